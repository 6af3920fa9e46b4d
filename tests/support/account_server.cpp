// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/account_server.h"

#include "tests/support/processes.h"
#include "tests/support/remote_bench.h"
#include "tests/support/ssh_server.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QTcpServer>
#include <QThread>

#include <csignal>

#include <sys/prctl.h>
#include <unistd.h>

namespace vfpilot::test {
namespace {

constexpr auto ownMounts = VFPILOT_SOURCE_DIR "/resources/demo/own_mounts";
constexpr auto unpackedSudo = VFPILOT_BUILD_DIR "/sudo/usr";

quint16 freePort()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    return server.serverPort();
}

} // namespace

AccountServer::AccountServer(QString folder)
    : m_folder(std::move(folder))
{
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGKILL); });
}

AccountServer::~AccountServer()
{
    stop();
}

QString AccountServer::whyNot()
{
    if (::geteuid() != 0)
        return QStringLiteral("SKIPPED: accounts of its own need root");
    if (run(ownMounts, {"sh", "-c", "mount -t overlay -o lowerdir=/etc:/usr overlay /usr"}) != 0)
        return QStringLiteral("SKIPPED: no mount namespace with overlays here");
    if (!QFileInfo::exists("/usr/bin/sudo") && !QFileInfo::exists(unpackedSudo))
        return QStringLiteral("SKIPPED: no sudo here");
    return {};
}

bool AccountServer::start(const QByteArray& setup, const QStringList& options)
{
    stop();
    QDir().mkpath(m_folder);
    const QString key = m_folder + "/ssh_host_ed25519_key";
    if (!QFileInfo::exists(key))
        run("ssh-keygen", {"-q", "-t", "ed25519", "-N", "", "-f", key});
    writeFile(m_folder + "/setup", setup + '\n');
    QFile::remove(m_folder + "/sshd.pid");
    m_port = freePort();
    const bool isInstalled = QFileInfo::exists("/usr/bin/sudo");
    m_process.start(ownMounts,
                    QStringList{VFPILOT_SOURCE_DIR "/tests/support/account_host", m_folder,
                                VFPILOT_BUILD_DIR "/openssh",
                                isInstalled ? QString() : QString::fromLatin1(unpackedSudo),
                                QString::number(m_port)} +
                        options);
    QElapsedTimer timer;
    timer.start();
    while (timer.elapsed() < 20000 && m_process.state() != QProcess::NotRunning) {
        if (QFileInfo::exists(m_folder + "/sshd.pid"))
            return true;
        m_process.waitForFinished(20);
    }
    qWarning("%s", readFile(m_folder + "/sshd.log").constData());
    return false;
}

void AccountServer::stop()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    killSessions();
    m_process.terminate();
    if (!m_process.waitForFinished(5000))
        m_process.kill();
    m_process.waitForFinished();
}

void AccountServer::killSessions()
{
    for (const int process : processes())
        ::kill(process, SIGKILL);
}

QByteArray AccountServer::hostKey() const
{
    const auto words = readFile(m_folder + "/ssh_host_ed25519_key.pub").trimmed().split(' ');
    return words.value(0) + ' ' + words.value(1);
}

QByteArray AccountServer::log() const
{
    return readFile(m_folder + "/sshd.log");
}

QString AccountServer::inside(const QString& path) const
{
    return QStringLiteral("/proc/%1/root%2").arg(m_process.processId()).arg(path);
}

QList<int> AccountServer::processes() const
{
    QList<int> found = {static_cast<int>(m_process.processId())};
    for (qsizetype i = 0; i < found.size(); ++i)
        found += childrenOf(found[i]);
    found.removeFirst();
    return found;
}

} // namespace vfpilot::test
