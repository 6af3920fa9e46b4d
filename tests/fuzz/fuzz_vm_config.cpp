// SPDX-License-Identifier: GPL-3.0-or-later
// A VM's configuration, the value of its hostpci lines, and PVE's PCI mappings.
#include "core/model/hostpci.h"
#include "core/model/hostpci_problem.h"
#include "core/model/pci_mapping.h"
#include "core/model/vm_config.h"
#include "tests/fuzz/property.h"

using namespace vfpilot;
using fuzz::Input;
using model::HostPciValue;
using model::VmConfig;

namespace {

void checkConfig(const std::string& text)
{
    const VmConfig config = VmConfig::parse(text);
    HOLDS(config.toText() == text);
    const std::string key = "hostpci0";
    for (const std::string value : {"0000:00:02.1,pcie=1", ""}) {
        const std::string preview = config.previewWith({{key, value}});
        const VmConfig after = VmConfig::parse(preview);
        HOLDS(after.value(key).value_or("") == value, text, preview);
        for (const auto& [name, given] : config.values()) {
            if (!name.starts_with("hostpci")) // of these it drops what qemu-server does not take
                HOLDS(after.value(name) == given, text, preview);
        }
        for (const auto& [name, given] : after.values())
            HOLDS(name == key || config.value(name) == given, text, preview);
        HOLDS(after.snapshots() == config.snapshots(), text, preview);
        HOLDS(after.pending(key) == config.pending(key), text, preview);
        HOLDS(after.previewWith({{key, value}}) == preview, preview,
              after.previewWith({{key, value}}));
    }
}

void checkHostPci(const std::string& text)
{
    auto value = HostPciValue::parse(text);
    // What a VM may start with must be seen, or the PF in it is not.
    HOLDS(value || !model::hostPciProblems(text, 9).empty(), text);
    if (!value)
        return;
    const std::string written = value->format();
    const auto again = HostPciValue::parse(written);
    HOLDS(again, text, written);
    HOLDS(again->format() == written, written);
    HOLDS(again->addresses() == value->addresses() && again->mapping() == value->mapping());
    for (const std::string& address : value->addresses())
        HOLDS(address.size() >= 10 && model::namesFunction(address, address), address);
    value->setOption("pcie", "1");
    value->setOption("pcie", "1");
    HOLDS(value->option("pcie") == "1");
    HOLDS(HostPciValue::parse(value->format()), value->format());
}

void checkMappings(const std::string& text)
{
    const auto mappings = model::parsePciMappings(text);
    std::string written;
    for (const auto& mapping : mappings)
        written += model::formatPciMapping(mapping);
    const auto again = model::parsePciMappings(written);
    HOLDS(again.size() == mappings.size(), text, written);
    for (std::size_t i = 0; i < mappings.size(); ++i) {
        HOLDS(again[i].id == mappings[i].id && again[i].options == mappings[i].options, text,
              written);
        HOLDS(again[i].maps == mappings[i].maps, text, written);
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    Input input(data, size);
    const unsigned kind = input.choice();
    const std::string text(input.rest());
    if (kind % 3 == 0)
        checkConfig(text);
    else if (kind % 3 == 1)
        checkHostPci(text);
    else
        checkMappings(text);
    return 0;
}
