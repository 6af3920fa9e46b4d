// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/connection_private.h"

#include <algorithm>

namespace vfpilot::remote {
namespace {

constexpr int longestDelaySeconds = 30;
constexpr unsigned long threadEndMs = 3000;

/// The engine's streams, which the session thread carries.
class WorkerLink : public EngineLink
{
public:
    WorkerLink(HostWorker* worker, QObject* parent)
        : EngineLink(parent)
        , m_worker(worker)
    {}

    void sendLine(const QByteArray& line) override
    {
        QMetaObject::invokeMethod(
            m_worker, [worker = m_worker, line] { worker->sendLine(line); }, Qt::QueuedConnection);
    }
    /// Only the client calls this, after it has said why; the connection acts on that.
    void close() override {}

private:
    HostWorker* m_worker;
};

/// What trying again cannot change.
bool isFinal(Errc code)
{
    static constexpr Errc finals[] = {
        Errc::HostKeyChanged,
        Errc::HostKeyRejected,
        Errc::AuthFailed,
        Errc::KeyUnreadable,
        Errc::EngineMissing,
        Errc::HashMismatch,
        Errc::ProtocolMismatch,
        Errc::OtherMachine,
        Errc::NoSpace,
        Errc::UploadFailed,
        Errc::Cancelled,
        Errc::PlatformNotSupported,
        Errc::NotPve,
        Errc::PveTooOld,
        Errc::LibraryMissing,
        Errc::FolderNoexec,
        Errc::FolderReadOnly,
        Errc::FolderUnsafe,
        Errc::SudoMissing,
        Errc::SudoNotAllowed,
        Errc::SudoPasswordNeeded,
        Errc::SudoPasswordWrong,
        Errc::SudoNeedsTerminal,
        Errc::SudoFailed,
    };
    return std::find(std::begin(finals), std::end(finals), code) != std::end(finals);
}

} // namespace

Connection::Private::Private(Connection& owner, Settings options)
    : q(owner)
    , settings(std::move(options))
    , worker(new HostWorker)
    , thread(new QThread)
{
    thread->setObjectName(QStringLiteral("ssh"));
    worker->moveToThread(thread);
    QObject::connect(thread, &QThread::finished, worker, &QObject::deleteLater);
    retry.setSingleShot(true);
    listen();
    thread->start();
}

Connection::Private::~Private()
{
    dropLink(fail(Errc::LinkLost, {{"host", profile.label().toStdString()}}, "closed"));
    // A key agent that waits for its user can hold the thread up. The wizard does not wait for
    // that: thread and session are then left to the end of the program.
    thread->quit();
    if (thread->wait(threadEndMs))
        delete thread;
}

void Connection::Private::listen()
{
    // Signals of a try that was given up are still in the queue for a while.
    const auto counts = [this](quint64 of) { return of == number; };
    QObject::connect(&retry, &QTimer::timeout, &q, [this] { begin(true); });
    QObject::connect(worker, &HostWorker::stateChanged, &q, [=, this](quint64 of, State next) {
        if (counts(of) && state != State::Reconnecting)
            setState(next);
    });
    QObject::connect(worker, &HostWorker::hostKeyAsked, &q,
                     [=, this](quint64 of, const HostKeyQuestion& question) {
                         if (counts(of))
                             emit q.hostKeyAsked(question);
                     });
    QObject::connect(worker, &HostWorker::secretAsked, &q,
                     [=, this](quint64 of, const SecretQuestion& question) {
                         if (counts(of))
                             keeper.ask(question);
                     });
    QObject::connect(&keeper, &SecretKeeper::personAsked, &q, &Connection::secretAsked);
    QObject::connect(&keeper, &SecretKeeper::answered, &q, [this](std::shared_ptr<Secret> secret) {
        post([w = worker, secret] { w->answerSecret(std::move(*secret)); });
    });
    QObject::connect(worker, &HostWorker::engineProgress, &q,
                     [=, this](quint64 of, qint64 sent, qint64 total) {
                         if (counts(of))
                             emit q.engineProgress(sent, total);
                     });
    QObject::connect(worker, &HostWorker::engineStarted, &q, [=, this](quint64 of) {
        if (counts(of))
            startEngine();
    });
    QObject::connect(worker, &HostWorker::lineReceived, &q,
                     [=, this](quint64 of, const QByteArray& line) {
                         if (counts(of) && link)
                             emit link->lineReceived(line);
                     });
    QObject::connect(worker, &HostWorker::ended, &q, [=, this](quint64 of, const Error& error) {
        if (counts(of))
            lose(error);
    });
    QObject::connect(&client, &EngineClient::helloReceived, &q,
                     [this](const protocol::Hello& said) { greet(said); });
    QObject::connect(&client, &EngineClient::linkLost, &q, [this](const Error& reason) {
        if (link) // Otherwise it is our own doing.
            lose(reason);
    });
    QObject::connect(worker, &HostWorker::packageProgress, &q,
                     [this](quint64 upload, qint64 sent, qint64 total) {
                         const auto found = uploads.find(upload);
                         if (found != uploads.end() && found->second.context &&
                             found->second.progress)
                             found->second.progress(sent, total);
                     });
    QObject::connect(
        worker, &HostWorker::packageDone, &q,
        [this](quint64 upload, const protocol::PackageFile& file) { answerUpload(upload, file); });
    QObject::connect(worker, &HostWorker::packageFailed, &q,
                     [this](quint64 upload, const Error& error) { answerUpload(upload, error); });
}

void Connection::Private::begin(bool isReconnect)
{
    retry.stop();
    keeper.drop();
    if (!isReconnect) {
        wasReady = false;
        failedTries = 0;
        hello = {};
        setState(State::Connecting);
    }
    const HostWorker::Order order{++number, profile, settings, isReconnect};
    post([w = worker, order] { w->open(order); });
}

void Connection::Private::startEngine()
{
    link = new WorkerLink(worker, &q);
    client.setLink(link);
}

void Connection::Private::greet(const protocol::Hello& said)
{
    if (said.protocol != protocol::protocolVersion) {
        return lose(
            fail(Errc::ProtocolMismatch, {{"ours", std::to_string(protocol::protocolVersion)},
                                          {"theirs", std::to_string(said.protocol)}}));
    }
    if (wasReady && said.machineId != hello.machineId) {
        return lose(fail(Errc::OtherMachine, {{"host", profile.label().toStdString()}},
                         hello.machineId + " became " + said.machineId));
    }
    hello = said;
    wasReady = true;
    failedTries = 0;
    keeper.prove();
    setState(State::Ready);
    emit q.ready(hello);
}

void Connection::Private::lose(const Error& reason)
{
    if (!wasReady || isFinal(reason.code))
        return finish(State::Failed, reason);
    const int doubled = settings.reconnectSeconds << std::min(failedTries++, 5);
    const int seconds = std::min(doubled, longestDelaySeconds);
    finish(State::Reconnecting, reason);
    if (state != State::Reconnecting)
        return; // Somebody who listens has closed it.
    retry.start(seconds * 1000);
    emit q.linkLost(reason, seconds);
}

/// Ends the try that runs. Failed says so; Idle forgets the secrets as well.
void Connection::Private::finish(State next, const Error& reason)
{
    ++number;
    retry.stop();
    keeper.drop();
    if (next == State::Idle)
        post([w = worker] { w->close(); });
    else
        post([w = worker] { w->drop(); });
    dropLink(reason);
    setState(next);
    if (next == State::Failed && state == next)
        emit q.failed(reason);
}

void Connection::Private::dropLink(const Error& reason)
{
    if (EngineLink* old = std::exchange(link, nullptr)) {
        emit old->closed(reason);
        old->deleteLater();
    }
    failUploads(reason);
}

void Connection::Private::setState(State next)
{
    if (state == next)
        return;
    state = next;
    emit q.stateChanged(next);
}

void Connection::Private::upload(const QString& path,
                                 QObject* context,
                                 std::function<void(qint64, qint64)> progress,
                                 std::function<void(Result<protocol::PackageFile>)> reply)
{
    Q_ASSERT(context);
    const quint64 upload = ++lastUpload;
    uploads[upload] = {context, std::move(progress), std::move(reply)};
    if (state != State::Ready) {
        const Error error = fail(Errc::LinkLost, {{"host", profile.label().toStdString()}});
        QMetaObject::invokeMethod(
            &q, [this, upload, error] { answerUpload(upload, error); }, Qt::QueuedConnection);
        return;
    }
    post([w = worker, upload, path] { w->uploadPackage(upload, path); });
}

void Connection::Private::answerUpload(quint64 upload, const Result<protocol::PackageFile>& result)
{
    const auto found = uploads.find(upload);
    if (found == uploads.end())
        return;
    const PackageUpload one = std::move(found->second);
    uploads.erase(found);
    if (one.context)
        one.reply(result);
}

void Connection::Private::failUploads(const Error& reason)
{
    Error error = reason;
    error.code = Errc::LinkLost;
    error.args = {{"host", profile.label().toStdString()}};
    while (!uploads.empty())
        answerUpload(uploads.begin()->first, error);
}

} // namespace vfpilot::remote
