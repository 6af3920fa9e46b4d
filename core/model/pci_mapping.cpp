// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/pci_mapping.h"

#include "core/model/config_id.h"
#include "core/model/lines.h"

#include <algorithm>

namespace vfpilot::model {
namespace {

std::map<std::string, std::string> pairsOf(std::string_view text)
{
    std::map<std::string, std::string> pairs;
    while (!text.empty()) {
        const auto comma = std::min(text.find(','), text.size());
        const std::string_view pair = text.substr(0, comma);
        text.remove_prefix(std::min(comma + 1, text.size()));
        const auto equals = pair.find('=');
        const std::string_view key = trimmed(pair.substr(0, equals));
        if (equals != std::string_view::npos && !key.empty())
            pairs[std::string(key)] = trimmed(pair.substr(equals + 1));
    }
    return pairs;
}

} // namespace

std::vector<PciMapping> parsePciMappings(std::string_view text)
{
    std::vector<PciMapping> mappings;
    bool isOpen = false;
    for (Lines lines(text); lines.next();) {
        const std::string_view line = trimmed(lines.line());
        const bool isIndented = lines.line().starts_with(' ') || lines.line().starts_with('\t');
        if (line.empty()) {
            isOpen = false;
        } else if (!isIndented && !isOpen && isConfigId(line)) {
            mappings.push_back({std::string(line), {}, {}, lines.number()});
            isOpen = true;
        } else if (isIndented && isOpen) {
            const auto blank = std::min(line.find_first_of(" \t"), line.size());
            const std::string_view value = trimmed(line.substr(blank));
            if (line.substr(0, blank) == "map")
                mappings.back().maps.push_back(pairsOf(value));
            else
                mappings.back().options[std::string(line.substr(0, blank))] = value;
        }
    }
    return mappings;
}

std::string formatPciMapping(const PciMapping& mapping)
{
    std::string text = mapping.id + "\n";
    for (const auto& pairs : mapping.maps) {
        std::string list;
        for (const auto& [key, value] : pairs)
            list += (list.empty() ? "" : ",") + key + "=" + value;
        text += "\tmap " + list + "\n";
    }
    for (const auto& [key, value] : mapping.options)
        text += "\t" + key + " " + value + "\n";
    return text + "\n";
}

} // namespace vfpilot::model
