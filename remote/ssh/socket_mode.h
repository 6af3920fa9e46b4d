// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace vfpilot::remote {

/// libssh makes its socket blocking once it is connected, and a full send buffer would then hold
/// up the whole session thread. One file a platform.
void makeNonBlocking(qintptr socket);

} // namespace vfpilot::remote
