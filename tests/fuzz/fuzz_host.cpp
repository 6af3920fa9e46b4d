// SPDX-License-Identifier: GPL-3.0-or-later
// A whole host that may hold anything: probe, chain, choices, leftovers, plan, the VFs' state.
#include "core/base/words.h"
#include "core/catalog/symptoms.h"
#include "core/plan/chain.h"
#include "core/plan/choices.h"
#include "core/plan/leftovers.h"
#include "core/plan/planner.h"
#include "core/probe/probe.h"
#include "core/probe/vms.h"
#include "core/protocol/codec.h"
#include "core/vfs/vf_setup.h"
#include "tests/fuzz/host_in_memory.h"
#include "tests/fuzz/property.h"

using namespace vfpilot;
using fuzz::Input;

namespace {

const catalog::Catalog& builtIn()
{
    static const auto catalog = catalog::Catalog::builtIn();
    return *catalog;
}

void checkChain(const protocol::Facts& facts)
{
    const auto chain = plan::chain({facts, builtIn()});
    HOLDS(chain.links.size() == 26, std::to_string(chain.links.size()));
    const int broken = protocol::firstBroken(chain.links);
    HOLDS(chain.firstBroken ==
          (broken < 0 ? "" : chain.links[static_cast<std::size_t>(broken)].id));
    HOLDS(!chain.green || broken < 0);
    for (const auto& finding : plan::findLeftovers(facts, builtIn()))
        HOLDS(finding.id.starts_with("leftover-"), finding.id);
}

protocol::Goal goalFor(const protocol::Choices& choices, unsigned choice)
{
    protocol::SriovGoal goal{.gpu = choices.gpu, .vfCount = 1 + static_cast<int>(choice % 7)};
    if (!choices.routes.empty()) {
        goal.route = choices.routes[choice % choices.routes.size()].id;
        goal.release = choices.routes[choice % choices.routes.size()].release;
    }
    goal.packageSha256 = std::string(64, 'a');
    goal.persistence = choice % 2 == 0 ? "unit" : "sysfsutils";
    for (const protocol::Leftover& leftover : choices.leftovers) {
        if (choice % 4 < 2 && leftover.state == "offered")
            goal.cleanup.push_back(leftover.id);
    }
    return goal;
}

protocol::PrepareGoal prepareGoalFor(const protocol::Choices& choices, unsigned choice)
{
    protocol::PrepareGoal goal{.gpu = choices.gpu,
                               .route = "i915-dkms",
                               .release = "2025.07.22",
                               .packageSha256 = std::string(64, 'a'),
                               .again = choice % 2 == 1};
    for (const protocol::Route& route : choices.routes) {
        if (!route.release.empty()) {
            goal.route = route.id;
            goal.release = route.release;
        }
    }
    return goal;
}

/// As the host would be read once the files of the plan are written.
protocol::Facts after(protocol::Facts facts, const protocol::Plan& plan)
{
    for (const protocol::PlannedStep& step : plan.steps) {
        for (const protocol::FileChange& file : step.files) {
            HOLDS(step.kind != "edit-file" || facts.files[file.path] == file.before, file.path);
            facts.files[file.path] = file.after;
            facts.fileModes[file.path] = file.modeAfter;
        }
    }
    return facts;
}

void checkPlan(const protocol::Facts& facts,
               const std::vector<protocol::VmInfo>& vms,
               const protocol::Goal& goal)
{
    const auto made = plan::makePlan({facts, vms, builtIn()}, goal);
    if (!made) {
        HOLDS(made.error().code == Errc::BadParams);
        return;
    }
    HOLDS(made->plan.steps.size() == made->specs.size());
    HOLDS(made->plan.refusals.empty() || made->plan.steps.empty());
    const auto again = plan::makePlan({facts, vms, builtIn()}, goal);
    HOLDS(again && again->plan.digest == made->plan.digest);
    HOLDS(protocol::toJson(again->plan) == protocol::toJson(made->plan));

    // Written files are right: a second plan writes none of them.
    const protocol::Facts later = after(facts, made->plan);
    const auto second = plan::makePlan({later, vms, builtIn()}, goal);
    if (!second || !made->plan.refusals.empty())
        return;
    for (const protocol::PlannedStep& step : second->plan.steps)
        HOLDS(step.kind != "edit-file" && step.kind != "own-file", step.id,
              step.files.front().before, step.files.front().after);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    Input input(data, size);
    const unsigned choice = input.choice();
    test::FakeHost host = fuzz::hostOf(input.rest());
    const auto facts = probe::probe(host);
    const auto vms = probe::vms(host);
    const auto state = vfs::status(host, "0000:00:02.0");
    HOLDS(!state || state->vfs.size() <= 65535);
    if (!facts || !vms)
        return 0;
    const std::string written = protocol::toJson(*facts);
    const auto read = protocol::fromJson<protocol::Facts>(written);
    HOLDS(read, written);
    checkChain(*facts);
    const auto choices = plan::choices(*facts, builtIn());
    HOLDS(choices.routes.size() <= 1 + builtIn().routes().size());
    checkPlan(*facts, *vms, goalFor(choices, choice));
    checkPlan(*facts, *vms, protocol::VmGoal{.vmid = 101, .vf = "0000:00:02.1"});
    checkPlan(*facts, *vms, protocol::GuardGoal{.job = "20261123-231501-4f2a"});
    checkPlan(*facts, *vms, prepareGoalFor(choices, choice));
    return 0;
}
