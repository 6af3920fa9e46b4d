// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/probe/vms.h"

#include "core/base/digest.h"
#include "core/model/ha_resources.h"
#include "core/model/hostpci.h"
#include "core/model/hostpci_problem.h"
#include "core/model/os_release.h"
#include "core/model/pci_mapping.h"
#include "core/model/vm_config.h"
#include "core/probe/reading.h"
#include "core/probe/vm_lint.h"

#include <algorithm>
#include <map>
#include <set>

namespace vfpilot::probe {
namespace {

constexpr std::size_t configLimit = 1024 * 1024; // pmxcfs allows no larger file
constexpr std::string_view ending = ".conf";
constexpr int lowestVmid = 100;

/// pmxcfs keeps each node's VMs apart; this link leads to ours.
constexpr auto configFolder = "/etc/pve/qemu-server";

int vmidOf(std::string_view name)
{
    if (!name.ends_with(ending))
        return -1;
    name.remove_suffix(ending.size());
    const int vmid = toNumber(name);
    return vmid >= lowestVmid && std::to_string(vmid) == name ? vmid : -1;
}

/// As PVE tells it: the process of the pid file is there and was started for this VM.
bool isRunning(const host::Host& host, int vmid)
{
    const std::string id = std::to_string(vmid);
    const int pid = numberAttribute(host, "/run/qemu-server/" + id + ".pid");
    if (pid <= 0)
        return false;
    const auto cmdline = host.readFile("/proc/" + std::to_string(pid) + "/cmdline");
    const std::string argument = std::string("\0-id\0", 5) + id + std::string(1, '\0');
    return cmdline && cmdline->find(argument) != std::string::npos;
}

/// The node's devices of each mapping. A mapping is shared by the cluster's nodes.
using Pools = std::map<std::string, std::vector<std::string>>;

Result<Pools> poolsOf(const host::Host& host, const std::string& node)
{
    constexpr auto path = "/etc/pve/mapping/pci.cfg";
    Pools pools;
    const auto text = host.readFile(path, configLimit);
    if (!text && !host.exists(path))
        return pools;
    if (!text)
        return text.error();
    for (const model::PciMapping& mapping : model::parsePciMappings(*text)) {
        for (const auto& map : mapping.maps) {
            const auto at = map.find("node");
            const auto named = map.find("path");
            if (at == map.end() || at->second != node || named == map.end())
                continue;
            const auto parsed = model::HostPciValue::parse(named->second);
            if (!parsed)
                continue; // PVE cannot use it either
            for (std::string& address : parsed->addresses())
                pools[mapping.id].push_back(std::move(address));
        }
    }
    return pools;
}

void readHostPci(const model::VmConfig& config, const Pools& pools, protocol::VmInfo& vm)
{
    for (int slot = 0; slot < model::hostPciSlots; ++slot) {
        const std::string key = model::hostPciKey(slot);
        auto text = config.value(key);
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
            if (const auto pool = pools.find(parsed->mapping()); pool != pools.end())
                addresses = pool->second;
            entry.addresses.insert(entry.addresses.end(), addresses.begin(), addresses.end());
        }
        vm.hostpci.push_back(std::move(entry));
    }
}

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

/// What VMs of this node have in common.
struct Node
{
    std::string name;
    Pools pools;
    int pveMajor = 0;
    std::set<int> managed; ///< by the HA manager
};

Result<Node> readNode(const host::Host& host)
{
    Node node;
    node.name = nodeName(host);
    auto pools = poolsOf(host, node.name);
    if (!pools)
        return std::move(pools).error();
    const auto version = pveMajor(host);
    if (!version)
        return version.error();
    const auto resources = textOf(host, "/etc/pve/ha/resources.cfg");
    if (!resources)
        return resources.error();
    node.pools = *std::move(pools);
    node.pveMajor = *version;
    node.managed = model::haManagedVms(*resources);
    return node;
}

protocol::VmInfo describe(int vmid, const std::string& text, const Node& node)
{
    const auto config = model::VmConfig::parse(text);
    const auto valueOf = [&config](const char* key) { return config.value(key).value_or(""); };
    protocol::VmInfo vm;
    vm.vmid = vmid;
    vm.name = valueOf("name");
    vm.lock = valueOf("lock");
    vm.digest = sha1Hex(text);
    vm.machine = valueOf("machine");
    vm.bios = valueOf("bios");
    vm.cpu = valueOf("cpu");
    vm.display = valueOf("vga");
    vm.osType = valueOf("ostype");
    vm.startsAtBoot = valueOf("onboot") == "1";
    readHostPci(config, node.pools, vm);
    vm.node = node.name;
    vm.lint = lintOf(config, {vmid, node.pveMajor, node.managed.contains(vmid)});
    return vm;
}

} // namespace

Result<std::vector<protocol::VmInfo>> vms(const host::Host& host)
{
    const auto names = host.list(configFolder);
    if (!names)
        return names.error();
    const auto node = readNode(host);
    if (!node)
        return node.error();
    std::vector<protocol::VmInfo> all;
    for (const std::string& name : *names) {
        const int vmid = vmidOf(name);
        if (vmid < 0)
            continue;
        const std::string path = std::string(configFolder) + "/" + name;
        const auto text = host.readFile(path, configLimit);
        if (!text && !host.exists(path))
            continue; // moved to another node since it was listed
        if (!text)
            return text.error();
        auto vm = describe(vmid, *text, *node);
        vm.status = isRunning(host, vmid) ? "running" : "stopped";
        all.push_back(std::move(vm));
    }
    std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.vmid < b.vmid; });
    return all;
}

std::vector<int> usersOf(const std::vector<protocol::VmInfo>& all, const std::string& address)
{
    std::vector<int> users;
    for (const protocol::VmInfo& vm : all) {
        const bool names = std::any_of(
            vm.hostpci.begin(), vm.hostpci.end(), [&address](const protocol::HostPci& entry) {
                return std::any_of(entry.addresses.begin(), entry.addresses.end(),
                                   [&address](const std::string& named) {
                                       return model::namesFunction(named, address);
                                   });
            });
        if (names)
            users.push_back(vm.vmid);
    }
    return users;
}

} // namespace vfpilot::probe
