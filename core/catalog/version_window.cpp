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

/// One part of a release: a number, or a word of lower-case letters with a number behind it.
struct ReleasePart
{
    // In this order: "2025.11.04-rc1" comes before "2025.11.04", and that before "2025.11.04.1".
    enum class Kind { Word, End, Number } kind = Kind::End;
    std::string_view word;
    int number = 0;

    auto operator<=>(const ReleasePart&) const = default;
};

/// Empty: no release. The last part is the end.
std::vector<ReleasePart> partsOf(std::string_view text)
{
    std::vector<ReleasePart> parts;
    while (!text.empty()) {
        const auto letters =
            std::find_if(text.begin(), text.end(), [](char c) { return c < 'a' || c > 'z'; }) -
            text.begin();
        ReleasePart part;
        part.word = text.substr(0, static_cast<std::size_t>(letters));
        part.kind = part.word.empty() ? ReleasePart::Kind::Number : ReleasePart::Kind::Word;
        text.remove_prefix(part.word.size());
        const auto number = takeNumber(text);
        if (!number || (parts.empty() && !part.word.empty()))
            return {};
        part.number = *number;
        parts.push_back(part);
        if (text.empty())
            break;
        if ((text.front() != '.' && text.front() != '-') || text.size() == 1)
            return {};
        text.remove_prefix(1);
    }
    if (!parts.empty())
        parts.push_back({});
    return parts;
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
    return partsOf(a) <=> partsOf(b);
}

} // namespace vfpilot::catalog
