// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/connection.h"
#include "remote/secret.h"
#include "remote/ssh/engine_process.h"
#include "remote/ssh/ssh_session.h"
#include "remote/ssh/upload.h"

#include <map>
#include <memory>

namespace vfpilot::remote {

/// What a Connection has in the session thread: the session, the engine on it, uploads. Every
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
    /// Lines follow, the hello first.
    void engineStarted(quint64 number);
    void lineReceived(quint64 number, const QByteArray& line);
    /// Nothing more comes of this try.
    void ended(quint64 number, const vfpilot::Error& error);
    void packageProgress(quint64 upload, qint64 sent, qint64 total);
    void packageDone(quint64 upload, const vfpilot::protocol::PackageFile& file);
    void packageFailed(quint64 upload, const vfpilot::Error& error);

private:
    void startEngine();
    void uploadEngine(const Error& why);
    void end(const Error& error);

    Order m_order;
    SecretMemory m_memory;
    QByteArray m_fingerprint; ///< of the host in the session before
    QByteArray m_engineHash;
    QPointer<SshSession> m_session;
    QPointer<EngineProcess> m_engine;
    bool m_isEngineUploaded = false;
    std::map<quint64, QPointer<Upload>> m_uploads;
};

} // namespace vfpilot::remote
