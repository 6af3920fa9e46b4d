// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/probe/vm_lint.h"

#include "core/model/hostpci.h"
#include "core/model/hostpci_problem.h"
#include "core/model/property_string.h"
#include "core/model/vm_remedy.h"
#include "core/probe/reading.h"

#include <set>

namespace vfpilot::probe {
namespace {

using model::VmConfig;

constexpr int narrowVIommu = 39; ///< bits

/// Findings of one VM, each with the line it came from.
class Lint
{
public:
    Lint(const VmConfig& config, int vmid)
        : m_config(config)
        , m_coming(config.comingValues())
        , m_vmid(std::to_string(vmid))
    {}

    void add(const char* id, const std::string& key, Args args = {})
    {
        const auto value = m_config.value(key);
        args["value"] = value.value_or("");
        addFrom(id, "/etc/pve/qemu-server/" + m_vmid + ".conf",
                value ? key + ": " + *value : std::string(), std::move(args));
    }

    /// The last finding has this remedy, unless it changes nothing any more, or may not be used.
    void offer(const char* remedy)
    {
        auto values = m_coming;
        model::applyVmRemedy(remedy, values);
        if (values != m_coming)
            m_found.back().fix = remedy;
    }

    void addFrom(const char* id, const std::string& path, const std::string& line, Args args = {})
    {
        args["vmid"] = m_vmid;
        m_found.push_back(
            {id, protocol::FindingState::Warning, std::move(args), {}, {}, {{path, line}}});
    }

    const std::string& vmid() const { return m_vmid; }
    std::string valueOf(const char* key) const { return m_config.value(key).value_or(""); }
    std::vector<protocol::Finding> take() { return std::move(m_found); }

private:
    const VmConfig& m_config;
    const std::map<std::string, std::string> m_coming;
    const std::string m_vmid;
    std::vector<protocol::Finding> m_found;
};

/// The first thing that is wrong with the line, if any: the rest shows once that is right.
bool addProblem(const std::string& key, const std::string& value, int pveMajor, Lint& lint)
{
    const auto problems = model::hostPciProblems(value, pveMajor);
    if (problems.empty())
        return false;
    const model::HostPciProblem& first = problems.front();
    if (first.effect == model::HostPciProblem::Effect::NoStart)
        lint.add("lint-hostpci-no-start", key, {{"line", key}, {"reason", first.reason}});
    else
        lint.add("lint-hostpci-dropped", key,
                 {{"line", key}, {"key", first.key}, {"reason", first.reason}});
    return true;
}

void addHostPci(const VmConfig& config, int pveMajor, Lint& lint)
{
    const bool hasPcie = model::isQ35(lint.valueOf("machine"));
    std::set<std::string> seen;
    for (int slot = 0; slot < model::hostPciSlots; ++slot) {
        const std::string key = model::hostPciKey(slot);
        const auto value = config.value(key);
        if (!value || addProblem(key, *value, pveMajor, lint))
            continue;
        const auto parsed = model::HostPciValue::parse(*value);
        if (!parsed)
            continue;
        if (!hasPcie && model::isTrue(parsed->option("pcie"))) {
            lint.add("lint-pcie-without-q35", key, {{"line", key}});
            lint.offer("vm-machine-q35");
        }
        for (const std::string& address : parsed->addresses()) {
            if (!seen.insert(address).second)
                lint.add("lint-function-twice", key, {{"line", key}, {"address", address}});
        }
    }
}

} // namespace

std::vector<protocol::Finding> lintOf(const VmConfig& config, const VmPlace& place)
{
    Lint lint(config, place.vmid);
    const std::string machine = lint.valueOf("machine");
    if (!model::isQ35(machine)) { // pcie=1 needs it
        lint.add("lint-not-q35", "machine");
        lint.offer("vm-machine-q35");
    }
    if (lint.valueOf("bios") != "ovmf")
        lint.add("lint-not-ovmf", "bios");
    if (model::PropertyString(lint.valueOf("cpu"), "cputype").value("cputype") != "host") {
        lint.add("lint-cpu-not-host", "cpu");
        lint.offer("vm-cpu-host");
    }
    if (lint.valueOf("balloon") != "0") { // VFIO pins all of the memory
        lint.add("lint-balloon", "balloon");
        lint.offer("vm-balloon-off");
    }
    if (model::PropertyString(lint.valueOf("vga"), "type").value("type") == "none")
        lint.add("lint-display-none", "vga");
    // PVE 8's machines are older, and its qm does not know aw-bits.
    if (place.host.pveMajor >= 9 && model::hasWideVIommu(machine, place.host.addressWidth)) {
        lint.add("lint-viommu-width", "machine",
                 {{"bits", std::to_string(place.host.addressWidth)}});
        if (place.host.addressWidth >= narrowVIommu)
            lint.offer("vm-viommu-width");
    }
    if (place.isHaManaged) // another node has other VFs, or none
        lint.addFrom("lint-ha-managed", "/etc/pve/ha/resources.cfg", "vm: " + lint.vmid());
    addHostPci(config, place.host.pveMajor, lint);
    return lint.take();
}

} // namespace vfpilot::probe
