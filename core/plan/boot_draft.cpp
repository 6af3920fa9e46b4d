// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/cmdline_file.h"
#include "core/model/grub_way_back.h"
#include "core/model/kernel_cmdline.h"
#include "core/plan/sriov_view.h"
#include "core/protocol/paths.h"

#include <algorithm>

namespace vfpilot::plan {
namespace {

std::vector<std::string> present(const model::CmdlineFile& file,
                                 const std::vector<std::string>& unwanted)
{
    const auto line = model::KernelCmdline::parse(file.firstLine());
    std::vector<std::string> found;
    std::copy_if(unwanted.begin(), unwanted.end(), std::back_inserter(found),
                 [&line](const std::string& word) { return line.carries(word); });
    return found;
}

/// systemd-boot: the first line of /etc/kernel/cmdline is the kernel's whole line.
void addCmdlineFile(const SriovView& view, Draft& draft)
{
    const std::string path = paths::kernelCmdline;
    const auto text = view.facts.files.find(path);
    if (text == view.facts.files.end()) {
        // proxmox-boot-tool would take the running kernel's line then; what it wants is told here.
        draft.refuse("refuse-no-root", {{"path", path}});
        return;
    }
    const auto file = model::CmdlineFile::parse(text->second, path);
    if (!file) {
        const auto reason = file.error().args.find("reason");
        const bool noRoot = reason != file.error().args.end() && reason->second == "no-root";
        draft.refuse(noRoot ? "refuse-no-root" : "refuse-cmdline-malformed", {{"path", path}});
        return;
    }
    EditFile edit{.path = path,
                  .mode = modeOf(view.facts, path),
                  .before = text->second,
                  .after = {},
                  .tokens = file->missing(view.words),
                  .format = FileFormat::KernelCmdline,
                  .removed = present(*file, view.unwanted)};
    edit.after = file->without(edit.removed).with(view.words).toText();
    if (edit.after != edit.before)
        draft.specs.push_back(std::move(edit));
}

} // namespace

void addBootParameters(const SriovView& view, Draft& draft)
{
    const protocol::BootFacts& boot = view.facts.boot;
    if (boot.loader == "systemd-boot")
        addCmdlineFile(view, draft);
    else if (boot.loader == "grub" || boot.loader == "grub-esp")
        addGrubParameters(view, draft);
}

void addWayBack(const SriovView& view, Draft& draft)
{
    // As it is, leftovers and all: that is what this host was known to start with.
    const protocol::BootFacts& boot = view.found.boot;
    // Where there is no GRUB, each refresh may take the kernel away that an entry of ours would
    // name.
    const bool hasGrub = boot.loader == "grub" || boot.loader == "grub-esp";
    const bool isPlain = std::none_of(boot.configured.begin(), boot.configured.end(), [](char c) {
        return static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
    });
    if (!hasGrub || !isPlain) {
        draft.inform("note-no-way-back", {{"loader", boot.loader}});
        return;
    }
    addOwnFile(view.facts,
               {.path = paths::grubWayBack,
                .group = "boot",
                .args = {{"line", boot.configured}},
                .before = {},
                .modeBefore = {},
                .after = model::grubWayBackText(paths::grubWayBackId, paths::grubWayBackTitle,
                                                boot.configured),
                .mode = "0755"},
               draft);
}

} // namespace vfpilot::plan
