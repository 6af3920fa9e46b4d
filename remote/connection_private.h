// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/connection.h"
#include "remote/link/engine_link.h"
#include "remote/secret_keeper.h"
#include "remote/ssh/host_worker.h"

#include <QTimer>

#include <map>

namespace vfpilot::remote {

/// The GUI thread's half of a connection: numbers the tries, keeps the state, decides what a loss
/// means. The other half is HostWorker.
class Connection::Private
{
public:
    Private(Connection& owner, Settings options);
    ~Private();

    void begin(bool isReconnect);
    void finish(State next, const Error& reason);
    void setState(State next);
    void upload(const QString& path,
                QObject* context,
                std::function<void(qint64, qint64)> progress,
                std::function<void(Result<protocol::PackageFile>)> reply);

    /// Runs in the session thread.
    template<class Task>
    void post(Task task)
    {
        QMetaObject::invokeMethod(worker, std::move(task), Qt::QueuedConnection);
    }

    Connection& q;
    Settings settings;
    HostProfile profile;
    EngineClient client;
    SecretKeeper keeper;
    protocol::Hello hello;
    State state = State::Idle;
    QTimer retry;
    HostWorker* worker; ///< lives in the session thread; only for post()

private:
    struct PackageUpload
    {
        QPointer<QObject> context;
        std::function<void(qint64, qint64)> progress;
        std::function<void(Result<protocol::PackageFile>)> reply;
    };

    void listen();
    void startEngine();
    void greet(const protocol::Hello& said);
    void lose(const Error& reason);
    void dropLink(const Error& reason);
    void failUploads(const Error& reason);
    void answerUpload(quint64 number, const Result<protocol::PackageFile>& result);

    QThread* thread;       ///< left alone when it cannot be ended in time
    quint64 number = 0;    ///< of the try whose signals count
    bool wasReady = false; ///< since open()
    int failedTries = 0;   ///< since Ready
    EngineLink* link = nullptr;
    quint64 lastUpload = 0;
    std::map<quint64, PackageUpload> uploads;
};

} // namespace vfpilot::remote
