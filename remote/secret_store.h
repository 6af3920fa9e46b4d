// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/secret.h"

#include <QObject>

#include <functional>

namespace vfpilot::remote {

/// Where secrets stay beyond this run: the desktop's keychain, or a test's memory. Nothing blocks;
/// whoever holds a secret there may ask the person first.
class SecretStore : public QObject
{
    Q_OBJECT

public:
    enum class State {
        Unknown, ///< not used yet
        Available,
        Missing, ///< this desktop has none, or it does not answer
        Denied,  ///< it is there and was not opened to us
    };
    Q_ENUM(State)
    using Found = std::function<void(Secret)>;

    using QObject::QObject;

    /// As its last use has shown.
    State state() const { return m_state; }

    /// Calls `found` once, later, unless `context` is gone by then; with an empty secret where none
    /// is kept or the store fails. The state is known then.
    virtual void find(const QString& name, QObject* context, Found found) = 0;
    virtual void keep(const QString& name, const Secret& secret) = 0;
    virtual void forget(const QString& name) = 0;

signals:
    void stateChanged();

protected:
    void setState(State state)
    {
        if (std::exchange(m_state, state) != state)
            emit stateChanged();
    }

private:
    State m_state = State::Unknown;
};

} // namespace vfpilot::remote
