// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/fd.h"
#include "core/host/host.h"
#include "core/host/tree.h"

#include <sys/types.h>

namespace vfpilot::host {

/// A program that was started, leader of its own process group. Whoever holds it must reap it.
struct Process
{
    pid_t pid = -1;
    Fd pidFd; ///< readable once the process has ended
    Fd out;   ///< its stdout; reading does not block
    Fd err;
};

/// Starts argv[0] as found below the root, with a fixed environment, default signals, the
/// command's input as a file on stdin and nothing else of ours open. Error: tool-missing.
Result<Process> spawn(const Tree& tree, const Command& command);

} // namespace vfpilot::host
