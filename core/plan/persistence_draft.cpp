// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/sysfs_conf.h"
#include "core/model/vf_unit.h"
#include "core/plan/sriov_view.h"
#include "core/protocol/paths.h"

#include <algorithm>

namespace vfpilot::plan {
namespace {

using model::SysfsConf;

constexpr auto sysfsFolder = "/etc/sysfs.d/";
constexpr auto sysfsutilsUnit = "sysfsutils.service";
constexpr auto attribute = "/sriov_numvfs";
constexpr std::size_t busLength = 7; // "0000:00"

bool isSysfsFile(const std::string& path)
{
    return path == paths::sysfsConf || (path.starts_with(sysfsFolder) && path.ends_with(".conf"));
}

/// The PF's attribute as sysfsutils wants it: below /sys, without a leading slash.
std::string attributeOf(const std::string& pf)
{
    return "devices/pci" + pf.substr(0, busLength) + "/" + pf + attribute;
}

/// Paths in `conf` that lead to the number of VFs of `pf`, by whichever way through sysfs.
std::vector<std::string> waysTo(const SysfsConf& conf, const std::string& pf)
{
    std::vector<std::string> found;
    for (const SysfsConf::Entry& entry : conf.entries()) {
        const bool leads =
            entry.kind == SysfsConf::Kind::Value && entry.path.ends_with("/" + pf + attribute);
        if (leads && std::find(found.begin(), found.end(), entry.path) == found.end())
            found.push_back(entry.path);
    }
    return found;
}

/// The file with its first way to the PF set to `count`, or with none at all; the others go.
void addSysfsEdit(const SriovView& view,
                  const std::string& path,
                  std::optional<int> count,
                  Draft& draft)
{
    const std::string& text = view.facts.files.at(path);
    const auto conf = SysfsConf::parse(text, path);
    if (!conf) {
        draft.refuse("refuse-file-malformed",
                     {{"path", path}, {"line", conf.error().args.at("line")}});
        return;
    }
    EditFile edit{.path = path,
                  .mode = modeOf(view.facts, path),
                  .before = text,
                  .after = {},
                  .tokens = {},
                  .format = FileFormat::SysfsConf};
    auto ways = waysTo(*conf, view.gpu.address);
    SysfsConf after = *conf;
    if (count) {
        const std::string value = std::to_string(*count);
        const std::string way = ways.empty() ? attributeOf(view.gpu.address) : ways.front();
        if (conf->value(way) != value)
            edit.tokens.push_back(way + "=" + value);
        after = after.with(way, value);
        std::erase(ways, way);
    }
    for (const std::string& way : ways) {
        edit.removed.push_back(way + "=" + conf->value(way).value_or(""));
        after = after.without(way);
    }
    edit.after = after.toText();
    if (edit.after != edit.before)
        draft.specs.push_back(std::move(edit));
}

/// Lines that would give the PF another number of VFs, or leave them to the host's driver.
void addSysfsCleaning(const SriovView& view, const std::string& except, Draft& draft)
{
    for (const auto& [path, text] : view.facts.files) {
        if (isSysfsFile(path) && path != except)
            addSysfsEdit(view, path, std::nullopt, draft);
    }
}

bool hasUnreadSysfsFile(const SriovView& view, Draft& draft)
{
    for (const auto& [path, reason] : view.facts.unreadFiles) {
        if (!isSysfsFile(path))
            continue;
        draft.refuse("refuse-file-unread", {{"path", path}, {"reason", reason}});
        return true;
    }
    return false;
}

void addUnit(const SriovView& view, Draft& draft)
{
    addSysfsCleaning(view, {}, draft);
    if (view.facts.engineCopyHash != view.facts.engineHash)
        draft.specs.push_back(
            InstallEngineCopy{paths::engineCopy, view.facts.engineHash, view.facts.engineCopyHash});
    addOwnFile(view.facts,
               {.path = paths::vfUnit,
                .group = "functions",
                .args = {{"count", std::to_string(view.goal.vfCount)}},
                .before = {},
                .modeBefore = {},
                .after = model::vfUnitText(view.gpu.address, view.goal.vfCount)},
               draft);
    if (!isEnabled(view.facts, paths::vfUnitName))
        draft.specs.push_back(EnableUnit{paths::vfUnitName});
}

/// Debian's conffile, edited where it is there. A host that does not have the package yet gets it
/// with that package, with a text that nobody can review now: there our line has a file of its own,
/// which sysfsutils reads just the same.
void addSysfsutils(const SriovView& view, Draft& draft)
{
    if (view.facts.files.contains(paths::vfUnit) || isEnabled(view.facts, paths::vfUnitName)) {
        draft.refuse("refuse-other-persistence", {{"path", paths::vfUnit}});
        return;
    }
    draft.warn("warn-sysfsutils-host-driver", {});
    if (view.facts.files.contains(paths::sysfsConf)) {
        addSysfsEdit(view, paths::sysfsConf, view.goal.vfCount, draft);
        addSysfsCleaning(view, paths::sysfsConf, draft);
    } else {
        addSysfsCleaning(view, paths::sysfsOwn, draft);
        addOwnFile(view.facts,
                   {.path = paths::sysfsOwn,
                    .group = "functions",
                    .args = {{"count", std::to_string(view.goal.vfCount)}},
                    .before = {},
                    .modeBefore = {},
                    .after = "# Written by vfpilot; taken back by it too.\n" +
                             attributeOf(view.gpu.address) + " = " +
                             std::to_string(view.goal.vfCount) + "\n"},
                   draft);
    }
    if (!isEnabled(view.facts, sysfsutilsUnit))
        draft.specs.push_back(EnableUnit{sysfsutilsUnit});
}

} // namespace

void addPersistence(const SriovView& view, Draft& draft)
{
    if (hasUnreadSysfsFile(view, draft))
        return;
    if (view.goal.persistence == "sysfsutils")
        addSysfsutils(view, draft);
    else
        addUnit(view, draft);
}

} // namespace vfpilot::plan
