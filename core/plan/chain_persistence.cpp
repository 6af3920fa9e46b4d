// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/chain_links.h"
#include "core/protocol/paths.h"

#include <algorithm>

namespace vfpilot::plan {
namespace {

constexpr auto sysfsutils = "sysfsutils.service";
constexpr std::string_view sysfsFolder = "/etc/sysfs.d/";

const protocol::UnitFacts* findUnit(const ChainView& view, std::string_view name)
{
    const auto& units = view.facts.units;
    const auto found = std::find_if(units.begin(), units.end(), [name](const auto& unit) {
        return unit.name == name && unit.exists;
    });
    return found == units.end() ? nullptr : &*found;
}

void judgeUnit(const ChainView& view, Link& link)
{
    const auto* unit = findUnit(view, paths::vfUnitName);
    link.finding.args = {{"unit", paths::vfUnitName}, {"how", "unit"}};
    std::string seen;
    if (unit)
        seen = unit->enabled ? "enabled" : "disabled";
    if (unit && unit->beforeGuests)
        seen += ", Before=pve-guests.service";
    link.finding.evidence = {evidence(paths::vfUnit, seen)};
    link.holds = unit && unit->enabled && unit->beforeGuests;
    link.finding.fix = "plan-sets";
    if (!unit) {
        link.finding.cause = "unit-missing";
    } else if (!unit->enabled) {
        link.finding.cause = "unit-disabled";
        link.finding.fix = "enable-unit";
    } else {
        link.finding.cause = "unit-late";
    }
}

/// The line of sysfsutils' configuration that makes the VFs.
protocol::Evidence sysfsLine(const ChainView& view)
{
    const std::string what = (view.gpu ? view.gpu->address : "") + "/sriov_numvfs";
    for (const auto& [path, text] : view.facts.files) {
        if (path != paths::sysfsConf && !path.starts_with(sysfsFolder))
            continue;
        if (std::string lines = linesWith(text, what); !lines.empty())
            return evidence(path, std::move(lines));
    }
    return evidence(paths::sysfsConf, "");
}

void judgeSysfsutils(const ChainView& view, Link& link)
{
    const auto* unit = findUnit(view, sysfsutils);
    const bool enabled = unit && unit->enabled;
    const protocol::Evidence line = sysfsLine(view);
    link.finding.args = {{"unit", sysfsutils}, {"how", "sysfsutils"}, {"path", line.path}};
    link.finding.evidence = {line, evidence(sysfsutils, enabled ? "enabled" : "")};
    link.holds = enabled && !line.text.empty();
    link.finding.cause = line.text.empty() ? "sysfs-line-missing" : "unit-disabled";
    link.finding.fix = line.text.empty() ? "plan-sets" : "enable-unit";
}

void addUnit(const ChainView& view, Links& links)
{
    Link link;
    link.finding.id = "vf-unit";
    if (view.usesSysfsutils())
        judgeSysfsutils(view, link);
    else
        judgeUnit(view, link);
    link.needs = {"supported-device", "driver-built"};
    link.due = Due::Job;
    links.add(std::move(link));
}

void addUse(const ChainView& view, Links& links)
{
    int used = 0;
    int free = 0;
    for (const protocol::VfFacts& vf : view.gpu ? view.gpu->vfs : std::vector<protocol::VfFacts>())
        ++(vf.usedBy.empty() ? free : used);
    protocol::Finding finding;
    finding.id = "vf-use";
    finding.args = {{"used", std::to_string(used)}, {"free", std::to_string(free)}};
    links.inform(std::move(finding), used + free > 0);
}

} // namespace

void addPersistence(const ChainView& view, Links& links)
{
    addUnit(view, links);
    addUse(view, links);
}

} // namespace vfpilot::plan
