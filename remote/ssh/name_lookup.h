// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHostInfo>

#include <functional>
#include <memory>

namespace vfpilot::remote {

/// Looks a host's name up for an object of another thread, which may end at any time. The answer is
/// received in the application's thread first: Qt leaves one behind that comes to a thread that is
/// gone.
class NameLookup
{
public:
    using Found = std::function<void(const QHostInfo&)>;

    /// Calls `found` in the thread of `context`, unless this lookup is gone by then.
    NameLookup(const QString& name, QObject* context, Found found);
    ~NameLookup();
    NameLookup(const NameLookup&) = delete;
    NameLookup& operator=(const NameLookup&) = delete;

private:
    struct Waiting;
    std::shared_ptr<Waiting> m_waiting;
    int m_id;
};

} // namespace vfpilot::remote
