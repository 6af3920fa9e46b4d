// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <string>
#include <string_view>
#include <vector>

namespace vfpilot::protocol {

enum class FindingState {
    Ok,
    Info,
    Warning,
    Planned,    ///< not so yet; the plan sets it right
    Blocking,   ///< only a person can set it right, or it should be so by now and is not
    NotReached, ///< depends on a link before it that is not there
};

std::string_view wireName(FindingState state);

/// Where a statement was read, and what stood there. Plain text from the host, never markup.
struct Evidence
{
    std::string path; ///< a file, or a command as it was run
    std::string text;
};

/// One link of the chain, or one lint of a VM, or one refusal. The id, cause and fix are keys of
/// sentences in gui/text.
struct Finding
{
    std::string id; ///< e.g. "running-parameters"; see core/plan/chain.h for the list
    FindingState state = FindingState::Ok;
    Args args;
    std::string cause; ///< key of "why"; empty when there is nothing to explain
    std::string fix;   ///< key of "what to do"
    std::vector<Evidence> evidence;
};

/// Index of the first Blocking link, or -1.
int firstBroken(const std::vector<Finding>& chain);

} // namespace vfpilot::protocol
