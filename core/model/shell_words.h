// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
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

/// The same with each word as `change` gives it; one that it makes empty goes. None also where a
/// word is made of a variable and text.
std::optional<std::string>
withChangedWords(std::string source,
                 const std::function<std::string(const std::string& word)>& change);

} // namespace vfpilot::model
