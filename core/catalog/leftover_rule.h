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

    /// How it is taken out of the host again.
    enum class Take {
        ByHand,  ///< a plan cannot
        Always,  ///< every plan does, asked or not
        Word,    ///< the word of the command line
        Items,   ///< those of a list that match `item`, and what has nothing left then
        Repeats, ///< every word of the parameter but one
        Others,  ///< every word of the parameter but the one that counts
        Line,    ///< the line; of modprobe.d the command with its continued lines
        Options, ///< those of a line of modprobe.d that match `item`, and a line with none left
        Returns, ///< carriage returns at the ends of lines
        Tail,    ///< what the pattern's group "tail" matches at the end of a line
        Command, ///< a line of a script that does nothing else
    };

    std::string id; ///< without the "leftover-" of its finding
    Where where = Where::Cmdline;
    Check check = Check::Pattern;
    std::vector<std::string> files; ///< paths; * stands for any text without a slash
    std::string pattern; ///< RE2; {device} stands for the iGPU's id, {address} for its address
    Take take = Take::ByHand;
    std::string item; ///< RE2 as a whole; stand-ins as in `pattern`
    protocol::FindingState severity = protocol::FindingState::Warning;
    VersionWindow kernels = anyKernel; ///< of the running kernel
    std::string driver;                ///< only where this one is to make the VFs; empty: always
    std::string notDevice;             ///< not on the device with this id
    std::string cause;
    std::string fix;
};

} // namespace vfpilot::catalog
