// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/vm_config.h"

#include "core/base/words.h"
#include "core/model/config_id.h"
#include "core/model/hostpci_problem.h"

#include <algorithm>

namespace vfpilot::model {
namespace {

// parse_vm_config of qemu-server: key of lower case letters, digits, - and _, then ": value".
std::optional<std::pair<std::string, std::string>> keyAndValue(std::string_view line)
{
    const auto colon = line.find(':');
    if (colon == std::string_view::npos || colon == 0)
        return std::nullopt;
    const std::string_view key = line.substr(0, colon);
    const bool fits = std::all_of(key.begin(), key.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
    });
    if (!fits || key.front() < 'a' || key.front() > 'z')
        return std::nullopt;
    std::string_view value = line.substr(colon + 1);
    const auto from = value.find_first_not_of(" \t");
    const auto to = value.find_last_not_of(" \t\r");
    value = from == std::string_view::npos ? std::string_view() : value.substr(from, to - from + 1);
    return std::pair(std::string(key), std::string(value));
}

// Only what qemu-server takes for a header: with anything else behind it, or in a name, the line
// is none, and what follows still belongs to the section before.
std::optional<std::string> sectionName(std::string_view line)
{
    constexpr std::string_view special = "special:";
    const auto last = line.find_last_not_of(" \t\r");
    if (line.empty() || line.front() != '[' || last == std::string_view::npos || line[last] != ']')
        return std::nullopt;
    const std::string_view name = line.substr(1, last - 1);
    const bool isSpecial = name.starts_with(special) && isConfigId(name.substr(special.size()));
    if (!isSpecial && !isConfigId(name))
        return std::nullopt;
    return std::string(name);
}

bool isPending(std::string_view name)
{
    constexpr std::string_view pending = "PENDING";
    return std::equal(name.begin(), name.end(), pending.begin(), pending.end(),
                      [](char a, char b) { return a == b || a == b + 32; });
}

/// A hostpci line that no PVE takes: qm warns when it reads it, and writes it no more.
bool isDropped(std::string_view key, std::string_view value)
{
    constexpr std::string_view prefix = "hostpci";
    constexpr int newestPve = 9;
    if (!key.starts_with(prefix) || key.size() == prefix.size() ||
        key.find_first_not_of("0123456789", prefix.size()) != std::string_view::npos)
        return false;
    int slot = 0;
    while (slot < hostPciSlots && key != hostPciKey(slot))
        ++slot;
    const auto problems = hostPciProblems(value, newestPve);
    return slot == hostPciSlots ||
           (!problems.empty() && problems.front().effect == HostPciProblem::Effect::Dropped);
}

std::optional<std::string> find(const std::map<std::string, std::string>& values,
                                std::string_view key)
{
    const auto it = values.find(std::string(key));
    return it == values.end() ? std::nullopt : std::optional(it->second);
}

} // namespace

VmConfig VmConfig::parse(std::string_view text)
{
    VmConfig config;
    config.m_text = std::string(text);
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        const std::string_view line = text.substr(0, end);
        const std::string_view whole = text.substr(0, std::min(end + 1, text.size()));
        text.remove_prefix(whole.size());

        if (auto name = sectionName(line)) {
            config.m_sections.push_back({std::move(*name), std::string(whole), {}});
            continue;
        }
        auto& values =
            config.m_sections.empty() ? config.m_values : config.m_sections.back().values;
        if (!config.m_sections.empty())
            config.m_sections.back().text += whole;
        else if (line.starts_with('#'))
            config.m_comments += std::string(line) + "\n";
        if (auto entry = keyAndValue(line))
            values[entry->first] = entry->second;
    }
    return config;
}

std::optional<std::string> VmConfig::value(std::string_view key) const
{
    return find(m_values, key);
}

const VmConfig::Section* VmConfig::pendingSection() const
{
    const auto it = std::find_if(m_sections.begin(), m_sections.end(),
                                 [](const Section& section) { return isPending(section.name); });
    return it == m_sections.end() ? nullptr : &*it;
}

std::optional<std::string> VmConfig::pending(std::string_view key) const
{
    const Section* const section = pendingSection();
    return section ? find(section->values, key) : std::nullopt;
}

std::map<std::string, std::string> VmConfig::comingValues() const
{
    auto values = m_values;
    const Section* const waiting = pendingSection();
    if (!waiting)
        return values;
    std::string names = find(waiting->values, "delete").value_or("");
    std::replace(names.begin(), names.end(), ',', ' ');
    for (const std::string& name : split(names)) // "!key": forced
        values.erase(name.substr(name.starts_with('!') ? 1 : 0));
    for (const auto& [key, value] : waiting->values) {
        if (key != "delete")
            values[key] = value;
    }
    return values;
}

std::vector<std::string> VmConfig::snapshots() const
{
    std::vector<std::string> names;
    for (const Section& section : m_sections) {
        if (!isPending(section.name) && !section.name.starts_with("special:"))
            names.push_back(section.name);
    }
    return names;
}

std::string VmConfig::previewWith(const VmValues& changes) const
{
    auto values = m_values;
    for (const auto& [key, value] : changes) {
        if (value.value_or("").empty())
            values.erase(key);
        else
            values[key] = *value;
    }
    std::string text = m_comments;
    for (const auto& [name, given] : values) {
        if (!isDropped(name, given))
            text += name + ": " + given + "\n";
    }
    for (const Section& section : m_sections)
        text += "\n" + section.text.substr(0, section.text.find_last_not_of('\n') + 1) + "\n";
    return text;
}

} // namespace vfpilot::model
