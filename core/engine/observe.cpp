// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/observe.h"

#include "core/apply/standing.h"
#include "core/catalog/catalog.h"
#include "core/catalog/symptoms.h"
#include "core/model/lines.h"
#include "core/plan/chain.h"
#include "core/plan/choices.h"
#include "core/probe/containers.h"
#include "core/probe/vms.h"
#include "core/protocol/paths.h"

#include <algorithm>
#include <chrono>

namespace vfpilot::engine {
namespace {

constexpr std::size_t vmsInAReply = 200; // some 2 KB each with their lint
constexpr std::size_t containersInAReply = 50;
constexpr std::size_t jobsInAProbe = 20;

// The catalog's names, which the look at the host does not know.
void namePlatforms(protocol::Facts& facts, const catalog::Catalog& catalog)
{
    for (protocol::GpuFacts& gpu : facts.gpus) {
        if (const auto* device = catalog.findDevice(gpu.deviceId))
            gpu.platform = device->platform;
    }
}

/// A job's process ends a moment after the record that it is done, and somebody who reads that
/// asks at once.
bool isAtWork(const host::Host& host)
{
    constexpr int looks = 30;
    constexpr std::chrono::milliseconds between{100};
    for (int i = 0; i < looks && host.isLocked(paths::lockFile); ++i)
        host.sleep(between);
    return host.isLocked(paths::lockFile);
}

bool someVfIsUsed(const protocol::Facts& facts)
{
    return std::any_of(facts.gpus.begin(), facts.gpus.end(), [](const protocol::GpuFacts& gpu) {
        return std::any_of(gpu.vfs.begin(), gpu.vfs.end(),
                           [](const protocol::VfFacts& vf) { return !vf.usedBy.empty(); });
    });
}

// Lines of success are told by the chain itself.
std::vector<protocol::Finding> symptomsOf(const host::Host& host,
                                          const std::vector<protocol::TrialBuild>& builds,
                                          const catalog::Catalog& catalog)
{
    const catalog::Symptoms symptoms(catalog.symptomRules());
    // Without a log nothing is recognized; the chain says what does not work.
    auto found = symptoms.scan(host.kernelLog().value_or({}), "kernel", "/dev/kmsg");
    for (const protocol::TrialBuild& build : builds) {
        catalog::SymptomScan scan(symptoms, "dkms");
        for (model::Lines lines(build.log); lines.next();)
            scan.feed(lines.line(), "make.log " + build.release + " " + build.kernel);
        auto more = scan.take();
        std::move(more.begin(), more.end(), std::back_inserter(found));
    }
    std::erase_if(found, [](const protocol::Finding& finding) {
        return finding.state == protocol::FindingState::Ok;
    });
    return found;
}

} // namespace

Result<protocol::ProbeReply> observe(apply::Environment& environment)
{
    auto facts = apply::look(environment);
    if (!facts)
        return std::move(facts).error();
    const auto jobs = apply::readJobs(environment.host);
    if (!jobs)
        return jobs.error();
    namePlatforms(*facts, environment.catalog);

    protocol::ProbeReply reply;
    std::optional<protocol::SriovGoal> goal;
    bool rebooted = false;
    if (const auto applied = apply::lastApplied(*jobs)) {
        goal = applied->goal;
        rebooted = applied->bootId != facts->bootId;
    }
    reply.symptoms = symptomsOf(environment.host, facts->trialBuilds, environment.catalog);
    auto chain = plan::chain({*facts, environment.catalog, goal, rebooted, reply.symptoms});
    reply.chain = std::move(chain.links);
    reply.green = chain.green;
    reply.firstBroken = std::move(chain.firstBroken);
    reply.choices = plan::choices(*facts, environment.catalog);

    reply.stage = apply::stage(*jobs, *facts, reply.green, someVfIsUsed(*facts));
    reply.jobs = apply::summaries(*jobs, jobsInAProbe);
    reply.facts = std::move(*facts);
    return reply;
}

Result<protocol::VmsReply> listVms(apply::Environment& environment,
                                   const protocol::ListVmsParams& asked)
{
    auto page = probe::vmPage(environment.host, {asked.cursor, vmsInAReply, asked.wholeCluster});
    if (!page)
        return std::move(page).error();
    protocol::VmsReply reply;
    reply.vms = std::move(page->vms);
    reply.nextCursor = std::move(page->next);
    if (!asked.cursor.empty())
        return reply;

    auto facts = apply::look(environment);
    if (!facts)
        return std::move(facts).error();
    for (protocol::GpuFacts& gpu : facts->gpus)
        reply.vfs.insert(reply.vfs.end(), gpu.vfs.begin(), gpu.vfs.end());
    auto containers = probe::containersOn(environment.host, facts->gpus);
    if (!containers)
        return std::move(containers).error();
    containers->resize(std::min(containers->size(), containersInAReply));
    reply.containers = *std::move(containers);
    return reply;
}

Result<> mayReboot(apply::Environment& environment, const std::string& bootId)
{
    if (isAtWork(environment.host))
        return fail(Errc::JobState, {{"job", ""}, {"state", "running"}});
    const auto facts = apply::look(environment);
    if (!facts)
        return facts.error();
    if (facts->bootId != bootId)
        return fail(Errc::NotRebooted);
    return {};
}

Result<> reboot(host::Host& host)
{
    const auto ran =
        runChecked(host, {{"/usr/bin/systemctl", "reboot"}, std::chrono::seconds(60), {}, nullptr});
    return ran ? Result<>() : ran.error();
}

} // namespace vfpilot::engine
