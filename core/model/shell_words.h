// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vfpilot::model {

/// The source of a value that is a kernel command line, with each word set in its literal text
/// (KernelCmdline::set). Quotes, spacing and continued lines stay. None: a word of that key hangs
/// on a variable or on what a shell computes, or the source cannot be changed without a doubt.
std::optional<std::string> withKernelWords(std::string source,
                                           const std::vector<std::string>& words);

/// The same with the words taken out (KernelCmdline::remove).
std::optional<std::string> withoutKernelWords(std::string source,
                                              const std::vector<std::string>& words);

} // namespace vfpilot::model
