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

/// The rest of a kernel's version: 12 and 5 of "6.8.12-5-pve". What is not told is 0.
struct KernelPatch
{
    int patch = 0;
    int build = 0;

    auto operator<=>(const KernelPatch&) const = default;
};

/// The patch of what kernelSeries() understands. None: it ends after the series.
std::optional<KernelPatch> kernelPatch(std::string_view release);

/// Both ends belong to it.
struct VersionWindow
{
    KernelSeries min;
    KernelSeries max;
    /// The last of the series `max` that belongs to it; none: all of that series do.
    std::optional<KernelPatch> maxPatch = std::nullopt;

    bool contains(KernelSeries series) const { return min <= series && series <= max; }
    bool contains(std::string_view release) const; ///< false also for what is no kernel version
    bool endsBefore(const VersionWindow& other) const;
    std::string lastText() const; ///< the last that belongs to it, "6.16" or "6.8.12-5"
    bool operator==(const VersionWindow&) const = default;
};

/// The window of all kernels.
constexpr VersionWindow anyKernel{{0, 0}, {999999, 0}};

/// Order of driver releases, which are dates with a possible fourth part: "2026.03.05.2", and
/// before a release its candidates, "2025.11.04-rc1". What is no such version comes before all that
/// are.
std::strong_ordering compareReleases(std::string_view a, std::string_view b);

} // namespace vfpilot::catalog
