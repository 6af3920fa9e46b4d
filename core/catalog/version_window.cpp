// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalog/version_window.h"

#include <algorithm>
#include <charconv>
#include <vector>

namespace vfpilot::catalog {
namespace {

/// Takes a number of at most six digits off the front of `text`.
std::optional<int> takeNumber(std::string_view& text)
{
    int value = 0;
    const char* end = text.data() + std::min<std::size_t>(text.size(), 6);
    const auto read = std::from_chars(text.data(), end, value);
    if (read.ec != std::errc() || value < 0 || text.front() == '-')
        return std::nullopt;
    text.remove_prefix(static_cast<std::size_t>(read.ptr - text.data()));
    return value;
}

std::vector<int> numbersOf(std::string_view text)
{
    std::vector<int> numbers;
    while (!text.empty()) {
        const auto number = takeNumber(text);
        if (!number)
            return {};
        numbers.push_back(*number);
        if (text.empty())
            break;
        if (text.front() != '.' || text.size() == 1)
            return {};
        text.remove_prefix(1);
    }
    return numbers;
}

} // namespace

std::optional<KernelSeries> kernelSeries(std::string_view release)
{
    if (release.empty())
        return std::nullopt;
    const auto major = takeNumber(release);
    if (!major || release.size() < 2 || release.front() != '.')
        return std::nullopt;
    release.remove_prefix(1);
    const auto minor = takeNumber(release);
    if (!minor || (!release.empty() && release.front() >= '0' && release.front() <= '9'))
        return std::nullopt;
    return KernelSeries{*major, *minor};
}

std::optional<KernelPatch> kernelPatch(std::string_view release)
{
    if (!kernelSeries(release))
        return std::nullopt;
    (void)takeNumber(release);
    release.remove_prefix(1);
    (void)takeNumber(release);
    if (release.size() < 2 || release.front() != '.')
        return std::nullopt;
    release.remove_prefix(1);
    const auto patch = takeNumber(release);
    if (!patch)
        return std::nullopt;
    KernelPatch found{*patch, 0};
    if (release.size() > 1 && release.front() == '-') {
        release.remove_prefix(1);
        found.build = takeNumber(release).value_or(0);
    }
    return found;
}

bool VersionWindow::contains(std::string_view release) const
{
    const auto series = kernelSeries(release);
    if (!series || !contains(*series))
        return false;
    return !maxPatch || *series < max || kernelPatch(release).value_or(KernelPatch{}) <= *maxPatch;
}

std::string seriesText(KernelSeries series)
{
    return std::to_string(series.major) + '.' + std::to_string(series.minor);
}

bool VersionWindow::endsBefore(const VersionWindow& other) const
{
    if (max != other.max)
        return max < other.max;
    return maxPatch && (!other.maxPatch || *maxPatch < *other.maxPatch);
}

std::string VersionWindow::lastText() const
{
    const std::string series = seriesText(max);
    return maxPatch ? series + '.' + std::to_string(maxPatch->patch) + '-' +
                          std::to_string(maxPatch->build)
                    : series;
}

std::strong_ordering compareReleases(std::string_view a, std::string_view b)
{
    return numbersOf(a) <=> numbersOf(b);
}

} // namespace vfpilot::catalog
