// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/ssh/host_worker.h"

#include "core/protocol/paths.h"
#include "remote/file_hash.h"
#include "remote/package_name.h"
#include "remote/ssh/host_survey.h"

#include <QFileInfo>

namespace vfpilot::remote {

void HostWorker::open(const Order& order)
{
    drop();
    if (!order.isReconnect || m_hops.empty()) {
        m_hops.clear();
        for (const HostProfile& jump : order.profile.jumps)
            m_hops.emplace_back().profile = jump;
        m_hops.emplace_back().profile = order.profile;
    }
    m_order = order;
    m_isEngineUploaded = false;
    openHop(0);
    // While the server gets ready to answer.
    const auto hash = fileSha256(order.settings.enginePath);
    if (!hash) {
        return end(fail(Errc::EngineMissing, {{"path", order.settings.enginePath.toStdString()}},
                        hash.error().detail));
    }
    m_engineHash = *hash;
}

void HostWorker::openHop(std::size_t index)
{
    Hop& hop = m_hops[index];
    const Connection::Settings& settings = m_order.settings;
    auto* session =
        new SshSession({hop.profile, settings.knownHostsFile, settings.personKnownHosts,
                        settings.defaultKeys, settings.connectTimeoutSeconds, hop.fingerprint,
                        index > 0 ? m_hops[index - 1].session : QPointer<SshSession>(),
                        KeepAlive::Rhythm{settings.keepAliveMs, settings.silenceMs}},
                       hop.memory, this);
    hop.session = session;
    const quint64 number = m_order.number;
    const bool isJump = index + 1 < m_hops.size();
    const QString jumpTo = isJump ? m_order.profile.label() : QString();
    connect(session, &SshSession::stateChanged, this,
            [this, number](Connection::State state) { emit stateChanged(number, state); });
    connect(session, &SshSession::hostKeyAsked, this,
            [this, number, jumpTo](HostKeyQuestion question) {
                question.jumpTo = jumpTo;
                emit hostKeyAsked(number, question);
            });
    connect(session, &SshSession::secretAsked, this,
            [this, number, jumpTo](SecretQuestion question) {
                question.jumpTo = jumpTo;
                emit secretAsked(number, question);
            });
    connect(session, &SshSession::signedIn, this, [this, index] { signedIn(index); });
    connect(session, &SshSession::ended, this, &HostWorker::end);
    session->open();
}

void HostWorker::signedIn(std::size_t index)
{
    m_hops[index].fingerprint = m_hops[index].session->fingerprint();
    if (index + 1 < m_hops.size())
        return openHop(index + 1);
    // Only the simulated host works below another root, and it belongs to whoever runs it.
    m_access = new RootAccess(m_order.profile, !m_order.profile.isSimulated(), m_hops[index].memory,
                              m_hops[index].session);
    connect(m_access, &RootAccess::asked, this, &HostWorker::askForRoot);
    connect(m_access, &RootAccess::answered, this,
            [this] { emit stateChanged(m_order.number, Connection::State::Starting); });
    startEngine();
}

/// The last one that was begun: the others are signed in.
SshSession* HostWorker::current() const
{
    for (auto hop = m_hops.rbegin(); hop != m_hops.rend(); ++hop) {
        if (hop->session)
            return hop->session;
    }
    return nullptr;
}

void HostWorker::close()
{
    drop();
    m_hops.clear();
}

void HostWorker::drop()
{
    for (const auto& [number, upload] : std::exchange(m_uploads, {})) {
        if (upload)
            upload->disconnect(this);
    }
    if (m_engine)
        m_engine->disconnect(this);
    if (m_access)
        m_access->disconnect(this);
    m_engine = nullptr;
    m_access = nullptr;
    // Possibly called from a signal of a session; each takes what runs over it along. The host's
    // own goes first, as it says goodbye through the others.
    for (auto hop = m_hops.rbegin(); hop != m_hops.rend(); ++hop) {
        if (SshSession* session = std::exchange(hop->session, nullptr)) {
            session->abandon();
            session->deleteLater();
        }
    }
}

void HostWorker::answerHostKey(bool accept)
{
    if (SshSession* session = current())
        session->answerHostKey(accept);
}

void HostWorker::askForRoot(const SecretQuestion& question)
{
    emit stateChanged(m_order.number, Connection::State::SigningIn);
    emit secretAsked(m_order.number, question);
}

void HostWorker::answerSecret(Secret secret)
{
    if (m_access && m_access->isAsking())
        m_access->answer(std::move(secret));
    else if (SshSession* session = current())
        session->answerSecret(std::move(secret));
}

void HostWorker::cancelSecret()
{
    if (m_access && m_access->isAsking())
        end(fail(Errc::Cancelled));
    else if (SshSession* session = current())
        session->cancelSecret();
}

void HostWorker::sendLine(const QByteArray& line)
{
    if (m_engine)
        m_engine->sendLine(line);
}

void HostWorker::startEngine()
{
    emit stateChanged(m_order.number, Connection::State::Starting);
    m_engine = new EngineProcess(*host(), *m_access, EnginePlace(m_order.profile, m_engineHash),
                                 m_order.profile.label().toStdString(), host());
    const quint64 number = m_order.number;
    connect(m_engine, &EngineProcess::greeted, this,
            [this, number] { emit engineStarted(number); });
    connect(m_engine, &EngineProcess::lineReceived, this,
            [this, number](const QByteArray& line) { emit lineReceived(number, line); });
    connect(m_engine, &EngineProcess::notRunnable, this, &HostWorker::putEngine);
    connect(m_engine, &EngineProcess::ended, this, &HostWorker::end);
    m_engine->start();
}

void HostWorker::putEngine(const Error& why)
{
    m_engine->deleteLater();
    if (std::exchange(m_isEngineUploaded, true))
        return end(why);
    emit stateChanged(m_order.number, Connection::State::Uploading);
    if (m_order.profile.isSimulated())
        uploadEngine();
    else
        surveyHost();
}

void HostWorker::surveyHost()
{
    const auto script = surveyScript({}, paths::stateDir);
    ExecChannel* channel = host()->exec(rootCommand(SudoUse::Never, "survey", script));
    auto output = std::make_shared<QByteArray>();
    connect(channel, &ExecChannel::output, this, [output](const QByteArray& bytes) {
        if (output->size() < 64 * 1024)
            output->append(bytes);
    });
    connect(channel, &ExecChannel::finished, this, [this, channel, output] {
        channel->deleteLater();
        const QFileInfo engine(m_order.settings.enginePath);
        if (const auto judged = judgeSurvey(readSurvey(*output), engine.size()); !judged)
            return end(judged.error());
        uploadEngine();
    });
    connect(channel, &ExecChannel::refused, this, [this](const QByteArray& reason) {
        end(fail(Errc::EngineStartFailed, {{"host", m_order.profile.label().toStdString()}},
                 reason.toStdString()));
    });
}

void HostWorker::uploadEngine()
{
    auto* upload = new Upload(
        *host(), *m_access,
        {m_order.settings.enginePath, EnginePlace(m_order.profile, m_engineHash).file}, host());
    const quint64 number = m_order.number;
    connect(upload, &Upload::progress, this, [this, number](qint64 sent, qint64 total) {
        emit engineProgress(number, sent, total);
    });
    connect(upload, &Upload::failed, this, &HostWorker::end);
    connect(upload, &Upload::done, this, [this, upload] {
        upload->deleteLater();
        startEngine();
    });
    upload->start();
}

void HostWorker::uploadPackage(quint64 number, const QString& path)
{
    if (!m_access) {
        emit packageFailed(number,
                           fail(Errc::LinkLost, {{"host", m_order.profile.label().toStdString()}}));
        return;
    }
    if (const auto checked = checkPackageFile(path); !checked) {
        emit packageFailed(number, checked.error());
        return;
    }
    const auto hash = fileSha256(path);
    if (!hash) {
        emit packageFailed(number, hash.error());
        return;
    }
    const QFileInfo info(path);
    protocol::PackageFile file;
    file.sha256 = hash->toStdString();
    file.fileName = info.fileName().toStdString();
    file.size = info.size();
    const QByteArray folder = QByteArray(paths::packageDir).mid(qstrlen(paths::stateDir) + 1);
    auto* upload = new Upload(*host(), *m_access,
                              {path,
                               {hostRoot(m_order.profile) + paths::stateDir, folder + '/' + *hash,
                                info.fileName().toUtf8(), *hash, "0600"}},
                              host());
    m_uploads[number] = upload;
    connect(upload, &Upload::progress, this, [this, number](qint64 sent, qint64 total) {
        emit packageProgress(number, sent, total);
    });
    connect(upload, &Upload::done, this, [this, upload, number, file] {
        m_uploads.erase(number);
        upload->deleteLater();
        emit packageDone(number, file);
    });
    connect(upload, &Upload::failed, this, [this, upload, number](const Error& error) {
        m_uploads.erase(number);
        upload->deleteLater();
        emit packageFailed(number, error);
    });
    upload->start();
}

void HostWorker::cancelUploads()
{
    for (const auto& [number, upload] : std::exchange(m_uploads, {})) {
        upload->cancel();
        upload->deleteLater();
        emit packageFailed(number, fail(Errc::Cancelled));
    }
}

void HostWorker::end(const Error& error)
{
    const quint64 number = m_order.number;
    drop();
    emit ended(number, error);
}

} // namespace vfpilot::remote
