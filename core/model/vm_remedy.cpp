// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/vm_remedy.h"

#include "core/model/hostpci.h"
#include "core/model/hostpci_problem.h"
#include "core/model/property_string.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace vfpilot::model {
namespace {

using Values = std::map<std::string, std::string>;

constexpr std::string_view versionedQ35 = "pc-q35-";
constexpr std::string_view versionedI440fx = "pc-i440fx-";

std::string valueOf(const Values& values, const char* key)
{
    const auto it = values.find(key);
    return it == values.end() ? std::string() : it->second;
}

PropertyString machineOf(std::string_view text)
{
    return {text, "type"};
}

/// A device that works on i440fx alone.
bool hasLegacyIgd(const Values& values)
{
    for (int slot = 0; slot < hostPciSlots; ++slot) {
        const auto line = HostPciValue::parse(valueOf(values, hostPciKey(slot).c_str()));
        if (line && isTrue(line->option("legacy-igd")))
            return true;
    }
    return false;
}

void makeQ35(Values& values)
{
    auto machine = machineOf(valueOf(values, "machine"));
    const std::string type = machine.value("type");
    const bool isPinned = type.starts_with(versionedI440fx);
    if ((!type.empty() && type != "pc" && !isPinned) || hasLegacyIgd(values) ||
        valueOf(values, "arch") == "aarch64")
        return;
    machine.set("type",
                isPinned ? std::string(versionedQ35) + type.substr(versionedI440fx.size()) : "q35");
    values["machine"] = machine.format();
}

void makeCpuHost(Values& values)
{
    PropertyString cpu(valueOf(values, "cpu"), "cputype");
    if (cpu.value("cputype") == "host")
        return;
    cpu.set("cputype", "host");
    values["cpu"] = cpu.format();
}

void stopBallooning(Values& values)
{
    values["balloon"] = "0";
}

void narrowVIommu(Values& values)
{
    constexpr auto narrow = "39"; // an Intel vIOMMU has 39 bits or 48
    auto machine = machineOf(valueOf(values, "machine"));
    if (machine.value("viommu") != "intel")
        return;
    machine.set("aw-bits", narrow);
    values["machine"] = machine.format();
}

struct Remedy
{
    std::string_view name;
    void (*apply)(Values&);
};

constexpr std::array<Remedy, 4> remedies = {{{"vm-machine-q35", makeQ35},
                                             {"vm-cpu-host", makeCpuHost},
                                             {"vm-balloon-off", stopBallooning},
                                             {"vm-viommu-width", narrowVIommu}}};

const Remedy* find(std::string_view name)
{
    const auto* const it = std::find_if(remedies.begin(), remedies.end(),
                                        [name](const Remedy& one) { return one.name == name; });
    return it == remedies.end() ? nullptr : it;
}

/// "pc-q35-9.1+pve0" is older than 9.2; a type without a version is the newest.
bool isOlderThan92(std::string_view type)
{
    if (!type.starts_with(versionedQ35))
        return false;
    type.remove_prefix(versionedQ35.size());
    const auto dot = std::min(type.find('.'), type.size());
    const std::string_view minorText = type.substr(std::min(dot + 1, type.size()));
    int majorPart = 0;
    int minorPart = 0;
    std::from_chars(type.data(), type.data() + dot, majorPart);
    std::from_chars(minorText.data(), minorText.data() + minorText.size(), minorPart);
    return majorPart < 9 || (majorPart == 9 && minorPart < 2);
}

} // namespace

bool isVmRemedy(std::string_view name)
{
    return find(name);
}

void applyVmRemedy(std::string_view name, Values& values)
{
    if (const Remedy* remedy = find(name))
        remedy->apply(values);
}

bool isQ35(std::string_view machine)
{
    const std::string type = machineOf(machine).value("type");
    return type == "q35" || type.starts_with("pc-q35");
}

bool hasWideVIommu(std::string_view machine, int hostBits)
{
    constexpr int wide = 48;
    const auto options = machineOf(machine);
    if (options.value("viommu") != "intel" || hostBits <= 0 || hostBits >= wide)
        return false;
    const std::string given = options.value("aw-bits");
    return given.empty() ? !isOlderThan92(options.value("type")) : given == std::to_string(wide);
}

} // namespace vfpilot::model
