// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/probe/vm_reading.h"

#include "core/base/digest.h"
#include "core/model/ha_resources.h"
#include "core/model/hostpci.h"
#include "core/model/hostpci_problem.h"
#include "core/model/os_release.h"
#include "core/model/pci_mapping.h"
#include "core/probe/guest_files.h"
#include "core/probe/reading.h"
#include "core/probe/running_vm.h"
#include "core/probe/topics.h"

#include <optional>

namespace vfpilot::probe {
namespace {

/// PVE 8 is made on Debian 12 and PVE 9 on 13, and this says it without the package database. A
/// host that does not tell is taken for the newest, which knows every option.
Result<int> pveMajor(const host::Host& host)
{
    constexpr int newest = 9;
    const auto release = textOf(host, "/etc/os-release");
    if (!release)
        return release.error();
    const int debian = toNumber(model::parseOsRelease(*release)["VERSION_ID"]);
    return debian == 12 ? 8 : newest;
}

} // namespace

Result<VmReader> VmReader::make(const host::Host& host)
{
    VmReader reader(host);
    reader.m_node = nodeName(host);
    if (auto read = reader.readPools(); !read)
        return std::move(read).error();
    const auto version = pveMajor(host);
    if (!version)
        return version.error();
    const auto resources = textOf(host, "/etc/pve/ha/resources.cfg");
    if (!resources)
        return resources.error();
    reader.m_place = {*version, translatedWidth(host)};
    reader.m_managed = model::haManagedVms(*resources);
    return reader;
}

Result<> VmReader::readPools()
{
    constexpr auto path = "/etc/pve/mapping/pci.cfg";
    const auto text = m_host->readFile(path, guestFileLimit);
    if (!text && !m_host->exists(path))
        return {};
    if (!text)
        return text.error();
    for (const model::PciMapping& mapping : model::parsePciMappings(*text)) {
        for (const auto& map : mapping.maps) {
            const auto at = map.find("node");
            const auto named = map.find("path");
            if (at == map.end() || named == map.end())
                continue;
            const auto parsed = model::HostPciValue::parse(named->second);
            if (!parsed)
                continue; // PVE cannot use it either
            for (std::string& address : parsed->addresses())
                m_pools[at->second][mapping.id].push_back(std::move(address));
        }
    }
    return {};
}

void VmReader::readHostPci(const model::VmConfig& config, protocol::VmInfo& vm) const
{
    static const Pools none;
    const auto known = m_pools.find(vm.node);
    const Pools& pools = known == m_pools.end() ? none : known->second;
    for (int slot = 0; slot < model::hostPciSlots; ++slot) {
        const std::string key = model::hostPciKey(slot);
        const auto text = config.value(key);
        const auto pending = config.pending(key);
        if (!text && !pending)
            continue;
        protocol::HostPci entry;
        entry.slot = slot;
        entry.value = text ? *text : *pending;
        // Both count as used: one is held now, the other will be after the next start.
        for (const auto& value : {text, pending}) {
            const auto parsed = value ? model::HostPciValue::parse(*value)
                                      : Result<model::HostPciValue>(fail(Errc::FileMalformed));
            if (!parsed)
                continue;
            auto addresses = parsed->addresses();
            if (!parsed->mapping().empty()) {
                entry.mapping = parsed->mapping();
                if (const auto pool = pools.find(entry.mapping); pool != pools.end())
                    addresses = pool->second;
            }
            entry.addresses.insert(entry.addresses.end(), addresses.begin(), addresses.end());
        }
        vm.hostpci.push_back(std::move(entry));
    }
}

protocol::VmInfo VmReader::read(const std::string& node, int vmid, const std::string& text) const
{
    const auto config = model::VmConfig::parse(text);
    const auto valueOf = [&config](const char* key) { return config.value(key).value_or(""); };
    protocol::VmInfo vm;
    vm.vmid = vmid;
    vm.node = node;
    vm.elsewhere = node != m_node;
    vm.name = valueOf("name");
    vm.lock = valueOf("lock");
    vm.machine = valueOf("machine");
    vm.bios = valueOf("bios");
    vm.cpu = valueOf("cpu");
    vm.display = valueOf("vga");
    vm.osType = valueOf("ostype");
    vm.startsAtBoot = valueOf("onboot") == "1";
    readHostPci(config, vm);
    if (vm.elsewhere)
        return vm;
    vm.digest = sha1Hex(text);
    vm.status = processOfVm(*m_host, vmid) ? "running" : "stopped";
    vm.lint = lintOf(config, {vmid, m_managed.contains(vmid), m_place});
    return vm;
}

} // namespace vfpilot::probe
