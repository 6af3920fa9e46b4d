// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalog/version_window.h"

#include <string>
#include <vector>

namespace vfpilot::catalog {

/// One kernel parameter with its value.
struct Parameter
{
    std::string name;
    std::string value;

    /// As on a command line; a parameter without a value is its name alone.
    std::string word() const { return value.empty() ? name : name + '=' + value; }
    bool operator==(const Parameter&) const = default;
};

enum class ParameterRole {
    Needed,           ///< a route does not work without it
    Optional,         ///< a person may add it or leave it out
    HarmlessLeftover, ///< does nothing here, or nothing that matters
    HarmfulLeftover,  ///< defeats SR-IOV or the host's safety
};

/// What a parameter is set to for a route.
struct ParameterUse
{
    std::string route;
    std::string value; ///< {totalVfs} and {device} are filled in
    bool onByDefault = false;
    std::string minRelease;           ///< the first driver release that knows it; empty: all do
    std::vector<std::string> devices; ///< codes of those that want it; empty: all do
};

/// What is known of a kernel parameter. Its sentences in gui/text go by its name.
struct ParameterRule
{
    std::string name;
    std::string kind;    ///< "kernel"; or "module": it may as well stand in modprobe.d
    std::string pattern; ///< RE2; a value that is understood matches as a whole; empty: takes none
    ParameterRole role = ParameterRole::Needed;
    std::string risk;        ///< "none", "low" or "high"
    VersionWindow kernels;   ///< in which it acts
    bool repeatable = false; ///< each time it stands on the command line counts
    std::vector<ParameterUse> uses;
};

} // namespace vfpilot::catalog
