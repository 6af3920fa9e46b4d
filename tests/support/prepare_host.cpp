// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/prepare_host.h"

#include "tests/support/sample_host.h"

namespace vfpilot::test {
namespace {

using namespace protocol;

constexpr auto kernel = "6.8.4-2-pve";
constexpr std::int64_t begin = 1795475041000; // 2026-11-23 23:04:01 UTC
constexpr auto compilerError =
    "/var/lib/vfpilot/trial/6.8.4-2-pve/tree/i915-sriov-dkms/2025.07.22/build/drivers/gpu/drm/i915/"
    "i915_scatterlist.c:206:29: error: implicit declaration of function 'drm_buddy_block_offset' "
    "[-Werror=implicit-function-declaration]";

std::vector<PlannedStep> steps()
{
    const std::string folder = std::string("/var/lib/vfpilot/trial/") + kernel;
    PlannedStep packages{.id = "install-packages",
                         .kind = "install-packages",
                         .group = "driver",
                         .args = {{"packages", "build-essential dkms proxmox-headers-6.8.4-2-pve"}},
                         .undo = UndoClass::Removed,
                         .files = {},
                         .commands = {{"/usr/bin/apt-get", "-y", "install", "build-essential",
                                       "dkms", "proxmox-headers-6.8.4-2-pve"}}};
    PlannedStep build{.id = std::string("trial-build:") + kernel,
                      .kind = "trial-build",
                      .group = "driver",
                      .args = {{"release", firstRelease}, {"kernel", kernel}, {"path", folder}},
                      .undo = UndoClass::Removed,
                      .files = {},
                      .commands = {{"/usr/bin/dpkg-deb", "-x",
                                    "/var/lib/vfpilot/packages/5b6c/i915.deb", folder + "/package"},
                                   {"/usr/sbin/dkms", "build", "-m", "i915-sriov-dkms", "-v",
                                    firstRelease, "-k", kernel, "--dkmstree", folder + "/tree"},
                                   {"/usr/bin/rm", "-rf", "--one-file-system", folder}}};
    return {packages, build};
}

TrialBuild outcome(const char* release, const char* result)
{
    TrialBuild build{.release = release,
                     .kernel = kernel,
                     .packageSha256 = samplePackage().sha256,
                     .result = result,
                     .timeMs = begin + 95000};
    if (build.result == "built")
        return build;
    build.log = std::string(compilerError) + "\n";
    for (int part = 0; part < 12; ++part)
        build.log += "  CC [M]  drivers/gpu/drm/i915/part" + std::to_string(part) + ".o\n";
    build.log += "make[1]: *** [Makefile:1938: .] Error 2\nmake: *** [Makefile:14: all] Error 2\n"
                 "# exit code: 2\n# elapsed time: 00:00:08";
    return build;
}

Finding compileError(const TrialBuild& build)
{
    return {"compile-error",
            FindingState::Warning,
            {{"link", "driver-built"}},
            "symptom-compile-error",
            "take-release-by-rule",
            {{"make.log " + build.release + " " + build.kernel, compilerError}}};
}

void addFailure(ProbeReply& probe, const char* release)
{
    probe.facts.trialBuilds.push_back(outcome(release, "failed"));
    probe.symptoms.push_back(compileError(probe.facts.trialBuilds.back()));
}

} // namespace

ProbeReply hostToTryOn()
{
    ProbeReply probe = freshHost();
    probe.facts.packageFiles = {samplePackage()};
    return probe;
}

Plan preparePlan()
{
    Plan plan;
    plan.digest = "2b4c6f8a9b0c1d2e3f4a5b6c7d8e9f0a1b2c3d4e5f60718293a4b58f3c5a0d1e";
    plan.steps = steps();
    return plan;
}

JobInfo prepareJob(JobState jobState, StepState state)
{
    JobInfo job;
    job.summary.id = prepareJobId;
    job.summary.kind = "prepare";
    job.summary.state = jobState;
    job.summary.createdMs = begin;
    job.summary.bootId = freshHost().facts.bootId;
    job.summary.args = {{"release", firstRelease}};
    job.summary.undoable = jobState == JobState::Done;
    for (const PlannedStep& planned : steps()) {
        JobStep step;
        step.planned = planned;
        step.state = state;
        if (state != StepState::Pending) {
            step.beganMs = begin;
            step.endedMs = begin + 41000;
        }
        job.steps.push_back(step);
    }
    job.summary.stepsTotal = static_cast<int>(job.steps.size());
    job.summary.stepsDone = state == StepState::Done ? job.summary.stepsTotal : 0;
    job.lastSeq = state == StepState::Pending ? 1 : 2 * job.summary.stepsTotal + 2;
    return job;
}

JobInfo buildingJob()
{
    JobInfo job = prepareJob(JobState::Running, StepState::Pending);
    job.steps[0] = prepareJob(JobState::Running, StepState::Done).steps[0];
    job.steps[1].state = StepState::Running;
    job.steps[1].beganMs = job.steps[0].endedMs;
    job.summary.stepsDone = 1;
    job.lastSeq = 4; // the job and the first step begun, that one done, the build begun
    return job;
}

ProbeReply hostDuringPrepare(JobState state)
{
    ProbeReply probe = hostToTryOn();
    const bool isUnfinished = state == JobState::Running || state == JobState::Interrupted;
    probe.stage = state == JobState::Running ? "job-running"
                  : isUnfinished             ? "job-interrupted"
                                             : "fresh";
    probe.jobs = {prepareJob(state, StepState::Pending).summary};
    return probe;
}

ProbeReply hostWhereItFailed()
{
    ProbeReply probe = hostDuringPrepare(JobState::Done);
    addFailure(probe, firstRelease);
    Route& route = probe.choices.routes.front();
    route.release = nextRelease;
    route.packageName = std::string("i915-sriov-dkms_") + nextRelease + "_amd64.deb";
    route.reason = "route-release-did-not-build";
    route.args = {{"kernel", kernel}, {"failed", firstRelease}, {"release", nextRelease}};
    return probe;
}

ProbeReply hostWhereItBuilds()
{
    ProbeReply probe = hostDuringPrepare(JobState::Done);
    probe.facts.trialBuilds = {outcome(firstRelease, "built")};
    return probe;
}

ProbeReply hostWhereNoneBuilds()
{
    ProbeReply probe = hostWhereItFailed();
    addFailure(probe, nextRelease);
    for (Route& route : probe.choices.routes)
        route.usable = route.recommended = false;
    Route& route = probe.choices.routes.front();
    route.release.clear();
    route.needsPackage = false;
    route.reason = "route-no-release-builds";
    route.args = {{"kernel", kernel}, {"failed", firstRelease}};
    Route none = route;
    none.id = "none";
    probe.choices.routes.push_back(none);
    return probe;
}

} // namespace vfpilot::test
