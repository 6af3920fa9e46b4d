// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/connection.h"

#include <QProcess>
#include <QStringList>
#include <QTemporaryDir>

namespace vfpilot::test {

/// The simulated PVE host behind its real OpenSSH server, and what may happen to such a machine.
/// It has a folder of its own and ends with this object.
class SimulatedMachine
{
public:
    /// `speed`: how long tools take; 1 is plausible, 0 no time. `scenario`: one of
    /// resources/demo/scenarios; empty: the usual machine. False: see standard error.
    bool powerOn(double speed, const QString& scenario = {});
    ~SimulatedMachine();

    QString root() const { return m_folder.filePath("host/root"); }
    /// The real file of a host's path.
    QString at(const QString& path) const { return root() + path; }
    QByteArray read(const QString& path) const;
    /// Bytes only: mode, owner and inode stay.
    void write(const QString& path, const QByteArray& content) const;

    remote::HostProfile profile() const { return m_profile; }
    QString fingerprint() const { return m_fingerprint; }
    QString package() const { return m_package; }
    /// The built engine, and files of a person that are nobody's.
    remote::Connection::Settings settings() const;

    /// Runs a tool of the host as a person at its console would; its exit status.
    int run(const QString& tool, const QStringList& words = {}) const;

    /// All SSH connections die, the server goes on.
    void cutSessions() const;
    /// The server dies too, and nobody starts it again before goOn().
    void cutServer() const;
    void goOn() const;

    /// The job's process, and its process's death without a word. False: none runs.
    int jobProcess(const QString& job) const;
    bool killJob(const QString& job) const;

private:
    void readConnection();

    QTemporaryDir m_folder;
    QProcess m_machine;
    remote::HostProfile m_profile;
    QString m_fingerprint;
    QString m_package;
};

} // namespace vfpilot::test
