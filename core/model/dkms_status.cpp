// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/dkms_status.h"

#include "core/model/lines.h"

#include <algorithm>
#include <optional>

namespace vfpilot::model {
namespace {

bool isState(std::string_view word)
{
    static constexpr std::string_view states[] = {"added", "built", "installed", "broken"};
    return std::find(std::begin(states), std::end(states), word) != std::end(states);
}

std::vector<std::string_view> fieldsOf(std::string_view text)
{
    std::vector<std::string_view> fields;
    for (;;) {
        const auto comma = text.find(',');
        fields.push_back(trimmed(text.substr(0, comma)));
        if (comma == std::string_view::npos)
            return fields;
        text.remove_prefix(comma + 1);
    }
}

// Without the parentheses of a single remark.
std::string noteOf(std::string_view rest)
{
    std::string_view note = trimmed(rest);
    const bool isOne = note.starts_with('(') && note.find(')') == note.size() - 1;
    return std::string(isOne ? note.substr(1, note.size() - 2) : note);
}

std::optional<DkmsStatus> statusOf(std::string_view line)
{
    const auto colon = line.find(": ");
    if (colon == std::string_view::npos)
        return std::nullopt;
    auto fields = fieldsOf(line.substr(0, colon));
    if (const auto slash = fields[0].find('/'); slash != std::string_view::npos) {
        const std::string_view name = fields[0];
        fields[0] = name.substr(0, slash);
        fields.insert(fields.begin() + 1, name.substr(slash + 1));
    }
    const std::string_view after = trimmed(line.substr(colon + 2));
    const auto end = std::min(after.find_first_of(" \t("), after.size());
    const bool isWhole = std::none_of(fields.begin(), fields.end(), [](std::string_view field) {
        return field.empty() || field.find_first_of(" \t") != std::string_view::npos;
    });
    if (!isWhole || !isState(after.substr(0, end)) || (fields.size() != 2 && fields.size() != 4))
        return std::nullopt;
    DkmsStatus status;
    status.module = std::string(fields[0]);
    status.version = std::string(fields[1]);
    status.state = std::string(after.substr(0, end));
    if (fields.size() == 4) {
        status.kernel = std::string(fields[2]);
        status.architecture = std::string(fields[3]);
    }
    status.note = noteOf(after.substr(end));
    return status;
}

} // namespace

std::vector<DkmsStatus> parseDkmsStatus(std::string_view text)
{
    std::vector<DkmsStatus> all;
    for (Lines lines(text); lines.next();) {
        if (auto status = statusOf(lines.line()))
            all.push_back(std::move(*status));
    }
    return all;
}

} // namespace vfpilot::model
