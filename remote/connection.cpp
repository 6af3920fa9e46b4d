// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/connection.h"

#include "core/protocol/paths.h"
#include "remote/connection_private.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

namespace vfpilot::remote {

Connection::Settings Connection::standardSettings()
{
    const QDir ssh(QDir::homePath() + QStringLiteral("/.ssh"));
    const QDir data(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation));
    const QDir program(QCoreApplication::applicationDirPath());
    const QString engine = QLatin1String(paths::engineName);

    Settings settings;
    settings.knownHostsFile = data.filePath(QStringLiteral("known_hosts"));
    for (const char* name : {"known_hosts", "known_hosts2"})
        settings.personKnownHosts += ssh.filePath(QLatin1String(name));
    for (const char* name : {"id_ed25519", "id_ecdsa", "id_rsa"})
        settings.defaultKeys += ssh.filePath(QLatin1String(name));
    // Beside the wizard in a build folder; in libexec once installed.
    settings.enginePath = program.filePath(engine);
    const QString installed = program.filePath(QStringLiteral("../libexec/vfpilot/") + engine);
    if (!QFileInfo::exists(settings.enginePath) && QFileInfo::exists(installed))
        settings.enginePath = QDir::cleanPath(installed);
    return settings;
}

Connection::Connection(Settings settings, QObject* parent)
    : QObject(parent)
    , d(std::make_unique<Private>(*this, std::move(settings)))
{}

Connection::~Connection() = default;

Connection::State Connection::state() const
{
    return d->state;
}

const HostProfile& Connection::profile() const
{
    return d->profile;
}

const protocol::Hello& Connection::hello() const
{
    return d->hello;
}

EngineClient& Connection::client()
{
    return d->client;
}

void Connection::open(const HostProfile& profile)
{
    close();
    d->profile = profile;
    d->begin(false);
}

void Connection::close()
{
    if (d->state == State::Idle)
        return;
    const std::string host = d->profile.label().toStdString();
    d->finish(State::Idle, fail(Errc::LinkLost, {{"host", host}}, "closed"));
}

void Connection::answerHostKey(bool accept)
{
    d->post([w = d->worker, accept] { w->answerHostKey(accept); });
}

void Connection::setKeptSecrets(KeptSecrets* kept)
{
    d->keeper.setKept(kept);
}

KeptSecrets* Connection::keptSecrets() const
{
    return d->keeper.kept();
}

void Connection::answerSecret(const QString& answer, bool keep)
{
    d->keeper.take(answer, keep);
    auto secret = std::make_shared<Secret>(answer);
    d->post([w = d->worker, secret] { w->answerSecret(std::move(*secret)); });
}

void Connection::cancelSecret()
{
    d->post([w = d->worker] { w->cancelSecret(); });
}

void Connection::reconnectNow()
{
    if (d->state == State::Failed || d->retry.isActive())
        d->begin(true);
}

void Connection::uploadPackage(const QString& localPath,
                               QObject* context,
                               std::function<void(qint64, qint64)> progress,
                               std::function<void(Result<protocol::PackageFile>)> reply)
{
    d->upload(localPath, context, std::move(progress), std::move(reply));
}

void Connection::cancelUpload()
{
    d->post([w = d->worker] { w->cancelUploads(); });
}

} // namespace vfpilot::remote
