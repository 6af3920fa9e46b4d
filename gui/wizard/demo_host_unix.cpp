// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/wizard/demo_host.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QProcess>
#include <QTemporaryDir>
#include <QTimer>

// The simulated host is a Linux program; elsewhere demo_host_none.cpp stands in for this file.

namespace vfpilot::gui {
namespace {

constexpr int pollMs = 150;
constexpr int limitMs = 60 * 1000;
constexpr int stopMs = 5 * 1000;

// Beside an installed wizard, else in the sources it was built from.
QString machineProgram()
{
    const QString installed =
        QCoreApplication::applicationDirPath() + QStringLiteral("/../share/vfpilot/demo/machine");
    for (const QString& path : {installed, QStringLiteral(VFPILOT_DEMO_DIR "/machine")}) {
        if (QFileInfo(path).isExecutable())
            return QDir::cleanPath(path);
    }
    return {};
}

} // namespace

class DemoHost::Machine : public QObject
{
public:
    explicit Machine(DemoHost& demo)
        : m_demo(demo)
        , m_program(machineProgram())
    {
        m_process.setProcessChannelMode(QProcess::MergedChannels);
        connect(&m_process, &QProcess::readyRead, this,
                [this] { m_demo.m_output += QString::fromUtf8(m_process.readAll()); });
        connect(&m_process, &QProcess::finished, this, &Machine::ended);
        connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
            if (error == QProcess::FailedToStart)
                m_demo.setState(State::Failed);
        });
        m_poll.setInterval(pollMs);
        connect(&m_poll, &QTimer::timeout, this, &Machine::look);
    }

    ~Machine() override
    {
        m_process.disconnect(this);
        if (m_process.state() == QProcess::NotRunning)
            return;
        m_process.terminate();
        if (!m_process.waitForFinished(stopMs))
            m_process.kill();
        m_process.waitForFinished(stopMs);
    }

    bool canStart() const { return !m_program.isEmpty(); }

    void start()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_demo.m_output.clear();
        m_demo.setState(State::Making);
        m_process.start(m_program, {QStringLiteral("make"), hostFolder()});
    }

private:
    QString hostFolder() const { return m_folder->filePath(QStringLiteral("host")); }

    void ended(int status)
    {
        const bool wasMade = m_demo.state() == State::Making && status == 0 &&
                             m_process.exitStatus() == QProcess::NormalExit;
        if (!wasMade) {
            m_poll.stop();
            m_demo.setState(State::Failed);
            return;
        }
        m_demo.setState(State::Starting);
        m_waitedMs = 0;
        m_process.start(m_program, {QStringLiteral("run"), hostFolder()});
        m_poll.start();
    }

    void look()
    {
        m_waitedMs += pollMs;
        const QString file = hostFolder() + QStringLiteral("/connection.json");
        if (QFileInfo::exists(file)) {
            m_poll.stop();
            if (!m_demo.use(file))
                m_demo.setState(State::Failed);
        } else if (m_waitedMs > limitMs) {
            m_poll.stop();
            m_process.terminate();
        }
    }

    DemoHost& m_demo;
    QString m_program;
    std::unique_ptr<QTemporaryDir> m_folder; // outlives the process that works in it
    QProcess m_process;
    QTimer m_poll;
    int m_waitedMs = 0;
};

DemoHost::DemoHost(QObject* parent)
    : QObject(parent)
    , m_machine(std::make_unique<Machine>(*this))
{}

DemoHost::~DemoHost() = default;

bool DemoHost::canStart() const
{
    return m_machine->canStart();
}

void DemoHost::start()
{
    if (m_state == State::Idle || m_state == State::Failed)
        m_machine->start();
}

} // namespace vfpilot::gui
