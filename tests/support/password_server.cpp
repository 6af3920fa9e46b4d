// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/password_server.h"

#include <libssh/libssh.h>
#include <libssh/server.h>

#include <QFile>

#include <memory>

#include <sys/socket.h>
#include <unistd.h>

// A server that wants each message itself has only these; the callbacks know no prompts.
#pragma GCC diagnostic ignored "-Wdeprecated-declarations"

namespace vfpilot::test {

PasswordServer::PasswordServer(const QString& hostKeyFile, QByteArray execOutput)
    : m_hostKeyFile(QFile::encodeName(hostKeyFile))
    , m_execOutput(std::move(execOutput))
{
    listen(QHostAddress::LocalHost);
}

PasswordServer::~PasswordServer()
{
    close();
    hangUp();
    for (std::thread& thread : m_threads)
        thread.join();
    for (const int socket : m_sockets)
        ::close(socket);
}

void PasswordServer::hangUp()
{
    for (const int socket : m_sockets)
        ::shutdown(socket, SHUT_RDWR);
}

void PasswordServer::incomingConnection(qintptr socket)
{
    ++connections;
    m_sockets.push_back(static_cast<int>(socket));
    m_threads.emplace_back([this, socket] { serve(static_cast<int>(socket)); });
}

void PasswordServer::serve(int socket)
{
    const std::unique_ptr<ssh_bind_struct, void (*)(ssh_bind)> bind(ssh_bind_new(), ssh_bind_free);
    const std::unique_ptr<ssh_session_struct, void (*)(ssh_session)> session(ssh_new(), ssh_free);
    const bool no = false;
    ssh_bind_options_set(bind.get(), SSH_BIND_OPTIONS_PROCESS_CONFIG, &no);
    ssh_bind_options_set(bind.get(), SSH_BIND_OPTIONS_HOSTKEY, m_hostKeyFile.constData());
    if (ssh_bind_accept_fd(bind.get(), session.get(), ::dup(socket)) != SSH_OK ||
        ssh_handle_key_exchange(session.get()) != SSH_OK)
        return;
    ssh_set_auth_methods(session.get(), (offersPassword ? SSH_AUTH_METHOD_PASSWORD : 0) |
                                            (offersKeys ? SSH_AUTH_METHOD_PUBLICKEY : 0) |
                                            (offersKeyboard ? SSH_AUTH_METHOD_INTERACTIVE : 0));
    int failures = 0;
    ssh_channel channel = nullptr;
    while (ssh_message message = ssh_message_get(session.get())) {
        const int type = ssh_message_type(message);
        bool isAnswered = true;
        if (type == SSH_REQUEST_AUTH) {
            isAnswered = answerAuth(session.get(), message, failures);
        } else if (type == SSH_REQUEST_CHANNEL_OPEN) {
            channel = ssh_message_channel_request_open_reply_accept(message);
        } else if (type == SSH_REQUEST_CHANNEL &&
                   ssh_message_subtype(message) == SSH_CHANNEL_REQUEST_EXEC) {
            ssh_message_channel_request_reply_success(message);
            ssh_channel_write(channel, m_execOutput.constData(),
                              static_cast<uint32_t>(m_execOutput.size()));
        } else {
            isAnswered = false;
        }
        if (!isAnswered)
            ssh_message_reply_default(message);
        ssh_message_free(message);
        if (hangsUpAfter > 0 && failures >= hangsUpAfter)
            break;
    }
    ssh_disconnect(session.get());
    ::shutdown(socket, SHUT_RDWR);
}

bool PasswordServer::answerAuth(ssh_session session, ssh_message message, int& failures)
{
    const int method = ssh_message_subtype(message);
    const auto judge = [&](bool isRight) {
        if (isRight)
            ssh_message_auth_reply_success(message, 0);
        else
            ++failures;
        return isRight;
    };
    if (method == SSH_AUTH_METHOD_PASSWORD && offersPassword) {
        ++passwordTries;
        return judge(password == ssh_message_auth_password(message));
    }
    if (method == SSH_AUTH_METHOD_PUBLICKEY)
        return judge(false);
    if (method != SSH_AUTH_METHOD_INTERACTIVE || !offersKeyboard)
        return false;
    if (!ssh_message_auth_kbdint_is_response(message)) {
        const char* prompts[] = {"Password: ", "\x1b[1mOne-time code\x07: "};
        char echo[] = {0, 1};
        ssh_message_auth_interactive_request(message, "PVE", "Two steps", asksForCode ? 2 : 1,
                                             prompts, echo);
        return true;
    }
    ++keyboardTries;
    const auto answered = [&](unsigned index, const char* right) {
        const char* given = ssh_userauth_kbdint_getanswer(session, index);
        return given && QByteArray(given) == right;
    };
    return judge(answered(0, password) && (!asksForCode || answered(1, "123456")));
}

} // namespace vfpilot::test
