// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/guide_machine.h"

#include "core/protocol/paths.h"

namespace vfpilot::test {
namespace {

using namespace protocol;

constexpr auto root = "root=ZFS=rpool/ROOT/pve-1 boot=zfs";
constexpr auto initrd = "initrd=\\EFI\\proxmox\\6.8.4-2-pve\\initrd.img-6.8.4-2-pve ";
constexpr auto ours =
    " intel_iommu=on iommu=pt i915.enable_guc=3 i915.max_vfs=7 module_blacklist=xe";
constexpr auto release = "2025.07.22";

void setOptions(BootFacts& boot, const std::string& options)
{
    boot.configured = options;
    boot.running = initrd + options;
    boot.entries.clear();
    for (const std::string& esp : boot.esps) {
        boot.entries.push_back(
            {"ESP " + esp + " loader/entries/proxmox-6.8.4-2-pve.conf", guideKernel, options});
    }
}

GpuFacts gpu()
{
    GpuFacts gpu;
    gpu.address = guidePf;
    gpu.vendorId = "8086";
    gpu.deviceId = "46d1";
    gpu.classCode = "030000";
    gpu.platform = "Alder Lake-N";
    gpu.driver = "i915";
    gpu.iommuGroup = 0;
    gpu.sriov = SriovCapability{0x320, 7, 1, 1, "46d1"};
    gpu.totalVfs = 7;
    gpu.numVfs = 0;
    return gpu;
}

} // namespace

Facts freshGuideMachine()
{
    Facts facts;
    facts.node = "pve";
    facts.machineId = "5f1d3c0b8a9e4d7c9b6a2e1f0d3c4b5a";
    facts.bootId = "0f2d1c3b-7a54-4e0f-9d1b-2c6f8e4a1b01";
    facts.pveVersion = "8.2.2";
    facts.osCodename = "bookworm";
    facts.cpu = {"GenuineIntel", "Intel(R) N100", true, true};
    facts.iommu = {true, 2, 16, true, "DMAR-IR: Enabled IRQ remapping in x2apic mode", 39};
    facts.kernels = {{guideKernel, true, true, false,
                      "/lib/modules/6.8.4-2-pve/kernel/drivers/gpu/drm/i915/i915.ko"}};
    facts.boot.loader = "systemd-boot";
    facts.boot.evidence = initrd;
    facts.boot.esps = {"AD4C-36C9", "AD4C-A52A"};
    facts.boot.firmware = "uefi";
    facts.boot.configuredPath = paths::kernelCmdline;
    facts.boot.secureBoot = "off";
    setOptions(facts.boot, root);
    facts.gpus = {gpu()};
    facts.modules = {{"i915", true, "", {{"enable_guc", "-1"}}},
                     {"xe", false, "", {}},
                     {"vfio_pci", false, "", {}}};
    facts.units = {{paths::vfUnitName, false, false}};
    facts.files = {{paths::kernelCmdline, std::string(root) + "\n"}};
    facts.fileModes = {{paths::kernelCmdline, "0644"}};
    facts.engineHash = std::string(64, 'a');
    facts.logLines = {"DMAR-IR: Enabled IRQ remapping in x2apic mode",
                      "i915 0000:00:02.0: [drm] VT-d active for gfx access"};
    return facts;
}

Facts doneGuideMachine()
{
    Facts facts = freshGuideMachine();
    facts.bootId = "9c4e7a21-3b8d-4f65-8a0e-5d2b7c9f1e02";
    facts.kernels[0].headers = true;
    facts.kernels[0].driverFile = "/lib/modules/6.8.4-2-pve/updates/dkms/i915.ko";
    setOptions(facts.boot, std::string(root) + ours);
    GpuFacts& gpu = facts.gpus[0];
    gpu.numVfs = 3;
    for (int i = 1; i <= 3; ++i)
        gpu.vfs.push_back({"0000:00:02." + std::to_string(i), "vfio-pci", 15 + i, {}});
    facts.modules = {
        {"i915", true, "2025.07.22-sriov.6.12.39", {{"enable_guc", "3"}, {"max_vfs", "7"}}},
        {"xe", false, "", {}},
        {"vfio_pci", true, "", {}}};
    facts.dkms = {{"i915-sriov-dkms", release, guideKernel, "installed"}};
    facts.packages = {{"dkms", "3.0.10-8+deb12u1"},
                      {"build-essential", "12.9"},
                      {"proxmox-headers-6.8.4-2-pve", "6.8.4-2"},
                      {"i915-sriov-dkms", release}};
    facts.units = {{paths::vfUnitName, true, true, true}};
    facts.files[paths::kernelCmdline] = std::string(root) + ours + "\n";
    facts.files[paths::modulesLoad] = "vfio\nvfio_iommu_type1\nvfio_pci\n";
    facts.fileModes[paths::modulesLoad] = "0644";
    facts.engineCopyHash = facts.engineHash;
    facts.logLines.push_back("i915 0000:00:02.0: Running in SR-IOV PF mode");
    facts.logLines.push_back("i915 0000:00:02.0: 7 VFs could be associated with this PF");
    facts.logLines.push_back("i915 0000:00:02.0: Enabled 3 VFs");
    return facts;
}

SriovGoal guideGoal()
{
    return {guidePf, "i915-dkms", 3, release, {}};
}

} // namespace vfpilot::test
