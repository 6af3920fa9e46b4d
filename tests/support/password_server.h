// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QTcpServer>

#include <atomic>
#include <thread>
#include <vector>

struct ssh_message_struct;
struct ssh_session_struct;

namespace vfpilot::test {

/// An in-process libssh server, not OpenSSH's: for passwords and the prompts of
/// keyboard-interactive, which the real one could show only with accounts of this machine. Runs no
/// program; every exec is answered with fixed text and stays open.
class PasswordServer : public QTcpServer
{
    Q_OBJECT

public:
    PasswordServer(const QString& hostKeyFile, QByteArray execOutput);
    ~PasswordServer() override;

    // Set before the client connects.
    QByteArray password = "secret";
    bool offersPassword = true;
    bool offersKeyboard = false;
    bool asksForCode = false; ///< keyboard-interactive: a second prompt, "123456" is right
    bool offersKeys = false;  ///< none is right
    int hangsUpAfter = 0;     ///< failed tries, like MaxAuthTries; 0: never

    /// Every session ends.
    void hangUp();

    std::atomic<int> connections = 0;
    std::atomic<int> passwordTries = 0;
    std::atomic<int> keyboardTries = 0;

protected:
    void incomingConnection(qintptr socket) override;

private:
    void serve(int socket);
    bool answerAuth(ssh_session_struct* session, ssh_message_struct* message, int& failures);

    QByteArray m_hostKeyFile;
    QByteArray m_execOutput;
    std::vector<std::thread> m_threads;
    std::vector<int> m_sockets;
};

} // namespace vfpilot::test
