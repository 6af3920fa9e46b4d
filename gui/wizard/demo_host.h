// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/models/demo_connection.h"

#include <QObject>

#include <memory>
#include <optional>

namespace vfpilot::gui {

/// The simulated host: one that runs already, or one of our own that ends with us.
class DemoHost : public QObject
{
    Q_OBJECT

public:
    enum class State { Idle, Making, Starting, Ready, Failed };

    explicit DemoHost(QObject* parent = nullptr);
    ~DemoHost() override;

    /// A host that somebody else started.
    Result<> use(const QString& connectionFile);
    /// The program that makes one is here, and can run here.
    bool canStart() const;
    void start();

    State state() const { return m_state; }
    bool isAvailable() const { return m_state == State::Ready || canStart(); }
    /// Once Ready.
    const std::optional<DemoConnection>& connection() const { return m_connection; }
    /// After Failed: what the program said, for the log.
    QString output() const { return m_output; }

signals:
    void changed();

private:
    class Machine; // its processes; Linux only
    void setState(State state);

    State m_state = State::Idle;
    std::optional<DemoConnection> m_connection;
    QString m_output;
    std::unique_ptr<Machine> m_machine;
};

} // namespace vfpilot::gui
