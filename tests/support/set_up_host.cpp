// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/set_up_host.h"

namespace vfpilot::test {
namespace {

using namespace protocol;

constexpr std::int64_t begin = 1795475701000; // 2026-11-23 23:15:01 UTC
constexpr auto tokens =
    "intel_iommu=on iommu=pt i915.enable_guc=3 i915.max_vfs=7 module_blacklist=xe";

PlannedStep step(const std::string& id, const std::string& kind, const char* group, Args args)
{
    PlannedStep planned;
    planned.id = id;
    planned.kind = kind;
    planned.group = group;
    planned.args = std::move(args);
    return planned;
}

std::vector<PlannedStep> sriovSteps()
{
    PlannedStep cmdline = step("edit-file:/etc/kernel/cmdline", "edit-file", "boot",
                               {{"path", "/etc/kernel/cmdline"}, {"tokens", tokens}});
    cmdline.files = {{"/etc/kernel/cmdline", "0644", "0644", "root=ZFS=rpool/ROOT/pve-1 boot=zfs\n",
                      std::string("root=ZFS=rpool/ROOT/pve-1 boot=zfs ") + tokens + "\n"}};
    PlannedStep modules = step("own-file:/etc/modules-load.d/vfpilot.conf", "own-file", "boot",
                               {{"path", "/etc/modules-load.d/vfpilot.conf"}});
    modules.files = {
        {"/etc/modules-load.d/vfpilot.conf", "", "0644", "", "vfio\nvfio_iommu_type1\nvfio_pci\n"}};
    return {
        step("install-engine-copy", "install-engine-copy", "functions",
             {{"path", "/usr/local/libexec/vfpilot/vfpilot-engine"}}),
        step("install-packages", "install-packages", "driver",
             {{"packages", "dkms build-essential proxmox-headers-6.8.4-2-pve"}}),
        step("install-driver", "install-driver", "driver",
             {{"release", "2025.07.22"}, {"kernels", "6.8.4-2-pve"}}),
        modules,
        cmdline,
        step("own-file:/etc/systemd/system/vfpilot-vfs.service", "own-file", "functions",
             {{"path", "/etc/systemd/system/vfpilot-vfs.service"}}),
        step("enable-unit:vfpilot-vfs.service", "enable-unit", "functions",
             {{"unit", "vfpilot-vfs.service"}}),
        step("rebuild-initramfs", "rebuild-initramfs", "boot", {{"kernels", "6.8.4-2-pve"}}),
        step("render-boot-entries", "render-boot-entries", "boot", {{"loader", "systemd-boot"}}),
    };
}

JobInfo jobOf(const std::vector<PlannedStep>& planned, JobState jobState, StepState state)
{
    JobInfo job;
    job.summary.state = jobState;
    job.summary.createdMs = begin;
    job.summary.bootId = "3f8e2c9a-6a63-4b0a-9d3c-6f1f0f6f5a10";
    job.summary.stepsTotal = static_cast<int>(planned.size());
    std::int64_t at = begin;
    for (const PlannedStep& one : planned) {
        JobStep jobStep;
        jobStep.planned = one;
        jobStep.state = state;
        if (state != StepState::Pending) {
            jobStep.beganMs = at;
            at += one.kind == "install-driver" ? 187000 : 2300;
            jobStep.endedMs = at;
        }
        job.steps.push_back(jobStep);
    }
    job.summary.stepsDone = state == StepState::Done ? job.summary.stepsTotal : 0;
    job.lastSeq = state == StepState::Pending ? 1 : 2 * job.summary.stepsTotal + 2;
    return job;
}

ProbeReply probeAt(const char* stage)
{
    ProbeReply probe;
    probe.stage = stage;
    Facts& facts = probe.facts;
    facts.node = "pve";
    facts.machineId = "0123456789abcdef0123456789abcdef";
    facts.bootId = "3f8e2c9a-6a63-4b0a-9d3c-6f1f0f6f5a10";
    facts.pveVersion = "8.2.2";
    facts.osCodename = "bookworm";
    facts.cpu = {"GenuineIntel", "Intel(R) N100", true, true};
    facts.kernels = {{"6.8.4-2-pve", true, true, true, ""}};
    facts.boot.loader = "systemd-boot";
    facts.boot.secureBoot = "off";
    facts.boot.running = std::string("root=ZFS=rpool/ROOT/pve-1 boot=zfs ") + tokens;
    facts.gpus = {gpuWithVfs(false)};
    probe.choices.gpu = "0000:00:02.0";
    probe.choices.maxVfs = 7;
    probe.choices.defaultVfs = 3;
    probe.jobs = {sriovJob(JobState::Done, StepState::Done).summary};
    return probe;
}

Finding link(const char* id, FindingState state, Args args = {})
{
    return {id, state, std::move(args), "", "", {}};
}

std::vector<Finding> okChain()
{
    using enum FindingState;
    return {link("cpu-vmx", Ok, {{"vendor", "GenuineIntel"}, {"model", "Intel(R) N100"}}),
            link("pve-version", Ok, {{"version", "8.2.2"}, {"codename", "bookworm"}}),
            link("vtd-firmware", Ok),
            link("igpu", Ok,
                 {{"address", "0000:00:02.0"}, {"device", "46d1"}, {"platform", "Alder Lake-N"}}),
            link("sriov-capability", Ok, {{"address", "0000:00:02.0"}, {"totalVfs", "7"}}),
            link("boot-loader", Ok, {{"loader", "systemd-boot"}}),
            link("driver-built", Ok, {{"release", "2025.07.22"}, {"kernels", "6.8.4-2-pve"}}),
            link("boot-parameters", Ok, {{"path", "/etc/kernel/cmdline"}}),
            link("running-parameters", Ok),
            link("iommu-active", Ok, {{"units", "2"}, {"groups", "19"}}),
            link("module-loaded", Ok, {{"module", "i915"}, {"version", "2025.07.22"}}),
            link("pf-driver", Ok, {{"driver", "i915"}, {"address", "0000:00:02.0"}}),
            link("vf-count", Ok, {{"count", "3"}, {"wanted", "3"}}),
            link("vf-drivers", Ok),
            link("vf-unit", Ok, {{"unit", "vfpilot-vfs.service"}})};
}

} // namespace

JobInfo sriovJob(JobState jobState, StepState state)
{
    JobInfo job = jobOf(sriovSteps(), jobState, state);
    job.summary.id = sriovJobId;
    job.summary.kind = "sriov";
    job.summary.rebootNeeded = true;
    job.summary.undoable = jobState == JobState::Done;
    job.summary.args = {{"route", "i915-dkms"}, {"count", "3"}};
    return job;
}

JobInfo vmJob(JobState jobState, StepState state)
{
    JobInfo job = jobOf(vmPlan().steps, jobState, state);
    job.summary.id = vmJobId;
    job.summary.kind = "vm";
    job.summary.args = {{"vmid", "101"}, {"vf", "0000:00:02.1"}};
    return job;
}

GpuFacts gpuWithVfs(bool isOneUsed)
{
    GpuFacts gpu;
    gpu.address = "0000:00:02.0";
    gpu.vendorId = "8086";
    gpu.deviceId = "46d1";
    gpu.platform = "Alder Lake-N";
    gpu.driver = "i915";
    gpu.iommuGroup = 0;
    gpu.totalVfs = 7;
    gpu.numVfs = 3;
    gpu.vfs = {{"0000:00:02.1", "vfio-pci", 19, {}},
               {"0000:00:02.2", "vfio-pci", 20, {}},
               {"0000:00:02.3", "vfio-pci", 21, {}}};
    if (isOneUsed)
        gpu.vfs[0].usedBy = {101};
    return gpu;
}

std::vector<VmInfo> machines(bool isOneUsed)
{
    const auto vm = [](int id, const char* name, const char* status) {
        VmInfo info;
        info.vmid = id;
        info.node = "pve";
        info.name = name;
        info.status = status;
        return info;
    };
    std::vector<VmInfo> vms{vm(100, "windows", "stopped"), vm(101, "debian", "stopped"),
                            vm(102, "nas", "running"), vm(103, "backup-target", "stopped")};
    vms[0].lint = {link("lint-cpu-not-host", FindingState::Warning),
                   link("lint-not-q35", FindingState::Warning),
                   link("lint-not-ovmf", FindingState::Warning)};
    vms[0].lint[0].fix = "vm-cpu-host";
    vms[0].lint[1].fix = "vm-machine-q35";
    vms[2].startsAtBoot = true;
    vms[3].lock = "backup";
    if (isOneUsed)
        vms[1].hostpci = {{0, "0000:00:02.1,pcie=1", {"0000:00:02.1"}}};
    return vms;
}

ProbeReply pendingProbe()
{
    ProbeReply probe = probeAt("reboot-pending");
    probe.facts.gpus[0].vfs.clear();
    probe.facts.gpus[0].numVfs = -1;
    probe.chain = okChain();
    for (std::size_t i = 8; i < probe.chain.size(); ++i)
        probe.chain[i].state = FindingState::NotReached;
    probe.chain[8].state = FindingState::Planned;
    probe.chain[8].args = {{"missing", tokens}};
    return probe;
}

ProbeReply greenProbe(bool isOneUsed)
{
    ProbeReply probe = probeAt(isOneUsed ? "done" : "applied");
    probe.chain = okChain();
    probe.green = true;
    probe.facts.gpus = {gpuWithVfs(isOneUsed)};
    if (isOneUsed)
        probe.jobs.insert(probe.jobs.begin(), vmJob(JobState::Done, StepState::Done).summary);
    return probe;
}

ProbeReply brokenProbe()
{
    ProbeReply probe = pendingProbe();
    probe.stage = "applied";
    Finding& finding = probe.chain[7];
    finding.state = FindingState::Blocking;
    finding.args = {{"missing", "i915.max_vfs=7"}, {"path", "/etc/kernel/cmdline"}};
    finding.cause = "parameters-not-set";
    finding.fix = "plan-sets";
    finding.evidence = {
        {"/etc/kernel/cmdline", "root=ZFS=rpool/ROOT/pve-1 boot=zfs intel_iommu=on"}};
    probe.chain[8].state = FindingState::NotReached;
    probe.firstBroken = finding.id;
    return probe;
}

Plan vmPlan()
{
    Plan plan;
    plan.digest = "d1";
    PlannedStep write = step(
        "vm-settings:101", "vm-settings", "machine",
        {{"vmid", "101"}, {"vf", "0000:00:02.1"}, {"slot", "0"}, {"value", "0000:00:02.1,pcie=1"}});
    const std::string config = "bios: ovmf\ncores: 2\ncpu: host\nmachine: q35\nmemory: 2048\n"
                               "name: debian\nnet0: virtio=BC:24:11:00:00:01,bridge=vmbr0\n";
    std::string after = config;
    after.insert(after.find("machine:"), "hostpci0: 0000:00:02.1,pcie=1\n");
    write.files = {{"/etc/pve/qemu-server/101.conf", "0640", "0640", config, after}};
    write.commands = {{"/usr/sbin/qm", "set", "101", "--hostpci0", "0000:00:02.1,pcie=1",
                       "--digest", "2fd4e1c67a2d28fced849ee1bb76e7391b93eb12"}};
    plan.steps = {write};
    return plan;
}

Plan guardPlan()
{
    Plan plan;
    plan.digest = "g1";
    const std::string path = "/etc/systemd/system/vfpilot-guard.service";
    const std::string name = "vfpilot-guard.service";
    PlannedStep unit = step("own-file:" + path, "own-file", "functions", {{"path", path}});
    unit.files = {{path, "", "0644", "",
                   "# Written by vfpilot; taken back by it too.\n[Unit]\n"
                   "Description=Takes vfpilot job 20261123-231501-4f2a back when this boot cannot "
                   "be reached\nBefore=pve-guests.service\n\n[Service]\nType=oneshot\n"
                   "ExecStart=/usr/local/sbin/vfpilot-guard guard --job "
                   "20261123-231501-4f2a --boot 3f8e2c9a-6a63-4b0a-9d3c-6f1f0f6f5a10 --minutes 5 "
                   "--ssh-port 22\nTimeoutStartSec=infinity\n\n[Install]\n"
                   "WantedBy=multi-user.target\n"}};
    PlannedStep enable = step("enable-unit:" + name, "enable-unit", "functions", {{"unit", name}});
    enable.commands = {{"/usr/bin/systemctl", "daemon-reload"},
                       {"/usr/bin/systemctl", "enable", name}};
    plan.steps = {step("install-engine-copy", "install-engine-copy", "functions",
                       {{"path", "/usr/local/sbin/vfpilot-guard"}}),
                  unit, enable};
    return plan;
}

ProbeReply guardedProbe()
{
    ProbeReply probe = pendingProbe();
    probe.stage = "fresh";
    probe.facts.bootId = "77777777-6a63-4b0a-9d3c-6f1f0f6f5a10";
    probe.jobs.front().state = JobState::Undone;
    probe.jobs.front().guardActed = true;
    return probe;
}

Plan undoPlan()
{
    Plan plan;
    plan.digest = "u1";
    plan.rebootNeeded = true;
    PlannedStep restore = step("restore-file:/etc/kernel/cmdline", "restore-file", "boot",
                               {{"path", "/etc/kernel/cmdline"}});
    restore.files = {{"/etc/kernel/cmdline", "0644", "0644",
                      std::string("root=ZFS=rpool/ROOT/pve-1 boot=zfs ") + tokens + "\n",
                      "root=ZFS=rpool/ROOT/pve-1 boot=zfs\n"}};
    plan.steps = {
        step("disable-unit:vfpilot-vfs.service", "disable-unit", "functions",
             {{"unit", "vfpilot-vfs.service"}}),
        step("remove-file:/etc/systemd/system/vfpilot-vfs.service", "remove-file", "functions",
             {{"path", "/etc/systemd/system/vfpilot-vfs.service"}}),
        restore, step("remove-driver", "remove-driver", "driver", {{"release", "2025.07.22"}}),
        step("rebuild-initramfs", "rebuild-initramfs", "boot", {{"kernels", "6.8.4-2-pve"}})};
    return plan;
}

} // namespace vfpilot::test
