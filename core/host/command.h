// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/host.h"
#include "core/host/tree.h"

namespace vfpilot::host {

/// Runs a program that lies below the tree's root and waits for it. It gets a process group of its
/// own; past the limit the whole group is told to end, then made to.
Result<CommandResult> runCommand(const Tree& tree, const Command& command);

/// The environment every program gets, "NAME=value" each. Below another root its own folders come
/// first in PATH; the machine's follow for the interpreters of stand-ins.
std::vector<std::string> fixedEnvironment(const Tree& tree);

/// A null-terminated array for execve; points into `texts`.
std::vector<char*> pointersTo(const std::vector<std::string>& texts);

} // namespace vfpilot::host
