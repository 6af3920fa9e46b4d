// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace vfpilot::model {

/// One line; the first four are what DkmsFacts of the wire holds.
struct DkmsStatus
{
    std::string module;
    std::string version;
    std::string kernel;       ///< empty when only added
    std::string state;        ///< "added", "built", "installed" or "broken": the source is gone
    std::string architecture; ///< empty when only added
    std::string note;         ///< "WARNING! Diff between built and installed module!", or empty
};

/// What `dkms status` of dkms 2 ("module, version, kernel, arch: state") or 3 ("module/version,
/// kernel, arch: state") says. Lines that are neither are passed over.
std::vector<DkmsStatus> parseDkmsStatus(std::string_view text);

} // namespace vfpilot::model
