// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/words.h"
#include "core/model/kernel_cmdline.h"
#include "core/model/modprobe_conf.h"
#include "core/plan/sriov_view.h"
#include "core/protocol/paths.h"

#include <algorithm>
#include <charconv>
#include <cstdint>

namespace vfpilot::plan {
namespace {

constexpr auto modprobeFolder = "/etc/modprobe.d/";
constexpr std::uint32_t anyId = 0xffffffff; // PCI_ANY_ID

/// As sscanf's %x in the kernel's vfio_pci_fill_ids() takes it.
bool isId(std::string_view field, std::string_view id)
{
    const auto number = [](std::string_view text) {
        if (text.starts_with("0x") || text.starts_with("0X"))
            text.remove_prefix(2);
        std::uint32_t value = 0;
        std::from_chars(text.data(), text.data() + text.size(), value, 16);
        return value;
    };
    return !field.empty() && (number(field) == anyId || number(field) == number(id));
}

/// The entry of a list "10de:1b80,8086:46d1:..." that means this GPU; empty: none.
std::string entryFor(std::string_view list, const protocol::GpuFacts& gpu)
{
    for (const std::string_view entry : splitAt(list, ',')) {
        const auto fields = splitAt(entry, ':');
        if (fields.size() >= 2 && isId(fields[0], gpu.vendorId) && isId(fields[1], gpu.deviceId))
            return std::string(entry);
    }
    return {};
}

/// PF and VFs have one id: whatever takes it by id takes the PF.
void refuseIds(const std::string& path, std::string_view list, const SriovView& view, Draft& draft)
{
    if (std::string entry = entryFor(list, view.gpu); !entry.empty())
        draft.refuse("refuse-vfio-ids", {{"path", path}, {"value", std::move(entry)}});
}

void refuseByFile(const std::string& path,
                  const std::string& text,
                  const SriovView& view,
                  Draft& draft)
{
    const auto conf = model::ModprobeConf::parse(text, path);
    if (!conf) {
        draft.refuse("refuse-file-malformed",
                     {{"path", path}, {"line", conf.error().args.at("line")}});
        return;
    }
    for (const std::string& option : conf->options("vfio-pci")) {
        if (option.starts_with("ids="))
            refuseIds(path, std::string_view(option).substr(4), view, draft);
    }
    const auto& commands = conf->commands();
    const bool replaced = std::any_of(commands.begin(), commands.end(), [&view](const auto& line) {
        return line.kind == "install" && line.module == view.rule.driver;
    });
    if (replaced || conf->isBlacklisted(view.rule.driver))
        draft.refuse("refuse-blacklisted", {{"path", path}, {"module", view.rule.driver}});
}

} // namespace

void refuseByPassthrough(const SriovView& view, Draft& draft)
{
    for (const auto& [path, text] : view.facts.files) {
        if (path.starts_with(modprobeFolder))
            refuseByFile(path, text, view, draft);
    }
    for (const auto& [path, reason] : view.facts.unreadFiles) {
        if (path.starts_with(modprobeFolder))
            draft.refuse("refuse-file-unread", {{"path", path}, {"reason", reason}});
    }
    const protocol::BootFacts& boot = view.facts.boot;
    const auto line = model::KernelCmdline::parse(boot.configured);
    const std::string path =
        boot.configuredPath.empty() ? paths::kernelCmdline : boot.configuredPath;
    refuseIds(path, line.value("vfio-pci.ids").value_or(""), view, draft);
}

} // namespace vfpilot::plan
