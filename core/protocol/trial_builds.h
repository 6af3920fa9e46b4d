// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/protocol/facts.h"

#include <string>
#include <string_view>
#include <vector>

/// The file in which a host keeps how trial builds ended (paths::trialBuilds).
namespace vfpilot::protocol {

constexpr std::size_t trialBuildsAtMost = 60; ///< the oldest are forgotten
constexpr std::size_t trialLogAtMost = 2000;  ///< bytes
constexpr std::size_t trialBuildsFileAtMost = 1024 * 1024;

/// Error file-malformed {path, line, reason}: any value is not of its form. There is no half of
/// such a file that could be relied on.
Result<std::vector<TrialBuild>> parseTrialBuilds(std::string_view text, const std::string& path);

std::string trialBuildsText(const std::vector<TrialBuild>& builds);

/// `build` as the newest, in place of what was known of the same release, kernel and package. Its
/// log loses its beginning, and what is no printable ASCII, where it has to.
std::vector<TrialBuild> remembered(std::vector<TrialBuild> builds, TrialBuild build);

} // namespace vfpilot::protocol
