// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/probe/vm_lint.h"

#include "core/probe/reading.h"

namespace vfpilot::probe {
namespace {

using model::VmConfig;

/// First word of a property string with a default key: "host,flags=+aes" and "cputype=host" are
/// both host.
std::string_view mainWord(std::string_view value, std::string_view key)
{
    std::string_view word = value.substr(0, value.find(','));
    if (word.starts_with(key) && word.size() > key.size() && word[key.size()] == '=')
        word.remove_prefix(key.size() + 1);
    return word;
}

/// "q35" or a versioned "pc-q35-8.1".
bool isQ35(const std::string& machine)
{
    const auto word = mainWord(machine, "type");
    return word == "q35" || word.starts_with("pc-q35");
}

} // namespace

std::vector<protocol::Finding> lintOf(const VmConfig& config, int vmid)
{
    std::vector<protocol::Finding> found;
    const auto complain = [&](const char* id, const std::string& key) {
        const auto value = config.value(key);
        const std::string number = std::to_string(vmid);
        protocol::Finding finding;
        finding.id = id;
        finding.state = protocol::FindingState::Warning;
        finding.args = {{"vmid", number}, {"value", value.value_or("")}};
        finding.evidence = {{"/etc/pve/qemu-server/" + number + ".conf",
                             value ? key + ": " + *value : std::string()}};
        found.push_back(std::move(finding));
    };
    const auto valueOf = [&config](const char* key) { return config.value(key).value_or(""); };

    if (!isQ35(valueOf("machine"))) // pcie=1 needs it
        complain("lint-not-q35", "machine");
    if (valueOf("bios") != "ovmf")
        complain("lint-not-ovmf", "bios");
    if (mainWord(valueOf("cpu"), "cputype") != "host")
        complain("lint-cpu-not-host", "cpu");
    if (valueOf("balloon") != "0") // VFIO pins all of the memory
        complain("lint-balloon", "balloon");
    if (mainWord(valueOf("vga"), "type") == "none")
        complain("lint-display-none", "vga");
    return found;
}

} // namespace vfpilot::probe
