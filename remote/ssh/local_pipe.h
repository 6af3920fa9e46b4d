// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <memory>

class QIODevice;

namespace vfpilot::remote {

/// Two ends of one stream within this program: the one returned, and `other`, a socket that libssh
/// takes over and closes. Null: the system gives none. One file a platform.
std::unique_ptr<QIODevice> makeLocalPipe(qintptr& other);

/// The same over the loopback interface, for systems without socket pairs. The end that leads to
/// the other host is the one that connects, so whoever else connects to the listener meanwhile
/// gets no way there: libssh speaks to them, and they have not the host's key.
std::unique_ptr<QIODevice> makeLoopbackPipe(qintptr& other);

} // namespace vfpilot::remote
