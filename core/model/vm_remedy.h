// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <string_view>

namespace vfpilot::model {

/// What sets one thing right in a VM's configuration beyond doubt. Each changes one key and leaves
/// what else stands in its value:
/// - "vm-machine-q35": machine type q35, of the version that was pinned
/// - "vm-cpu-host": CPU type host
/// - "vm-balloon-off": no ballooning
/// - "vm-viommu-width": an Intel vIOMMU of 39 bits, which every host with VT-d translates
bool isVmRemedy(std::string_view name);

/// `values`: the configuration's keys, as they will be at the VM's next start. Nothing happens
/// where it is right already, or where the remedy would harm what else is set (i440fx wanted by
/// legacy-igd, another architecture).
void applyVmRemedy(std::string_view name, std::map<std::string, std::string>& values);

/// The type of a "machine:" value is q35, or a version of it.
bool isQ35(std::string_view machine);

/// An Intel vIOMMU translates more bits than `hostBits` and QEMU then refuses passed-through
/// devices: 48 unless aw-bits says otherwise or the machine's version is older than QEMU 9.2, which
/// made it so.
bool hasWideVIommu(std::string_view machine, int hostBits);

} // namespace vfpilot::model
