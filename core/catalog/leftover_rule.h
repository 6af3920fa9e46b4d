// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalog/version_window.h"
#include "core/protocol/finding.h"

#include <string>
#include <vector>

namespace vfpilot::catalog {

/// Something that instructions or scripts leave on a host. core/plan/leftovers.h looks for it.
struct LeftoverRule
{
    enum class Where {
        Cmdline, ///< each word of the kernel's command line
        File,    ///< each line of `files`
        Dkms,    ///< "module/version: added", "module/version, kernel: installed"
        Package, ///< "name version"
    };
    enum class Check {
        Pattern,       ///< the pattern matches: a word as a whole, elsewhere a part
        Absent,        ///< the file is there, and no line matches the pattern
        Repeated,      ///< a known parameter stands more than once with one value
        Contradicting, ///< a known parameter stands with different values
        StalePin,      ///< the file names a kernel that is not installed
    };

    std::string id; ///< without the "leftover-" of its finding
    Where where = Where::Cmdline;
    Check check = Check::Pattern;
    std::vector<std::string> files; ///< paths; * stands for any text without a slash
    std::string pattern;            ///< RE2; {device} stands for the iGPU's id
    protocol::FindingState severity = protocol::FindingState::Warning;
    VersionWindow kernels = anyKernel; ///< of the running kernel
    std::string driver;                ///< only where this one is to make the VFs; empty: always
    std::string notDevice;             ///< not on the device with this id
    std::string cause;
    std::string fix;
};

} // namespace vfpilot::catalog
