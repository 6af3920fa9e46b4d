// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/cleanup.h"
#include "core/plan/draft.h"

#include <functional>
#include <string>
#include <vector>

namespace vfpilot::plan {

/// What the steps that make VFs are planned from, looked up once.
struct SriovView
{
    const PlanInput& input;
    const protocol::SriovGoal& goal;
    const protocol::Facts& facts;
    const protocol::GpuFacts& gpu;
    const catalog::RouteRule& rule;
    const catalog::Release* release;  ///< null: a native route
    std::vector<std::string> kernels; ///< that run now or next
    std::vector<std::string> words;   ///< that the kernel must get
    /// That it must not get: what would keep the route's own driver away, and the optional
    /// parameters that the person decided against.
    std::vector<std::string> unwanted;
    /// What is taken away of other tools. `facts` are those of the host without it.
    const Cleanup& cleanup;
    const protocol::Facts& found; ///< those of the host as it is
};

// What stands in the way; in order of what a person would do about it first.
void refuseByHost(const PlanInput& input, const protocol::SriovGoal& goal, Draft& draft);
void refuseByRoute(const SriovView& view, Draft& draft);
/// The release's window and what is known against it; also that the route is one for this GPU.
void refuseByRelease(const SriovView& view, Draft& draft);
/// What a trial build of this very package has shown.
void refuseByTrial(const SriovView& view, Draft& draft);
void refuseByGuests(const SriovView& view, Draft& draft);
/// Takes away what the goal names; refuses what cannot be.
void takeLeftovers(const PlanInput& input,
                   const std::vector<std::string>& ids,
                   Cleanup& cleanup,
                   Draft& draft);
void refuseByPassthrough(const SriovView& view, Draft& draft);
/// Only where steps are planned that write much.
void refuseBySpace(const protocol::Facts& facts, Draft& draft);

// Steps; each adds only what changes something, and refuses what it cannot do safely.
/// Words of the next start's command line, in the files of the host's boot loader.
void addBootParameters(const SriovView& view, Draft& draft);
void addGrubParameters(const SriovView& view, Draft& draft);
/// Entries with the parameters of before, for a start that the new ones keep from working; they
/// come and go with what addBootParameters changes. None where the loader's own tools leave no
/// room.
void addWayBack(const SriovView& view, Draft& draft);
/// What makes the VFs at each start, and the end of what made them otherwise.
void addPersistence(const SriovView& view, Draft& draft);

/// The files that `cleanup` changed, each as one step with what the draft does to it already.
void addCleanup(const Cleanup& cleanup, Draft& draft);

/// Packages that a build for the kernels that `isFor` takes needs and that are not there.
std::vector<std::string> missingForBuild(const protocol::Facts& facts,
                                         const std::function<bool(const std::string&)>& isFor);
/// The driver package of the goal; null: refused.
const protocol::PackageFile* suppliedPackage(const SriovView& view, Draft& draft);
std::string pathOf(const protocol::PackageFile& file);

/// A file of ours; where it is as wanted already, nothing.
void addOwnFile(const protocol::Facts& facts, OwnFile file, Draft& draft);
/// Mode of a file as facts tell it, "0644" where they do not.
std::string modeOf(const protocol::Facts& facts, const std::string& path);
bool isEnabled(const protocol::Facts& facts, const std::string& unit);

constexpr auto ownFileMode = "0644";

} // namespace vfpilot::plan
