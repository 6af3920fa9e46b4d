// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/ssh_server.h"

#include "tests/support/processes.h"

#include <QFile>

#include <csignal>

namespace vfpilot::test {
namespace {

QByteArray content(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

SshServer::SshServer(QString folder, QString authorizedKeys)
    : m_folder(std::move(folder))
    , m_authorizedKeys(std::move(authorizedKeys))
{}

SshServer::~SshServer()
{
    stop();
}

bool SshServer::start(const QStringList& options, quint16 port)
{
    stop();
    QStringList words = {"--dir",          m_folder,    "--authorized-keys",
                         m_authorizedKeys, "--openssh", VFPILOT_BUILD_DIR "/openssh",
                         "--with-parent"};
    if (port != 0)
        words << "--port" << QString::number(port);
    for (const QString& option : options)
        words << "-o" << option;
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.start(VFPILOT_SOURCE_DIR "/resources/demo/sshd", words);
    while (m_process.canReadLine() || m_process.waitForReadyRead(20000)) {
        const QString line = QString::fromUtf8(m_process.readLine()).trimmed();
        const QString value = line.section(' ', 1);
        if (line == "ready")
            return true;
        if (line.startsWith("port "))
            m_port = static_cast<quint16>(value.toUInt());
        else if (line.startsWith("user "))
            m_user = value;
        else if (line.startsWith("fingerprint "))
            m_fingerprint = value;
    }
    return false;
}

void SshServer::stop()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.terminate();
    if (!m_process.waitForFinished(10000))
        m_process.kill();
    m_process.waitForFinished();
}

void SshServer::killSessions()
{
    const int listener = content(m_folder + "/sshd.pid").trimmed().toInt();
    for (const int session : childrenOf(listener)) {
        for (const int child : childrenOf(session))
            ::kill(child, SIGKILL);
        ::kill(session, SIGKILL);
    }
}

void SshServer::makeNewHostKey()
{
    const QString key = m_folder + "/ssh_host_ed25519_key";
    QFile::remove(key);
    QFile::remove(key + ".pub");
}

QByteArray SshServer::hostKey() const
{
    const QList<QByteArray> words =
        content(m_folder + "/ssh_host_ed25519_key.pub").trimmed().split(' ');
    return words.value(0) + ' ' + words.value(1);
}

QByteArray SshServer::log() const
{
    return content(m_folder + "/sshd.log");
}

} // namespace vfpilot::test
