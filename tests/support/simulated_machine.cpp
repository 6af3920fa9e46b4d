// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/simulated_machine.h"

#include "tests/support/processes.h"
#include "tests/support/remote_bench.h"

#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>

#include <csignal>

namespace vfpilot::test {
namespace {

const QString machineProgram = QStringLiteral(VFPILOT_SOURCE_DIR "/resources/demo/machine");

} // namespace

bool SimulatedMachine::powerOn(double speed, const QString& scenario)
{
    const QString folder = m_folder.filePath("host");
    QStringList making = {"make", folder, "--speed", QString::number(speed), "--down", "0"};
    if (!scenario.isEmpty())
        making << "--scenario" << scenario;
    if (test::run(machineProgram, making) != 0)
        return false;
    m_machine.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_machine.start(machineProgram,
                    {"run", folder, "--openssh", VFPILOT_BUILD_DIR "/openssh", "--with-parent"});
    while (m_machine.canReadLine() || m_machine.waitForReadyRead(30000)) {
        if (m_machine.readLine().trimmed() == "ready") {
            readConnection();
            return true;
        }
    }
    return false;
}

SimulatedMachine::~SimulatedMachine()
{
    if (m_machine.state() == QProcess::NotRunning)
        return;
    goOn();
    m_machine.terminate();
    if (!m_machine.waitForFinished(10000))
        m_machine.kill();
    m_machine.waitForFinished();
}

void SimulatedMachine::readConnection()
{
    const QJsonObject told =
        QJsonDocument::fromJson(readFile(m_folder.filePath("host/connection.json"))).object();
    m_profile.name = told.value("name").toString();
    m_profile.address = told.value("address").toString();
    m_profile.port = static_cast<quint16>(told.value("port").toInt());
    m_profile.user = told.value("user").toString();
    m_profile.keyFile = told.value("keyFile").toString();
    m_profile.root = told.value("root").toString();
    m_fingerprint = told.value("fingerprint").toString();
    m_package = told.value("package").toString();
}

QByteArray SimulatedMachine::read(const QString& path) const
{
    return readFile(at(path));
}

void SimulatedMachine::write(const QString& path, const QByteArray& content) const
{
    writeFile(at(path), content);
}

remote::Connection::Settings SimulatedMachine::settings() const
{
    remote::Connection::Settings settings;
    settings.enginePath = VFPILOT_BUILD_DIR "/bin/vfpilot-engine";
    settings.knownHostsFile = m_folder.filePath("known_hosts");
    settings.connectTimeoutSeconds = 10;
    settings.reconnectSeconds = 1;
    return settings;
}

int SimulatedMachine::run(const QString& tool, const QStringList& words) const
{
    return test::run(at(tool), words);
}

void SimulatedMachine::cutSessions() const
{
    const int listener = readFile(m_folder.filePath("host/ssh/sshd.pid")).trimmed().toInt();
    for (const int session : childrenOf(listener)) {
        for (const int child : childrenOf(session))
            ::kill(child, SIGKILL);
        ::kill(session, SIGKILL);
    }
}

void SimulatedMachine::cutServer() const
{
    // What would start it again is held first.
    ::kill(static_cast<pid_t>(m_machine.processId()), SIGSTOP);
    cutSessions();
    const int listener = readFile(m_folder.filePath("host/ssh/sshd.pid")).trimmed().toInt();
    if (listener > 0)
        ::kill(listener, SIGKILL);
}

void SimulatedMachine::goOn() const
{
    ::kill(static_cast<pid_t>(m_machine.processId()), SIGCONT);
}

int SimulatedMachine::jobProcess(const QString& job) const
{
    const QByteArray told = read("/run/systemd/transient/vfpilot-job-" + job + ".service.pid");
    return told.split(' ').first().toInt();
}

bool SimulatedMachine::killJob(const QString& job) const
{
    const int process = jobProcess(job);
    return process > 0 && ::kill(process, SIGKILL) == 0;
}

} // namespace vfpilot::test
