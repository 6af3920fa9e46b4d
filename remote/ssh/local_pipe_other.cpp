// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/ssh/local_pipe.h"

#include <QIODevice>

namespace vfpilot::remote {

std::unique_ptr<QIODevice> makeLocalPipe(qintptr& other)
{
    return makeLoopbackPipe(other);
}

} // namespace vfpilot::remote
