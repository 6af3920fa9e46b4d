// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/remote_bench.h"

#include "remote/file_hash.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>

namespace vfpilot::test {

// The names hold what a shell would trip over.
RemoteBench::RemoteBench()
    : m_folder(QDir::tempPath() + "/vfpilot bench XXXXXX")
    , server(path("server"), path("authorized_keys"))
    , key(makeKey("my key"))
{
    QDir().mkpath(path("it's a $root"));
    authorize(key);
}

QString RemoteBench::makeKey(const QString& name, const QString& passphrase) const
{
    const QString file = path(name);
    run("ssh-keygen", {"-q", "-t", "ed25519", "-N", passphrase, "-C", "test", "-f", file});
    return file;
}

void RemoteBench::authorize(const QString& keyFile) const
{
    const QString file = path("authorized_keys");
    writeFile(file, readFile(file) + readFile(keyFile + ".pub"));
}

void RemoteBench::behave(const QByteArray& orders) const
{
    writeFile(profile().root + "/behave", orders);
}

void RemoteBench::writePersonKnownHosts(const QByteArray& content) const
{
    writeFile(path("person_known_hosts"), content);
}

void RemoteBench::trustHost() const
{
    writePersonKnownHosts("[127.0.0.1]:" + QByteArray::number(server.port()) + ' ' +
                          server.hostKey() + '\n');
}

remote::HostProfile RemoteBench::profile() const
{
    remote::HostProfile profile;
    profile.name = "bench";
    profile.address = "127.0.0.1";
    profile.port = server.port();
    profile.user = server.user();
    profile.keyFile = key;
    profile.root = path("it's a $root");
    return profile;
}

remote::Connection::Settings RemoteBench::settings() const
{
    remote::Connection::Settings settings;
    settings.enginePath = VFPILOT_BUILD_DIR "/bin/fake_engine";
    settings.knownHostsFile = path("ours/known_hosts");
    settings.personKnownHosts = QStringList(path("person_known_hosts"));
    settings.connectTimeoutSeconds = 10;
    settings.reconnectSeconds = 1;
    return settings;
}

QString RemoteBench::engineFile() const
{
    const auto hash = remote::fileSha256(settings().enginePath);
    return profile().root + "/var/lib/vfpilot/engine/" + QString::fromLatin1(*hash) +
           "/vfpilot-engine";
}

QStringList RemoteBench::engineFiles() const
{
    const QDir folder(profile().root + "/var/lib/vfpilot/engine");
    QStringList found;
    QDirIterator files(folder.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext())
        found += folder.relativeFilePath(files.next());
    return found;
}

void writeFile(const QString& path, const QByteArray& content)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("%s: %s", qPrintable(path), qPrintable(file.errorString()));
}

QByteArray readFile(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

int run(const QString& program, const QStringList& words)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(program, words);
    process.waitForFinished();
    return process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
}

} // namespace vfpilot::test
