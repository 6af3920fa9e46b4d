// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/connection.h"
#include "remote/secret.h"
#include "remote/ssh/engine_process.h"
#include "remote/ssh/ssh_session.h"
#include "remote/ssh/upload.h"

#include <deque>
#include <map>
#include <memory>

namespace vfpilot::remote {

/// What a Connection has in the session thread: the sessions of the jump hosts, the host's own, the
/// engine on it, uploads. Every
/// signal carries the number of the try it belongs to, because a try may be given up while its
/// signals are still under way.
class HostWorker : public QObject
{
    Q_OBJECT

public:
    struct Order
    {
        quint64 number = 0;
        HostProfile profile;
        Connection::Settings settings;
        bool isReconnect = false; ///< same host key, and secrets are remembered
    };

    HostWorker() = default;

    void open(const Order& order);
    /// For good: forgets the secrets too.
    void close();
    void drop();
    void answerHostKey(bool accept);
    void answerSecret(Secret secret);
    void cancelSecret();
    void sendLine(const QByteArray& line);
    void uploadPackage(quint64 upload, const QString& path);
    void cancelUploads();

signals:
    void stateChanged(quint64 number, vfpilot::remote::Connection::State state);
    void hostKeyAsked(quint64 number, const vfpilot::remote::HostKeyQuestion& question);
    void secretAsked(quint64 number, const vfpilot::remote::SecretQuestion& question);
    void engineProgress(quint64 number, qint64 sent, qint64 total);
    /// Lines follow, the hello first.
    void engineStarted(quint64 number);
    void lineReceived(quint64 number, const QByteArray& line);
    /// Nothing more comes of this try.
    void ended(quint64 number, const vfpilot::Error& error);
    void packageProgress(quint64 upload, qint64 sent, qint64 total);
    void packageDone(quint64 upload, const vfpilot::protocol::PackageFile& file);
    void packageFailed(quint64 upload, const vfpilot::Error& error);

private:
    /// A host on the way, the last one being the host itself.
    struct Hop
    {
        HostProfile profile;
        SecretMemory memory;
        QByteArray fingerprint; ///< of the session before
        QPointer<SshSession> session;
    };

    void openHop(std::size_t index);
    void signedIn(std::size_t index);
    SshSession* current() const;
    SshSession* host() const { return m_hops.empty() ? nullptr : m_hops.back().session.data(); }
    void askForRoot(const SecretQuestion& question);
    void startEngine();
    void putEngine(const Error& why);
    void surveyHost();
    void uploadEngine();
    void end(const Error& error);

    Order m_order;
    std::deque<Hop> m_hops; ///< kept from one try to the next
    QByteArray m_engineHash;
    QPointer<RootAccess> m_access;
    QPointer<EngineProcess> m_engine;
    bool m_isEngineUploaded = false;
    std::map<quint64, QPointer<Upload>> m_uploads;
};

} // namespace vfpilot::remote
