// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "remote/connection.h"
#include "remote/host_profile.h"

#include <QObject>
#include <QTimer>

#include <optional>

namespace vfpilot::gui {

/// How it stands with the connection, and what the person is asked about it. Widgets see this and
/// never the connection itself, so that tests need no SSH server; bindConnection() ties the two.
class LinkModel : public QObject
{
    Q_OBJECT

public:
    using State = remote::Connection::State;

    explicit LinkModel(QObject* parent = nullptr);

    State state() const { return m_state; }
    /// Between open() and the first hello or failure.
    bool isOpening() const;
    /// The link was there, is gone, and comes back by itself.
    bool isLost() const { return m_state == State::Reconnecting; }
    /// Until the next try; 0 while it is being made.
    int secondsToRetry() const { return m_secondsLeft; }
    /// Of the engine that is put on the host now; -1: not known.
    int uploadPercent() const { return m_uploadPercent; }
    /// Why it failed for good.
    const std::optional<Error>& error() const { return m_error; }
    const std::optional<remote::HostKeyQuestion>& hostKeyQuestion() const { return m_hostKey; }
    const std::optional<remote::SecretQuestion>& secretQuestion() const { return m_secret; }
    const remote::HostProfile& profile() const { return m_profile; }
    /// What is kept of the person's secrets; null: nothing can be.
    remote::KeptSecrets* kept() const { return m_kept; }
    void setKept(remote::KeptSecrets* kept) { m_kept = kept; }

    // The person.
    void open(const remote::HostProfile& profile);
    void close();
    void reconnectNow();
    void answerHostKey(bool accept);
    void answerSecret(const QString& answer, bool keep = false);
    void cancelSecret();

    // The connection.
    void setState(remote::Connection::State state);
    void askHostKey(const remote::HostKeyQuestion& question);
    void askSecret(const remote::SecretQuestion& question);
    void setUploaded(qint64 sent, qint64 total);
    void lose(const Error& reason, int seconds);
    void fail(const Error& error);

signals:
    /// Anything of the above is different now.
    void changed();

    void openRequested(const vfpilot::remote::HostProfile& profile);
    void closeRequested();
    void reconnectRequested();
    void hostKeyAnswered(bool accept);
    void secretAnswered(const QString& answer, bool keep);
    void secretCancelled();

private:
    void countDown();

    State m_state = State::Idle;
    remote::HostProfile m_profile;
    std::optional<Error> m_error;
    std::optional<remote::HostKeyQuestion> m_hostKey;
    std::optional<remote::SecretQuestion> m_secret;
    QTimer m_timer;
    int m_secondsLeft = 0;
    int m_uploadPercent = -1;
    remote::KeptSecrets* m_kept = nullptr;
};

} // namespace vfpilot::gui
