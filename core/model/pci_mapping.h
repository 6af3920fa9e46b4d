// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace vfpilot::model {

/// One entry of /etc/pve/mapping/pci.cfg.
struct PciMapping
{
    std::string id;
    /// One a device: "node", "path", "id", "iommugroup", "subsystem-id", ...
    std::vector<std::map<std::string, std::string>> maps;
    std::map<std::string, std::string> options; ///< "description", "mdev", ...
    int line = 0;                               ///< of its id, from 1
};

/// In order. Lines that are of no entry are passed over, as PVE does with a warning.
std::vector<PciMapping> parsePciMappings(std::string_view text);

/// As PVE writes it: the id, indented properties, an empty line behind.
std::string formatPciMapping(const PciMapping& mapping);

} // namespace vfpilot::model
