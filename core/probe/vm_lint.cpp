// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/probe/vm_lint.h"

#include "core/model/hostpci.h"
#include "core/model/hostpci_problem.h"
#include "core/probe/reading.h"

#include <set>

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

/// Findings of one VM, each with the line it came from.
class Lint
{
public:
    Lint(const VmConfig& config, int vmid)
        : m_config(config)
        , m_vmid(std::to_string(vmid))
    {}

    void add(const char* id, const std::string& key, Args args = {})
    {
        const auto value = m_config.value(key);
        args["value"] = value.value_or("");
        addFrom(id, "/etc/pve/qemu-server/" + m_vmid + ".conf",
                value ? key + ": " + *value : std::string(), std::move(args));
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
    const bool hasPcie = isQ35(lint.valueOf("machine"));
    std::set<std::string> seen;
    for (int slot = 0; slot < model::hostPciSlots; ++slot) {
        const std::string key = model::hostPciKey(slot);
        const auto value = config.value(key);
        if (!value || addProblem(key, *value, pveMajor, lint))
            continue;
        const auto parsed = model::HostPciValue::parse(*value);
        if (!parsed)
            continue;
        if (!hasPcie && model::isTrue(parsed->option("pcie")))
            lint.add("lint-pcie-without-q35", key, {{"line", key}});
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
    if (!isQ35(lint.valueOf("machine"))) // pcie=1 needs it
        lint.add("lint-not-q35", "machine");
    if (lint.valueOf("bios") != "ovmf")
        lint.add("lint-not-ovmf", "bios");
    if (mainWord(lint.valueOf("cpu"), "cputype") != "host")
        lint.add("lint-cpu-not-host", "cpu");
    if (lint.valueOf("balloon") != "0") // VFIO pins all of the memory
        lint.add("lint-balloon", "balloon");
    if (mainWord(lint.valueOf("vga"), "type") == "none")
        lint.add("lint-display-none", "vga");
    if (place.isHaManaged) // another node has other VFs, or none
        lint.addFrom("lint-ha-managed", "/etc/pve/ha/resources.cfg", "vm: " + lint.vmid());
    addHostPci(config, place.host.pveMajor, lint);
    return lint.take();
}

} // namespace vfpilot::probe
