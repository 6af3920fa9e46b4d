// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/ssh/local_pipe.h"
#include "remote/ssh/socket_mode.h"

#include <QLocalSocket>

#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

namespace vfpilot::remote {

std::unique_ptr<QIODevice> makeLocalPipe(qintptr& other)
{
    int ends[2];
    if (::socketpair(AF_UNIX, SOCK_STREAM, 0, ends) != 0)
        return nullptr;
    for (const int end : ends) {
        ::fcntl(end, F_SETFD, FD_CLOEXEC);
        makeNonBlocking(end);
    }
    auto socket = std::make_unique<QLocalSocket>();
    if (!socket->setSocketDescriptor(ends[0])) {
        ::close(ends[0]);
        ::close(ends[1]);
        return nullptr;
    }
    other = ends[1];
    return socket;
}

} // namespace vfpilot::remote
