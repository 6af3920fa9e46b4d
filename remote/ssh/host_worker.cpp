// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/ssh/host_worker.h"

#include "core/protocol/paths.h"
#include "remote/file_hash.h"
#include "remote/package_name.h"

#include <QFileInfo>

namespace vfpilot::remote {

void HostWorker::open(const Order& order)
{
    drop();
    if (!order.isReconnect) {
        m_memory.clear();
        m_fingerprint.clear();
    }
    m_order = order;
    m_isEngineUploaded = false;
    const auto hash = fileSha256(order.settings.enginePath);
    if (!hash) {
        return end(fail(Errc::EngineMissing, {{"path", order.settings.enginePath.toStdString()}},
                        hash.error().detail));
    }
    m_engineHash = *hash;

    const Connection::Settings& settings = order.settings;
    m_session =
        new SshSession({order.profile, settings.knownHostsFile, settings.personKnownHosts,
                        settings.defaultKeys, settings.connectTimeoutSeconds, m_fingerprint},
                       m_memory, this);
    const quint64 number = order.number;
    connect(m_session, &SshSession::stateChanged, this,
            [this, number](Connection::State state) { emit stateChanged(number, state); });
    connect(m_session, &SshSession::hostKeyAsked, this,
            [this, number](const HostKeyQuestion& q) { emit hostKeyAsked(number, q); });
    connect(m_session, &SshSession::secretAsked, this,
            [this, number](const SecretQuestion& q) { emit secretAsked(number, q); });
    connect(m_session, &SshSession::signedIn, this, &HostWorker::startEngine);
    connect(m_session, &SshSession::ended, this, &HostWorker::end);
    m_session->open();
}

void HostWorker::close()
{
    drop();
    m_memory.clear();
    m_fingerprint.clear();
}

void HostWorker::drop()
{
    for (const auto& [number, upload] : std::exchange(m_uploads, {})) {
        if (upload)
            upload->disconnect(this);
    }
    if (m_engine)
        m_engine->disconnect(this);
    m_engine = nullptr;
    // Possibly called from a signal of the session; it takes engine and uploads along.
    if (m_session) {
        m_session->disconnect(this);
        m_session->deleteLater();
    }
    m_session = nullptr;
}

void HostWorker::answerHostKey(bool accept)
{
    if (m_session)
        m_session->answerHostKey(accept);
}

void HostWorker::answerSecret(Secret secret)
{
    if (m_session)
        m_session->answerSecret(std::move(secret));
}

void HostWorker::cancelSecret()
{
    if (m_session)
        m_session->cancelSecret();
}

void HostWorker::sendLine(const QByteArray& line)
{
    if (m_engine)
        m_engine->sendLine(line);
}

void HostWorker::startEngine()
{
    m_fingerprint = m_session->fingerprint();
    emit stateChanged(m_order.number, Connection::State::Starting);
    m_engine = new EngineProcess(*m_session, EnginePlace(m_order.profile, m_engineHash),
                                 m_order.profile.label().toStdString(), m_session);
    const quint64 number = m_order.number;
    connect(m_engine, &EngineProcess::greeted, this,
            [this, number] { emit engineStarted(number); });
    connect(m_engine, &EngineProcess::lineReceived, this,
            [this, number](const QByteArray& line) { emit lineReceived(number, line); });
    connect(m_engine, &EngineProcess::notRunnable, this, &HostWorker::uploadEngine);
    connect(m_engine, &EngineProcess::ended, this, &HostWorker::end);
    m_engine->start();
}

void HostWorker::uploadEngine(const Error& why)
{
    m_engine->deleteLater();
    if (std::exchange(m_isEngineUploaded, true))
        return end(why);
    emit stateChanged(m_order.number, Connection::State::Uploading);
    const EnginePlace place(m_order.profile, m_engineHash);
    auto* upload = new Upload(
        *m_session,
        {m_order.settings.enginePath, place.sha256, place.folder, paths::engineName, "0700"},
        m_session);
    connect(upload, &Upload::failed, this, &HostWorker::end);
    connect(upload, &Upload::done, this, [this, upload] {
        upload->deleteLater();
        startEngine();
    });
    upload->start();
}

void HostWorker::uploadPackage(quint64 number, const QString& path)
{
    if (!m_session) {
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
    QByteArray root = m_order.profile.root.toUtf8();
    while (root.endsWith('/'))
        root.chop(1);
    auto* upload = new Upload(
        *m_session,
        {path, *hash, root + paths::packageDir + '/' + *hash, info.fileName().toUtf8(), "0600"},
        m_session);
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
