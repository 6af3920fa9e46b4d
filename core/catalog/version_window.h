// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace vfpilot::catalog {

/// The part of a kernel's version that a driver release is written for: 6.8 of "6.8.4-2-pve".
struct KernelSeries
{
    int major = 0;
    int minor = 0;

    auto operator<=>(const KernelSeries&) const = default;
};

/// The series of a release as uname -r gives it, or of "6.8" itself. None: not a kernel version.
std::optional<KernelSeries> kernelSeries(std::string_view release);
std::string seriesText(KernelSeries series);

/// Both ends belong to it.
struct VersionWindow
{
    KernelSeries min;
    KernelSeries max;

    bool contains(KernelSeries series) const { return min <= series && series <= max; }
    bool operator==(const VersionWindow&) const = default;
};

/// Order of driver releases, which are dates with a possible fourth number: "2026.03.05.2". What is
/// no such version comes before all that are.
std::strong_ordering compareReleases(std::string_view a, std::string_view b);

} // namespace vfpilot::catalog
