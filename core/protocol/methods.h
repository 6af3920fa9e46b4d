// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/facts.h"
#include "core/protocol/finding.h"
#include "core/protocol/job.h"
#include "core/protocol/plan.h"
#include "core/protocol/vm.h"

#include <cstdint>
#include <string>
#include <vector>

/// Every request of the wire: its name, what it takes, what it answers. A pair of plain structs
/// each; the codec is in codec.h.
namespace vfpilot::protocol {

struct Empty
{};

struct ProbeReply
{
    Facts facts;
    std::vector<Finding> chain; ///< causal order, BIOS first
    bool green = false;         ///< every link that counts is Ok and VFs are there
    std::string firstBroken;    ///< id of the first Blocking link, or empty
    Choices choices;
    /// Where the host is: "fresh" (no job yet), "job-running", "job-interrupted",
    /// "reboot-pending", "applied" (rebooted since; Verify), "done" (green and a VM holds a VF).
    std::string stage;
    std::vector<JobSummary> jobs; ///< newest first, at most 20
    /// What the catalog recognizes in the kernel log of this boot: id is the symptom's, the first
    /// matching line is its evidence.
    std::vector<Finding> symptoms;
};

/// Looks at the host; changes nothing. One round trip, whatever the number of checks.
struct Probe
{
    static constexpr auto name = "probe";
    using Params = Empty;
    using Reply = ProbeReply;
};

struct PlanParams
{
    Goal goal;
};

struct MakePlan
{
    static constexpr auto name = "plan";
    using Params = PlanParams;
    using Reply = Plan;
};

struct ApplyParams
{
    Goal goal;
    std::string digest; ///< of the plan that was reviewed
};

struct JobStarted
{
    std::string job; ///< empty: the host was as wanted already, nothing was started
};

/// Errors: host-changed-since-review, refused, busy.
struct Apply
{
    static constexpr auto name = "apply";
    using Params = ApplyParams;
    using Reply = JobStarted;
};

struct ListParams
{
    std::string cursor; ///< from the reply before; empty: from the beginning
};

struct JobsReply
{
    std::vector<JobSummary> jobs; ///< newest first
    std::string nextCursor;       ///< empty: that was all
};

struct ListJobs
{
    static constexpr auto name = "jobs";
    using Params = ListParams;
    using Reply = JobsReply;
};

struct JobId
{
    std::string id;
};

struct GetJob
{
    static constexpr auto name = "job";
    using Params = JobId;
    using Reply = JobInfo;
};

struct FollowParams
{
    std::string id;
    std::int64_t since = 0;        ///< records with a greater seq are sent
    std::int64_t outputOffset = 0; ///< bytes of output.log already seen
};

/// From now on "job.record" and "job.output" notifications come until the job ends or another
/// follow. An empty id stops following.
struct FollowJob
{
    static constexpr auto name = "job.follow";
    using Params = FollowParams;
    using Reply = Empty;
};

/// The job stops before its next step and takes back what it did. Error: job-state.
struct CancelJob
{
    static constexpr auto name = "job.cancel";
    using Params = JobId;
    using Reply = Empty;
};

/// Goes on with an interrupted job. Errors: job-state, busy.
struct ResumeJob
{
    static constexpr auto name = "job.resume";
    using Params = JobId;
    using Reply = JobStarted;
};

/// What taking back would do now, for review. Changes nothing.
struct PlanUndo
{
    static constexpr auto name = "undo.plan";
    using Params = JobId;
    using Reply = Plan;
};

struct UndoParams
{
    std::string id;
    std::string digest; ///< of the reviewed undo plan
};

/// Errors: job-state, busy, host-changed-since-review, refused.
struct UndoJob
{
    static constexpr auto name = "job.undo";
    using Params = UndoParams;
    using Reply = JobStarted;
};

struct ListVmsParams
{
    std::string cursor;        ///< from the reply before; empty: from the beginning
    bool wholeCluster = false; ///< also the VMs of the cluster's other nodes
};

struct VmsReply
{
    std::vector<VmInfo> vms; ///< this node's by vmid, then those of each other node
    std::vector<VfFacts> vfs;
    std::string nextCursor;
    std::vector<ContainerInfo> containers = {}; ///< with vfs: in the first reply only
};

struct ListVms
{
    static constexpr auto name = "vms";
    using Params = ListVmsParams;
    using Reply = VmsReply;
};

struct RebootParams
{
    std::string bootId; ///< the boot that shall end: a repeated request does not reboot twice
};

/// Errors: job-state while a job runs; not-rebooted when bootId is not the running boot's.
struct Reboot
{
    static constexpr auto name = "reboot";
    using Params = RebootParams;
    using Reply = Empty;
};

/// The person is back on the host: ends the guard's watch and takes the guard off. An empty id
/// means whichever job is watched over. The reply names the guard's own job, which is being taken
/// back; empty: no guard is set. Errors: busy, job-state.
struct Confirm
{
    static constexpr auto name = "confirm";
    using Params = JobId;
    using Reply = JobStarted;
};

/// What "vfpilot-engine diagnose" prints; no request of the wire.
struct DiagnoseReply
{
    std::vector<Finding> symptoms;
};

/// What "vfpilot-engine catalog decide" prints; no request of the wire.
struct DecideReply
{
    std::string device;                  ///< "46d1"
    std::string platform;                ///< "Alder Lake-N"; empty: the catalog does not know it
    std::string route;                   ///< id of the recommended one; "none": there is none
    std::string release;                 ///< of its driver; empty: the kernel's own, or no route
    std::vector<std::string> parameters; ///< kernel command line words of the recommended route
    std::vector<Route> routes;           ///< with their reasons, usable ones first
};

// Notifications, engine to wizard.

/// The first line an engine writes.
struct Hello
{
    static constexpr auto name = "hello";
    int protocol = 0;
    std::string version;
    std::string buildHash; ///< hex SHA-256 of the engine's own file
    std::string bootId;
    std::string machineId;
    std::string root; ///< "/" on a real host; anything else is a simulated or replayed one
    int uid = 0;
    std::vector<std::string> capabilities;
};

struct JobRecordEvent
{
    static constexpr auto name = "job.record";
    std::string job;
    JobRecord record;
};

struct JobOutputEvent
{
    static constexpr auto name = "job.output";
    std::string job;
    std::int64_t offset = 0; ///< of the first byte of text in output.log
    std::string text;        ///< valid UTF-8; bad bytes are replaced, which does not move offsets:
    std::int64_t next = 0;   ///< where the following chunk begins
};

} // namespace vfpilot::protocol
