// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalog/catalog.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Kernel command lines as the kernel understands them (lib/cmdline.c, kernel/params.c). Text is
/// kept and edited elsewhere; here it is only judged.
namespace vfpilot::plan {

/// One "name=value" of a command line; without "=" the value is empty.
struct KernelToken
{
    std::string name;
    std::string value;
    bool hasValue = false;
};

/// Up to a token "--", after which everything is for init. Quotes hold spaces and are taken off.
std::vector<KernelToken> kernelTokens(std::string_view commandLine);

/// The value the kernel takes: the last one wins; - and _ are the same in names.
std::optional<std::string> kernelValue(const std::vector<KernelToken>& tokens,
                                       std::string_view name);

/// Those of `wanted` that a kernel with this command line would not have.
std::vector<catalog::Parameter> missingParameters(std::string_view commandLine,
                                                  const std::vector<catalog::Parameter>& wanted);

} // namespace vfpilot::plan
