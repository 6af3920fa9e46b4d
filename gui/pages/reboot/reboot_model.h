// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/protocol/methods.h"
#include "gui/pages/reboot/guard_model.h"
#include "gui/report/recovery_card.h"
#include "remote/reboot_watch.h"

#include <QElapsedTimer>
#include <QObject>

#include <optional>
#include <vector>

namespace vfpilot::gui {

class HostModel;

/// The restart of the host, from "is one pending" to "the same machine is back with a new boot".
class RebootModel : public QObject
{
    Q_OBJECT

public:
    enum class Stage {
        Looking,   ///< it is not known yet whether a restart is pending
        NotNeeded, ///< none is
        Ready,     ///< one is; nothing was asked yet
        Asking,    ///< the request is on its way
        GoingDown,
        Down,
        Starting,
        Back,
        Failed, ///< error() says why
    };
    Q_ENUM(Stage)

    explicit RebootModel(HostModel& host, QObject* parent = nullptr);

    /// After a look that failed.
    void lookAgain();
    /// Looks at what is pending and which guests run. Does nothing while a restart is under way.
    void start();

    Stage stage() const { return m_stage; }
    bool isWaiting() const;
    /// Guests that the restart will stop; guestsKnown() is false until the host told them.
    const std::vector<protocol::VmInfo>& guests() const { return m_guests; }
    bool guestsKnown() const { return m_guestsKnown; }
    bool areGuestsUnreadable() const { return m_guestsUnreadable; }
    /// Of Failed; in Looking, why it could not be looked.
    const std::optional<Error>& error() const { return m_error; }
    /// Seconds since the request.
    qint64 waitedSeconds() const;
    /// The recovery card of the job whose work waits for the restart.
    bool hasCard() const { return m_hasCard; }
    CardFacts card() const;
    GuardModel& guard() { return m_guard; }
    const GuardModel& guard() const { return m_guard; }

    /// Sets the guard where it is wanted, then asks the host to restart. Once: a second request for
    /// the same boot is not sent.
    void reboot();
    /// After a wait that was too short: goes on waiting for the same restart.
    void waitOn();

    // What the watch reports.
    void setPhase(remote::RebootWatch::Phase phase);
    void finish(const protocol::Hello& hello);
    void giveUp(const Error& error);

signals:
    void changed();

private:
    void look();
    void listGuests(const std::string& cursor);
    void readJob(const std::string& id);
    void set(Stage stage);
    void watch();
    void ask();

    HostModel& m_host;
    GuardModel m_guard;
    remote::RebootWatch* m_watch = nullptr; ///< null in tests that have no connection
    Stage m_stage = Stage::Looking;
    protocol::Hello m_before;
    QElapsedTimer m_since;
    CardFacts m_card;
    std::vector<protocol::VmInfo> m_guests;
    std::optional<Error> m_error;
    bool m_guestsKnown = false;
    bool m_guestsUnreadable = false;
    bool m_listing = false;
    bool m_hasCard = false;
};

} // namespace vfpilot::gui
