// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/mute_port.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace vfpilot::test {

MutePort::MutePort()
{
    sockaddr_in address = {};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    auto* any = reinterpret_cast<sockaddr*>(&address);
    socklen_t size = sizeof address;
    const int listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (::bind(listener, any, size) != 0 || ::listen(listener, 0) != 0 ||
        ::getsockname(listener, any, &size) != 0)
        qFatal("no port");
    m_port = ntohs(address.sin_port);
    m_sockets.push_back(listener);
    // More than the queue holds; the last ones wait for ever, as everybody will.
    for (int i = 0; i < 4; ++i) {
        const int client = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
        (void)::connect(client, any, size);
        m_sockets.push_back(client);
    }
}

MutePort::~MutePort()
{
    for (const int socket : m_sockets)
        ::close(socket);
}

} // namespace vfpilot::test
