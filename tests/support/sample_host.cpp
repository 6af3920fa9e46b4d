// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/sample_host.h"

#include <algorithm>

namespace vfpilot::test {
namespace {

using namespace protocol;

constexpr auto kernel = "6.8.4-2-pve";
constexpr auto release = "2025.07.22";
constexpr auto cmdlineBefore = "root=ZFS=rpool/ROOT/pve-1 boot=zfs quiet";
constexpr auto tokens =
    "intel_iommu=on iommu=pt i915.enable_guc=3 i915.max_vfs=7 module_blacklist=xe";
constexpr auto unit = "vfpilot-vfs.service";

Facts facts()
{
    Facts f;
    f.node = "pve";
    f.machineId = "0123456789abcdef0123456789abcdef";
    f.bootId = "3f8e2c9a-6a63-4b0a-9d3c-6f1f0f6f5a10";
    f.pveVersion = "8.2.2";
    f.osCodename = "bookworm";
    f.cpu = {"GenuineIntel", "Intel(R) N100", true, true};
    f.iommu.dmarTable = true;
    f.kernels = {{kernel, true, true, false, "/lib/modules/6.8.4-2-pve/kernel/i915.ko"}};
    f.boot.loader = "systemd-boot";
    f.boot.secureBoot = "off";
    f.boot.esps = {"AD4C-36C9", "AD4C-A52A"};
    f.boot.configured = cmdlineBefore;
    GpuFacts gpu;
    gpu.address = "0000:00:02.0";
    gpu.vendorId = "8086";
    gpu.deviceId = "46d1";
    gpu.classCode = "030000";
    gpu.platform = "Alder Lake-N";
    gpu.driver = "i915";
    gpu.sriov = SriovCapability{0x320, 7, 1, 1, "46d1"};
    f.gpus = {gpu};
    return f;
}

Finding ok(std::string id, Args args, std::vector<Evidence> evidence)
{
    return {std::move(id), FindingState::Ok, std::move(args), {}, {}, std::move(evidence)};
}

Finding planned(
    std::string id, Args args, std::string cause, std::string fix, std::vector<Evidence> evidence)
{
    return {std::move(id),    FindingState::Planned, std::move(args),
            std::move(cause), std::move(fix),        std::move(evidence)};
}

std::vector<Finding> hardware()
{
    return {
        ok("cpu-vmx", {{"vendor", "GenuineIntel"}, {"model", "Intel(R) N100"}},
           {{"/proc/cpuinfo", "model name: Intel(R) N100; flags: vmx"}}),
        ok("pve-version", {{"version", "8.2.2"}, {"codename", "bookworm"}},
           {{"/var/lib/dpkg/status", "pve-manager 8.2.2"}}),
        ok("vtd-firmware", {}, {{"/sys/firmware/acpi/tables/DMAR", "136 bytes"}}),
        ok("igpu", {{"address", "0000:00:02.0"}, {"device", "46d1"}, {"platform", "Alder Lake-N"}},
           {{"/sys/bus/pci/devices/0000:00:02.0", "8086:46d1 class 030000"}}),
        ok("supported-device", {{"device", "46d1"}, {"platform", "Alder Lake-N"}}, {}),
        ok("sriov-capability", {{"address", "0000:00:02.0"}, {"totalVfs", "7"}},
           {{"/sys/bus/pci/devices/0000:00:02.0/config", "SR-IOV at 0x320, TotalVFs 7"}}),
        ok("vf-bar-space", {{"address", "0000:00:02.0"}}, {}),
        ok("secure-boot", {}, {{"/sys/firmware/efi/efivars/SecureBoot-…", "0"}}),
        ok("boot-loader", {{"loader", "systemd-boot"}},
           {{"/etc/kernel/proxmox-boot-uuids", "AD4C-36C9\nAD4C-A52A"}}),
    };
}

void addNotReached(std::vector<Finding>& chain, std::initializer_list<const char*> ids)
{
    for (const char* id : ids)
        chain.push_back({id, FindingState::NotReached, {}, {}, {}, {}});
}

std::vector<Finding> freshChain()
{
    std::vector<Finding> chain = hardware();
    chain.push_back(planned("kernel-headers", {{"kernels", kernel}}, "headers-missing",
                            "plan-installs", {{"/lib/modules/6.8.4-2-pve/build", "missing"}}));
    chain.push_back(planned("driver-built", {{"release", release}, {"kernels", kernel}},
                            "driver-not-built", "plan-builds",
                            {{"/lib/modules/6.8.4-2-pve/updates/dkms", "missing"}}));
    chain.push_back(
        planned("boot-parameters", {{"missing", tokens}, {"path", "/etc/kernel/cmdline"}},
                "parameters-not-set", "plan-sets", {{"/etc/kernel/cmdline", cmdlineBefore}}));
    addNotReached(chain, {"running-parameters", "iommu-active"});
    chain.push_back(ok("interrupt-remapping", {},
                       {{"/dev/kmsg", "DMAR-IR: Enabled IRQ remapping in x2apic mode"}}));
    addNotReached(chain,
                  {"module-loaded", "module-parameters", "pf-driver", "vf-count", "vf-drivers"});
    chain.push_back(planned("vf-unit", {{"unit", unit}}, "unit-missing", "plan-sets",
                            {{"/etc/systemd/system/vfpilot-vfs.service", "missing"}}));
    addNotReached(chain, {"vf-use"});
    return chain;
}

Choices choices()
{
    Route dkms;
    dkms.id = "i915-dkms";
    dkms.usable = true;
    dkms.recommended = true;
    dkms.reason = "route-recommended-dkms";
    dkms.args = {{"release", release}, {"kernel", kernel}};
    dkms.release = release;
    dkms.needsPackage = true;
    dkms.packageName = "i915-sriov-dkms_2025.07.22_amd64.deb";
    dkms.downloadUrl = "https://github.com/strongtz/i915-sriov-dkms/releases/tag/2025.07.22";
    Route native;
    native.id = "xe-native";
    native.reason = "route-native-needs-newer-kernel";
    native.args = {{"kernel", kernel}, {"needed", "7.0"}};
    return {"0000:00:02.0", {dkms, native}, 7, 3};
}

FileChange created(std::string path, std::string text)
{
    return {std::move(path), "", "0644", "", std::move(text)};
}

PlannedStep step(std::string id, std::string kind, std::string group, UndoClass undo, Args args)
{
    return {std::move(id), std::move(kind), std::move(group), std::move(args), undo, {}, {}};
}

} // namespace

ProbeReply freshHost()
{
    ProbeReply reply;
    reply.facts = facts();
    reply.chain = freshChain();
    reply.choices = choices();
    reply.stage = "fresh";
    return reply;
}

ProbeReply hostWithoutVtd()
{
    ProbeReply reply = freshHost();
    reply.facts.iommu.dmarTable = false;
    Finding& vtd = reply.chain[2];
    vtd = {"vtd-firmware",
           FindingState::Blocking,
           {},
           "dmar-missing",
           "enable-vtd",
           {{"/sys/firmware/acpi/tables", "APIC DSDT FACP HPET MCFG SSDT"}}};
    reply.firstBroken = vtd.id;
    return reply;
}

ProbeReply hostWithLeftovers()
{
    ProbeReply reply = freshHost();
    const auto place = [](const char* id, FindingState state, const char* path, int line,
                          const char* text, const char* cause, const char* fix, Args args = {}) {
        args.insert({{"path", path}, {"line", std::to_string(line)}, {"device", "46d1"}});
        return Finding{std::string("leftover-") + id, state, args, cause, fix, {{path, text}}};
    };
    using protocol::Leftover;
    const std::vector<std::string> routes = {"i915-dkms"};
    using enum FindingState;
    reply.choices.leftovers = {
        Leftover{"vfio-ids",
                 routes,
                 true,
                 "offered",
                 {},
                 {place("vfio-ids", Blocking, "/etc/modprobe.d/vfio.conf", 1,
                        "options vfio-pci ids=10de:1b80,8086:46d1 disable_vga=1",
                        "leftover-vfio-ids-cmdline", "take-ids-out")}},
        Leftover{"i915-blacklisted",
                 routes,
                 true,
                 "offered",
                 {},
                 {place("i915-blacklisted", Blocking, "/etc/modprobe.d/pve-blacklist.conf", 4,
                        "blacklist i915", "leftover-i915-blacklisted", "take-line-out")}},
        Leftover{"acs-override",
                 routes,
                 false,
                 "offered",
                 {},
                 {place("acs-override", Warning, "/etc/kernel/cmdline", 1, "root=…",
                        "leftover-acs-override", "take-word-out",
                        {{"word", "pcie_acs_override=downstream"}})}},
        Leftover{"sysfs-vfs",
                 routes,
                 false,
                 "always",
                 {},
                 {place("sysfs-vfs", Info, "/etc/sysfs.conf", 3,
                        "devices/pci0000:00/0000:00:02.0/sriov_numvfs = 3", "leftover-sysfs-vfs",
                        "one-way-only")}},
        Leftover{"rc-local-vfs",
                 routes,
                 false,
                 "not-sure",
                 {{"path", "/etc/rc.local"}, {"line", "5"}},
                 {place("rc-local-vfs", Warning, "/etc/rc.local", 5,
                        "  echo 3 > /sys/bus/pci/devices/0000:00:02.0/sriov_numvfs",
                        "leftover-rc-local-vfs", "one-way-only")}},
        Leftover{"pin-stale",
                 routes,
                 false,
                 "by-hand",
                 {},
                 {place("pin-stale", Warning, "/etc/kernel/proxmox-boot-pin", 1, "6.5.11-8-pve",
                        "leftover-pin-stale", "unpin", {{"kernel", "6.5.11-8-pve"}})}},
    };
    Finding link = reply.choices.leftovers.front().places.front();
    link.id = "leftovers";
    link.args.insert({{"count", "6"}, {"cleanup", "offered"}, {"how", "offered"}});
    const auto loader = std::find_if(reply.chain.begin(), reply.chain.end(),
                                     [](const Finding& one) { return one.id == "boot-loader"; });
    reply.chain.insert(loader + 1, link);
    reply.firstBroken = link.id;
    return reply;
}

ProbeReply greenHost()
{
    ProbeReply reply = freshHost();
    reply.stage = "applied";
    reply.green = true;
    GpuFacts& gpu = reply.facts.gpus.front();
    gpu.totalVfs = 7;
    gpu.numVfs = 3;
    for (int i = 1; i <= 3; ++i)
        gpu.vfs.push_back({"0000:00:02." + std::to_string(i), "vfio-pci", 15 + i, {}});
    const Args args = {{"kernels", kernel}, {"release", release},
                       {"units", "2"},      {"groups", "20"},
                       {"module", "i915"},  {"version", "2025.07.22-sriov.6.12.39"},
                       {"max_vfs", "7"},    {"enable_guc", "3"},
                       {"driver", "i915"},  {"address", "0000:00:02.0"},
                       {"count", "3"},      {"wanted", "3"},
                       {"unit", unit},      {"used", "0"},
                       {"free", "3"},       {"path", "/etc/kernel/cmdline"}};
    for (Finding& finding : reply.chain) {
        if (finding.state != FindingState::Ok)
            finding = ok(finding.id, args, finding.evidence);
    }
    return reply;
}

Plan samplePlan()
{
    Plan plan;
    plan.digest = "8f3c5a0d1e2b4c6f8a9b0c1d2e3f4a5b6c7d8e9f0a1b2c3d4e5f60718293a4b5";
    plan.rebootNeeded = true;

    PlannedStep copy =
        step("install-engine-copy", "install-engine-copy", "functions", UndoClass::Exact,
             {{"path", "/usr/local/libexec/vfpilot/vfpilot-engine"},
              {"sha256", "1d2e3f4a5b6c7d8e9f0a1b2c3d4e5f6a7b8c9d0e1f2a3b4c5d6e7f8091a2b3c4"}});
    PlannedStep packages =
        step("install-packages", "install-packages", "driver", UndoClass::Removed,
             {{"packages", "dkms build-essential proxmox-headers-6.8.4-2-pve"}});
    packages.commands = {{"/usr/bin/apt-get", "-y", "-o", "Dpkg::Options::=--force-confold", "-o",
                          "DPkg::Lock::Timeout=120", "--no-install-recommends", "install", "dkms",
                          "build-essential", "proxmox-headers-6.8.4-2-pve"}};
    PlannedStep driver = step("install-driver", "install-driver", "driver", UndoClass::Removed,
                              {{"release", release},
                               {"package", "i915-sriov-dkms_2025.07.22_amd64.deb"},
                               {"kernels", kernel}});
    driver.commands = {{"/usr/bin/dpkg", "-i",
                        "/var/lib/vfpilot/packages/5b6c/i915-sriov-dkms_2025.07.22_amd64.deb"}};
    PlannedStep modules = step("own-file:/etc/modules-load.d/vfpilot.conf", "own-file", "boot",
                               UndoClass::Exact, {{"path", "/etc/modules-load.d/vfpilot.conf"}});
    modules.files = {created("/etc/modules-load.d/vfpilot.conf",
                             "# Written by vfpilot.\nvfio\nvfio_iommu_type1\nvfio_pci\n")};
    PlannedStep cmdline =
        step("edit-file:/etc/kernel/cmdline", "edit-file", "boot", UndoClass::Exact,
             {{"path", "/etc/kernel/cmdline"}, {"tokens", tokens}});
    cmdline.files = {{"/etc/kernel/cmdline", "0644", "0644", std::string(cmdlineBefore) + "\n",
                      std::string(cmdlineBefore) + " " + tokens + "\n"}};
    PlannedStep vfs = step("own-file:/etc/systemd/system/vfpilot-vfs.service", "own-file",
                           "functions", UndoClass::Exact,
                           {{"path", "/etc/systemd/system/vfpilot-vfs.service"}, {"count", "3"}});
    vfs.files = {created("/etc/systemd/system/vfpilot-vfs.service",
                         "[Unit]\nDescription=Intel iGPU virtual functions\n"
                         "Before=pve-guests.service\n\n[Service]\nType=oneshot\n"
                         "RemainAfterExit=yes\n"
                         "ExecStart=/usr/local/libexec/vfpilot/vfpilot-engine vfs up "
                         "--pf 0000:00:02.0 --count 3\n\n"
                         "[Install]\nWantedBy=multi-user.target\n")};
    PlannedStep enable = step("enable-unit:vfpilot-vfs.service", "enable-unit", "functions",
                              UndoClass::Exact, {{"unit", unit}});
    enable.commands = {{"/usr/bin/systemctl", "daemon-reload"},
                       {"/usr/bin/systemctl", "enable", unit}};
    PlannedStep initramfs = step("rebuild-initramfs", "rebuild-initramfs", "boot",
                                 UndoClass::Rebuilt, {{"kernels", kernel}});
    initramfs.commands = {{"/usr/sbin/update-initramfs", "-u", "-k", "all"}};
    PlannedStep entries = step("render-boot-entries", "render-boot-entries", "boot",
                               UndoClass::Rebuilt, {{"loader", "systemd-boot"}});
    entries.commands = {{"/usr/sbin/proxmox-boot-tool", "refresh"}};
    plan.steps = {copy, packages, driver, modules, cmdline, vfs, enable, initramfs, entries};
    return plan;
}

Plan planWithLeftovers()
{
    Plan plan = samplePlan();
    PlannedStep ids =
        step("edit-file:/etc/modprobe.d/vfio.conf", "edit-file", "leftovers", UndoClass::Exact,
             {{"path", "/etc/modprobe.d/vfio.conf"},
              {"change", "leftovers"},
              {"leftovers", "vfio-ids"}});
    ids.files = {{"/etc/modprobe.d/vfio.conf", "0644", "0644",
                  "options vfio-pci ids=10de:1b80,8086:46d1 disable_vga=1\n",
                  "options vfio-pci ids=10de:1b80 disable_vga=1\n"}};
    PlannedStep blacklist = step("edit-file:/etc/modprobe.d/pve-blacklist.conf", "edit-file",
                                 "leftovers", UndoClass::Exact,
                                 {{"path", "/etc/modprobe.d/pve-blacklist.conf"},
                                  {"change", "leftovers"},
                                  {"leftovers", "i915-blacklisted"}});
    blacklist.files = {{"/etc/modprobe.d/pve-blacklist.conf", "0644", "0644",
                        "# This file contains a list of modules\n\nblacklist nvidiafb\n"
                        "blacklist i915\n",
                        "# This file contains a list of modules\n\nblacklist nvidiafb\n"}};
    plan.steps.insert(plan.steps.begin(), {ids, blacklist});
    return plan;
}

PackageFile samplePackage()
{
    return {"5b6c7d8e9f0a1b2c3d4e5f60718293a4b58f3c5a0d1e2b4c6f8a9b0c1d2e3f4a",
            "i915-sriov-dkms_2025.07.22_amd64.deb",
            "i915-sriov-dkms",
            release,
            "amd64",
            3355443};
}

} // namespace vfpilot::test
