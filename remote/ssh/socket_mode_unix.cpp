// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/ssh/socket_mode.h"

#include <fcntl.h>

namespace vfpilot::remote {

void makeNonBlocking(qintptr socket)
{
    const int file = static_cast<int>(socket);
    const int flags = fcntl(file, F_GETFL);
    if (flags >= 0 && !(flags & O_NONBLOCK))
        fcntl(file, F_SETFL, flags | O_NONBLOCK);
}

} // namespace vfpilot::remote
