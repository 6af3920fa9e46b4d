// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/digest.h"
#include "core/probe/probe.h"
#include "core/protocol/codec.h"
#include "core/protocol/paths.h"
#include "core/protocol/trial_builds.h"
#include "tests/support/captured_tree.h"

#include <QTest>

#include <random>

#include <sys/stat.h>

using namespace vfpilot;
using namespace vfpilot::protocol;
using vfpilot::test::CapturedTree;

namespace {

constexpr auto kernel = "6.8.4-2-pve";

Facts facts(CapturedTree& tree)
{
    auto found = probe::probe(tree.host());
    if (!found)
        qFatal("%s", found.error().detail.c_str());
    return std::move(*found);
}

/// What the driver, its parameters and the unit leave on a host after the reboot.
void makeVfs(CapturedTree& tree, int count)
{
    const std::string pf = "/sys/devices/pci0000:00/0000:00:02.0";
    tree.put(pf + "/sriov_totalvfs", "7\n");
    tree.put(pf + "/sriov_numvfs", std::to_string(count) + "\n");
    for (int i = 1; i <= count; ++i) {
        const std::string name = "0000:00:02." + std::to_string(i);
        const std::string folder = "/sys/devices/pci0000:00/" + name;
        const std::string group = std::to_string(15 + i);
        tree.put(folder + "/config", tree.read(pf + "/config").substr(0, 256));
        for (const char* file : {"vendor", "device", "class", "irq", "resource"})
            tree.put(folder + "/" + file, tree.read(pf + "/" + file));
        tree.link(folder + "/physfn", "../0000:00:02.0");
        tree.link(pf + "/virtfn" + std::to_string(i - 1), "../" + name);
        tree.put("/sys/bus/pci/drivers/vfio-pci/uevent", "");
        tree.link(folder + "/driver", "../../../bus/pci/drivers/vfio-pci");
        tree.put("/sys/kernel/iommu_groups/" + group + "/type", "DMA-FQ\n");
        tree.link(folder + "/iommu_group", "../../../kernel/iommu_groups/" + group);
        tree.link("/sys/bus/pci/devices/" + name, "../../../devices/pci0000:00/" + name);
    }
}

} // namespace

class TestProbe : public QObject
{
    Q_OBJECT

private slots:
    void knowsHowTrialBuildsEnded()
    {
        CapturedTree tree;
        QVERIFY(facts(tree).trialBuilds.empty());
        QVERIFY(!facts(tree).unreadFiles.contains(paths::trialBuilds));
        const TrialBuild build{"2025.07.22", kernel, std::string(64, 'c'), "failed", 7, "error: x"};
        tree.put(paths::trialBuilds, trialBuildsText({build}));
        QCOMPARE(facts(tree).trialBuilds.size(), 1U);
        QVERIFY(facts(tree).trialBuilds.front() == build);
        for (const std::string& hostile :
             {std::string(), std::string("{"), std::string("\0\xff", 2),
              std::string(2 * 1024 * 1024, ' '), trialBuildsText({build}) + "x"}) {
            tree.put(paths::trialBuilds, hostile);
            QVERIFY(facts(tree).trialBuilds.empty());
            QVERIFY(facts(tree).unreadFiles.contains(paths::trialBuilds));
        }
    }

    void knowsTheMemory()
    {
        CapturedTree tree;
        for (const auto& [text, bytes] : std::map<std::string, std::int64_t>{
                 {"MemTotal:       16166732 kB\nMemFree: 1 kB\n", 16166732LL * 1024},
                 {"MemTotal: -5 kB\n", 0},
                 {"MemTotal: 99999999999999999999 kB\n", 0},
                 {"MemTotal:\n", 0},
                 {"", 0}}) {
            tree.put("/proc/meminfo", text);
            QCOMPARE(facts(tree).memory, bytes);
        }
    }

    void seesTheGuidesMachine()
    {
        CapturedTree tree;
        const Facts host = facts(tree);
        QCOMPARE(host.node, "pve");
        QCOMPARE(host.machineId, "5f1e2d3c4b5a69788796a5b4c3d2e1f0");
        QCOMPARE(host.bootId, "0f6d3c1a-9b2e-4c57-8a41-1c2d3e4f5a6b");
        QCOMPARE(host.pveVersion, "8.2.2");
        QCOMPARE(host.osCodename, "bookworm");
        QVERIFY(host.simulated);
        QCOMPARE(host.cpu.vendor, "GenuineIntel");
        QCOMPARE(host.cpu.model, "Intel(R) N100");
        QVERIFY(host.cpu.vmx);
        QVERIFY(host.cpu.threads >= 1);
        QVERIFY(host.cpu.kvm);
        QVERIFY(host.iommu.dmarTable);
        QCOMPARE(host.iommu.units, 2);
        QCOMPARE(host.iommu.groups, 3);
        QCOMPARE(host.iommu.remappingLine, "DMAR-IR: Enabled IRQ remapping in x2apic mode");
        QCOMPARE(host.iommu.addressWidth, 39);
        QVERIFY(host.packages.contains("proxmox-kernel-6.8.4-2-pve-signed"));
        QVERIFY(!host.packages.contains("build-essential")); // removed, only its settings are left
        QVERIFY(!host.packages.contains("qemu-server"));
        QVERIFY(host.dkms.empty());
        QVERIFY(host.packageFiles.empty());
        QCOMPARE(host.units.size(), 2U);
        QCOMPARE(host.units[1].name, "sysfsutils.service");
        for (const UnitFacts& unit : host.units)
            QVERIFY(!unit.exists && !unit.enabled && !unit.beforeGuests);
        QVERIFY(host.quorate);
        QVERIFY(host.vmd.empty());
        QVERIFY(host.freeBytes.contains("/boot"));
        QVERIFY(!host.engineHash.empty());
        QVERIFY(host.engineCopyHash.empty());
    }

    void seesItsKernelsAndLoader()
    {
        CapturedTree tree;
        const Facts host = facts(tree);
        QCOMPARE(host.kernels.size(), 1U);
        QCOMPARE(host.kernels[0].release, kernel);
        QVERIFY(host.kernels[0].running);
        QVERIFY(host.kernels[0].next);
        QVERIFY(!host.kernels[0].headers); // the link leads nowhere
        QCOMPARE(host.kernels[0].driverFile,
                 "/lib/modules/6.8.4-2-pve/kernel/drivers/gpu/drm/i915/i915.ko");
        QCOMPARE(host.boot.loader, "systemd-boot");
        QCOMPARE(host.boot.evidence, "initrd=\\EFI\\proxmox\\6.8.4-2-pve\\initrd.img-6.8.4-2-pve");
        QCOMPARE(host.boot.esps, (std::vector<std::string>{"AD4C-36C9", "AD4C-A52A"}));
        QCOMPARE(host.boot.configured, "root=ZFS=rpool/ROOT/pve-1 boot=zfs");
        QCOMPARE(host.boot.secureBoot, "off");
        QCOMPARE(host.boot.dkmsKey, "no-key");
        QCOMPARE(host.boot.firmware, "uefi");
        QCOMPARE(host.boot.rootFileSystem, "zfs");
        QCOMPARE(host.boot.rootDevice, "rpool/ROOT/pve-1");
        QCOMPARE(host.boot.configuredPath, paths::kernelCmdline);
        QVERIFY(host.boot.configuredProblem.empty());
        QVERIFY(host.boot.disagreement.empty());
        QCOMPARE(host.boot.entries.size(), 2U);
        QCOMPARE(host.boot.entries[1].source,
                 "ESP AD4C-A52A loader/entries/proxmox-6.8.4-2-pve.conf");
        QCOMPARE(host.boot.entries[1].kernel, kernel);
        QCOMPARE(host.boot.entries[1].options, "root=ZFS=rpool/ROOT/pve-1 boot=zfs");
        QCOMPARE(host.files.at(paths::kernelCmdline), "root=ZFS=rpool/ROOT/pve-1 boot=zfs\n");
        QCOMPARE(host.fileModes.at(paths::kernelCmdline).size(), 4U);
        QVERIFY(!host.files.contains(paths::modulesLoad));
    }

    void seesItsGpu()
    {
        CapturedTree tree;
        const Facts host = facts(tree);
        QCOMPARE(host.gpus.size(), 1U);
        const GpuFacts& gpu = host.gpus[0];
        QCOMPARE(gpu.address, "0000:00:02.0");
        QCOMPARE(gpu.vendorId, "8086");
        QCOMPARE(gpu.deviceId, "46d1");
        QCOMPARE(gpu.classCode, "030000");
        QCOMPARE(gpu.driver, "i915");
        QCOMPARE(gpu.iommuGroup, 1);
        QCOMPARE(gpu.sriov->offset, 0x320);
        QCOMPARE(gpu.sriov->totalVfs, 7);
        QCOMPARE(gpu.sriov->vfDeviceId, "46d1");
        QCOMPARE(gpu.sriov->vfBars,
                 (std::vector<std::uint32_t>{0x10000004, 0x40, 0x2000000c, 0x40, 0, 0}));
        QCOMPARE(gpu.totalVfs, 0);
        QCOMPARE(gpu.numVfs, 0);
        QVERIFY(gpu.vfBarsAssigned); // the kernel failed first and found a place later
        QVERIFY(gpu.vfs.empty());
        QVERIFY(findModule(host, "i915")->loaded);
        QCOMPARE(findModule(host, "i915")->parameters,
                 (std::map<std::string, std::string>{{"enable_guc", "-1"}}));
        QVERIFY(!findModule(host, "xe")->loaded);
        tree.put("/sys/module/xe/parameters/force_probe", "46d1\n");
        tree.put("/sys/module/xe/parameters/max_vfs", "7\n");
        QCOMPARE(findModule(facts(tree), "xe")->parameters,
                 (std::map<std::string, std::string>{{"force_probe", "46d1"}, {"max_vfs", "7"}}));
    }

    void keepsTheLinesThatMatter()
    {
        CapturedTree tree;
        const Facts host = facts(tree);
        const auto has = [&host](const char* text) {
            return std::any_of(host.logLines.begin(), host.logLines.end(), [&](const auto& line) {
                return line.find(text) != std::string::npos;
            });
        };
        QVERIFY(has("VT-d active for gfx access"));
        QVERIFY(has("Host address width 39"));
        QVERIFY(!has("usb 1-1"));
    }

    void seesWhatTheDriverAndTheUnitLeave()
    {
        CapturedTree tree;
        makeVfs(tree, 3);
        tree.put("/etc/pve/nodes/pve/qemu-server/101.conf", "hostpci0: 0000:00:02.2,pcie=1\n");
        tree.put("/usr/src/linux-headers-6.8.4-2-pve/Makefile", "");
        tree.put("/lib/modules/6.8.4-2-pve/updates/dkms/i915.ko", "");
        const std::string dkms = "/var/lib/dkms/i915-sriov-dkms";
        tree.link(dkms + "/2025.07.22/source", "/usr/src/i915-sriov-dkms-2025.07.22");
        tree.put("/usr/src/i915-sriov-dkms-2025.07.22/dkms.conf", "");
        tree.put(dkms + "/2025.07.22/6.8.4-2-pve/x86_64/module/i915.ko", "");
        tree.put(dkms + "/2025.07.22/6.8.12-1-pve/x86_64/module/i915.ko", "");
        tree.link(dkms + "/kernel-6.8.4-2-pve-x86_64", "2025.07.22/6.8.4-2-pve/x86_64");
        tree.link("/var/lib/dkms/other/1.0/source", "/etc");
        tree.put("/var/lib/dkms/mok.key", "");
        tree.put("/sys/module/i915/version", "2025.07.22-sriov\n");
        tree.put("/sys/module/i915/parameters/max_vfs", "7\n");
        tree.put(paths::vfUnit, "[Unit]\n");
        ::chmod(tree.at(paths::vfUnit).c_str(), 0640);
        tree.link("/etc/systemd/system/multi-user.target.wants/vfpilot-vfs.service", paths::vfUnit);
        tree.put(paths::engineCopy, "engine");

        const Facts host = facts(tree);
        QVERIFY(host.kernels[0].headers);
        QCOMPARE(host.kernels[0].driverFile, "/lib/modules/6.8.4-2-pve/updates/dkms/i915.ko");
        QCOMPARE(host.dkms.size(), 3U);
        QCOMPARE(host.dkms[0].kernel, "6.8.12-1-pve");
        QCOMPARE(host.dkms[0].state, "built");
        QCOMPARE(host.dkms[1].kernel, kernel);
        QCOMPARE(host.dkms[1].state, "installed");
        QCOMPARE(host.dkms[2].module, "other");
        QCOMPARE(host.dkms[2].state, "added");
        QCOMPARE(findModule(host, "i915")->version, "2025.07.22-sriov");
        QCOMPARE(findModule(host, "i915")->parameters.at("max_vfs"), "7");
        QVERIFY(host.units[0].exists);
        QVERIFY(host.units[0].enabled);
        QCOMPARE(host.fileModes.at(paths::vfUnit), "0640");
        QCOMPARE(host.engineCopyHash, sha256Hex("engine"));

        QCOMPARE(host.gpus.size(), 1U); // VFs are no GPUs of their own
        const GpuFacts& gpu = host.gpus[0];
        QCOMPARE(gpu.numVfs, 3);
        QCOMPARE(gpu.vfs.size(), 3U);
        QCOMPARE(gpu.vfs[1].address, "0000:00:02.2");
        QCOMPARE(gpu.vfs[1].driver, "vfio-pci");
        QCOMPARE(gpu.vfs[1].iommuGroup, 17);
        QCOMPARE(gpu.vfs[1].usedBy, std::vector<int>{101});
        QVERIFY(gpu.vfs[0].usedBy.empty());
    }

    void aVfThatAVmHasReservedIsInUse()
    {
        CapturedTree tree("n100-pve82-done");
        const auto users = [&tree](const std::string& reservations) {
            tree.put("/run/qemu-server/pci-id-reservations", reservations);
            std::vector<std::vector<int>> all;
            const auto found = facts(tree);
            for (const auto& vf : found.gpus[0].vfs)
                all.push_back(vf.usedBy);
            return all;
        };
        const auto before = users("");
        QCOMPARE(users("0000:00:02.3 103 time:1\n"), before);
        auto expected = before;
        expected[2] = {103};
        QCOMPARE(users("0000:00:02.3 103 time:99999999999\n"), expected);
        // Beside those that name it, and once.
        expected[2] = {};
        tree.put("/etc/pve/qemu-server/104.conf", "hostpci0: 0000:00:02.3\n");
        const auto named = users("");
        QCOMPARE(named[2], std::vector<int>{104});
        QCOMPARE(users("0000:00:02.3 104 time:99999999999\n"), named);
        QCOMPARE(users("0000:00:02.3 103 time:99999999999\n")[2], (std::vector<int>{103, 104}));
    }

    void seesThatVfBarsFoundNoPlace()
    {
        CapturedTree log;
        log.put("/dev/kmsg", "4,1,1,-;pci 0000:00:02.0: VF BAR 2 [mem size 0xe0000000]: "
                             "can't assign; no space\n");
        QVERIFY(!facts(log).gpus[0].vfBarsAssigned);
        CapturedTree other;
        other.put("/dev/kmsg", "4,1,1,-;pci 0000:01:00.0: VF BAR 2: can't assign; no space\n"
                               "4,2,2,-;pci 0000:00:02.0: BAR 70: can't assign; no space\n");
        QVERIFY(facts(other).gpus[0].vfBarsAssigned);
        CapturedTree sysfs; // the log has wrapped, sysfs still says it
        const std::string path = "/sys/devices/pci0000:00/0000:00:02.0/resource";
        std::string lines = sysfs.read(path);
        lines.replace(lines.find("0x0000004020000000 0x00000040ffffffff"), 37,
                      "0x0000000000000000 0x00000000dfffffff");
        sysfs.put(path, lines);
        sysfs.remove("/dev/kmsg");
        QVERIFY(!facts(sysfs).gpus[0].vfBarsAssigned);
    }

    void aVfBarThatTheKernelGaveUpIsSeenInConfigSpace()
    {
        CapturedTree tree("i5-12500-pve84-no-vf-space");
        tree.remove("/dev/kmsg");
        QVERIFY(!facts(tree).gpus[0].vfBarsAssigned);
        tree.remove("/sys/devices/pci0000:00/0000:00:02.0/sriov_numvfs");
        QVERIFY(!facts(tree).gpus[0].vfBarsAssigned);
        tree.put("/sys/devices/pci0000:00/0000:00:02.0/sriov_numvfs", "2\n"); // it did make some
        QVERIFY(facts(tree).gpus[0].vfBarsAssigned);

        // No register says that there is a BAR: there is nothing to be placed.
        CapturedTree without("i7-11700-pve84-rocket-lake");
        QVERIFY(facts(without).gpus[0].vfBarsAssigned);

        CapturedTree refused;
        refused.put("/dev/kmsg",
                    "4,1,1,-;i915 0000:00:02.0: not enough MMIO resources for SR-IOV\n");
        QVERIFY(!facts(refused).gpus[0].vfBarsAssigned);
    }

    void firmwareThatKeepsRemappingOffIsEvidence()
    {
        CapturedTree tree("i5-12500-pve84-no-vf-space");
        const auto iommu = facts(tree).iommu;
        QVERIFY(!iommu.interruptRemapping);
        QCOMPARE(iommu.remappingLine, "DMAR: flags: INTR_REMAP=0");
        tree.put("/sys/firmware/acpi/tables/DMAR", "DMAR");
        QVERIFY(facts(tree).iommu.dmarTable);
        QCOMPARE(facts(tree).iommu.addressWidth, 0);
        QCOMPARE(facts(tree).iommu.remappingLine, "");
    }

    void findsRemappingWhenTheLogHasWrapped()
    {
        CapturedTree tree;
        tree.put("/dev/kmsg", "6,900,1,-;usb 1-1: reset\n");
        QVERIFY(!facts(tree).iommu.interruptRemapping);
        tree.put("/proc/interrupts", "  1:  0  0  IR-IO-APIC    1-edge      i8042\n");
        QVERIFY(facts(tree).iommu.interruptRemapping);
        QVERIFY(!facts(tree).iommu.remappingLine.empty());
    }

    void readsPackagesOfTheWorkstation()
    {
        CapturedTree tree;
        const std::string hash = sha256Hex("package");
        const std::string folder = std::string(paths::packageDir) + "/";
        tree.put(folder + hash + "/i915-sriov-dkms_2025.07.22_amd64.deb", "package");
        tree.put(folder + hash + "/.part.deb", "package");
        tree.put(folder + sha256Hex("other") + "/broken.deb", "oth");
        tree.put(folder + "short/x.deb", "package");
        const Facts without = facts(tree); // no dpkg-deb there: it says nothing of the content
        QCOMPARE(without.packageFiles.size(), 1U);
        QCOMPARE(without.packageFiles[0].package, "");
        tree.put("/usr/bin/dpkg-deb", "#!/bin/sh\n[ \"$1 $3\" = '-f Package' ] || exit 1\n"
                                      "printf 'Package: i915-sriov-dkms\\nVersion: 2025.07.22\\n"
                                      "Architecture: amd64\\n'\n");
        ::chmod(tree.at("/usr/bin/dpkg-deb").c_str(), 0755);
        const Facts with = facts(tree);
        QCOMPARE(with.packageFiles.size(), 1U);
        const PackageFile& file = with.packageFiles[0];
        QCOMPARE(file.sha256, hash);
        QCOMPARE(file.fileName, "i915-sriov-dkms_2025.07.22_amd64.deb");
        QCOMPARE(file.package, "i915-sriov-dkms");
        QCOMPARE(file.version, "2025.07.22");
        QCOMPARE(file.architecture, "amd64");
        QCOMPARE(file.size, 7);
    }

    void anEmptyTreeIsNoHostAndNoFault()
    {
        QTemporaryDir empty;
        const auto host = host::makeHost(empty.path().toStdString());
        const auto found = probe::probe(**host);
        QVERIFY(found);
        QVERIFY(found->gpus.empty());
        QVERIFY(found->kernels.empty());
        QCOMPARE(found->boot.loader, "unknown");
        QCOMPARE(found->pveVersion, "");
    }

    void whatIsThereButUnreadableIsAnError()
    {
        for (const std::string path :
             {"/proc/cpuinfo", "/var/lib/dpkg/status", "/etc/kernel/cmdline",
              "/etc/kernel/proxmox-boot-uuids", "/etc/pve/nodes/pve/qemu-server/100.conf"}) {
            CapturedTree tree;
            tree.remove(path);
            tree.put(path + "/a-folder", "");
            const auto found = probe::probe(tree.host());
            QVERIFY2(!found, path.c_str());
            QCOMPARE(found.error().code, Errc::FileUnreadable);
        }
        CapturedTree tree;
        tree.put("/sys/devices/pci0000:00/0000:00:02.0/vendor", "moon");
        const auto found = probe::probe(tree.host());
        QVERIFY(!found || found->gpus.size() <= 1);
    }

    void garbledFilesDoNotBringItDown()
    {
        std::mt19937 random(7); // NOLINT: the same bytes each time
        std::string garbage(5000, '\0');
        for (char& byte : garbage)
            byte = static_cast<char>(random());
        CapturedTree tree;
        for (const std::string path :
             {"/proc/cpuinfo", "/etc/os-release", "/var/lib/dpkg/status", "/etc/kernel/cmdline",
              "/proc/cmdline", "/etc/kernel/proxmox-boot-uuids", "/dev/kmsg", "/etc/machine-id",
              "/proc/sys/kernel/osrelease", "/sys/devices/pci0000:00/0000:00:02.0/sriov_numvfs",
              "/etc/pve/nodes/pve/qemu-server/100.conf", "/run/qemu-server/102.pid",
              "/dev/disk/by-uuid/AD4C-36C9/loader/loader.conf", "/sys/module/i915/version",
              "/dev/disk/by-uuid/AD4C-36C9/loader/entries/proxmox-6.8.4-2-pve.conf"}) {
            const std::string before = tree.read(path);
            for (const std::string& content : {garbage, std::string(), std::string(1, '\0')}) {
                tree.put(path, content);
                const auto found = probe::probe(tree.host());
                QVERIFY2(found, path.c_str());
                QVERIFY(toJson(*found).size() < lineLimit);
            }
            tree.put(path, before);
        }
        CapturedTree grub("n305-pve92-secure-boot-enrolled");
        for (const std::string path :
             {"/etc/default/grub", "/etc/default/grub.d/zfs.cfg", "/proc/mounts",
              "/dev/disk/by-uuid/AD4C-36C9/grub/grub.cfg",
              "/dev/disk/by-uuid/AD4C-36C9/grub/grubenv", "/sys/firmware/acpi/tables/DMAR",
              "/var/lib/dkms/mok.pub", "/proc/interrupts"}) {
            const std::string before = grub.read(path);
            for (const std::string& content : {garbage, std::string(), std::string(1, '\0')}) {
                grub.put(path, content);
                QVERIFY2(probe::probe(grub.host()), path.c_str());
            }
            grub.put(path, before);
        }
        for (const auto& file :
             std::filesystem::directory_iterator(grub.at("/sys/firmware/efi/efivars"))) {
            for (const std::size_t size : {3U, 4U, 5000U}) {
                std::ofstream(file.path(), std::ios::binary) << garbage.substr(0, size);
                QVERIFY2(probe::probe(grub.host()), file.path().c_str());
            }
        }
    }

    void takesInWhatAPlanMayEdit()
    {
        const std::vector<std::string> wanted = {"/etc/default/grub",
                                                 "/etc/default/grub.d/zz-vfpilot.cfg",
                                                 "/etc/modules",
                                                 "/etc/modules-load.d/vfpilot.conf",
                                                 "/etc/modprobe.d/a.conf",
                                                 "/etc/kernel/proxmox-boot-pin",
                                                 "/etc/sysfs.conf",
                                                 "/etc/sysfs.d/gpu.conf",
                                                 "/etc/rc.local",
                                                 "/etc/apt/sources.list",
                                                 "/etc/apt/sources.list.d/a",
                                                 "/etc/apt/sources.list.d/pve.list",
                                                 "/etc/modprobe.d/a.dist",
                                                 "/etc/apt/sources.list.d/pve.sources",
                                                 "/etc/modprobe.d/.x.conf"};
        CapturedTree tree;
        for (const std::string& path : wanted)
            tree.put(path, path + "\n");
        ::chmod(tree.at("/etc/rc.local").c_str(), 0755);
        tree.link("/etc/modules-load.d/modules.conf", "../modules");
        tree.link("/etc/modprobe.d/elsewhere.conf", "/opt/x.conf");
        tree.put("/opt/x.conf", "x");
        tree.put("/etc/modprobe.d/binary.conf", "\xff\xfe");
        tree.put("/etc/modprobe.d/zero.conf", std::string(1, '\0'));
        tree.put("/etc/modprobe.d/large.conf", std::string(70'000, 'x'));
        tree.put("/etc/modprobe.d/folder.conf/x", "x");
        const Facts host = facts(tree);
        for (const std::string& path : wanted) {
            const bool isLeftOut = path.ends_with("/a") || path.ends_with(".dist") ||
                                   path.find("/.x") != std::string::npos;
            QCOMPARE(host.files.contains(path), !isLeftOut);
            QCOMPARE(host.fileModes.contains(path), !isLeftOut);
        }
        QCOMPARE(host.files.at("/etc/modules"), "/etc/modules\n");
        QCOMPARE(host.fileModes.at("/etc/rc.local"), "0755");
        QVERIFY(!host.files.contains("/etc/modules-load.d/modules.conf"));
        QCOMPARE(host.unreadFiles, (std::map<std::string, std::string>{
                                       {"/etc/modprobe.d/binary.conf", "file-malformed"},
                                       {"/etc/modprobe.d/elsewhere.conf", "file-unwritable"},
                                       {"/etc/modprobe.d/folder.conf", "file-unreadable"},
                                       {"/etc/modprobe.d/large.conf", "file-too-large"},
                                       {"/etc/modprobe.d/zero.conf", "file-malformed"}}));
    }

    void manyFilesStayBelowTheLineLimit_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("letters") << QByteArray(60'000, 'x');
        QTest::newRow("control characters") << QByteArray(60'000, '\x1b');
        QTest::newRow("quotes") << QByteArray(60'000, '"');
        QTest::newRow("lines") << QByteArray(60'000, '\n');
        QTest::newRow("small") << QByteArray("x");
    }

    void manyFilesStayBelowTheLineLimit()
    {
        QFETCH(QByteArray, content);
        CapturedTree tree;
        for (int i = 0; i < 250; ++i) {
            const std::string number = std::to_string(i);
            tree.put("/etc/modprobe.d/" + number + std::string(200, 'n') + ".conf",
                     content.toStdString());
        }
        tree.put("/etc/rc.local", "exit 0\n");
        const Facts host = facts(tree);
        QVERIFY(toJson(host).size() < lineLimit / 2);
        QVERIFY(host.files.size() <= 100U);
        QVERIFY(host.unreadFiles.size() <= 110U);
        QVERIFY(host.files.contains(paths::kernelCmdline)); // ours come first
        QCOMPARE(host.unreadFiles.at("/etc/modprobe.d"), "file-too-large");
    }

    void anEditedFileThatIsNeededMustBeReadable()
    {
        CapturedTree tree;
        tree.put(std::string(paths::grubConfig) + "/a-folder", "");
        QCOMPARE(probe::probe(tree.host()).error().code, Errc::FileUnreadable);
        CapturedTree odd;
        odd.put(paths::kernelCmdline, std::string(60'000, '\x01')); // six times that on the wire
        QCOMPARE(probe::probe(odd.host()).error().code, Errc::FileTooLarge);
    }

    void readsUnitsAsSystemdDoes()
    {
        CapturedTree tree;
        tree.put("/lib/systemd/system/sysfsutils.service", "[Unit]\nBefore=pve-guests.service\n");
        tree.link("/etc/systemd/system/multi-user.target.wants/sysfsutils.service",
                  "/lib/systemd/system/sysfsutils.service");
        tree.put(paths::vfUnit, "[Service]\nBefore=pve-guests.service\n");
        auto units = facts(tree).units;
        QVERIFY(units[1].exists && units[1].enabled && units[1].beforeGuests);
        QVERIFY(units[0].exists && !units[0].enabled && !units[0].beforeGuests);

        tree.put("/etc/systemd/system/vfpilot-vfs.service.d/order.conf",
                 "[Unit]\nBefore=\nBefore=a.service \\\n# between\n pve-guests.service\n");
        QVERIFY(facts(tree).units[0].beforeGuests);
        tree.link("/etc/systemd/system/sysfsutils.service", "/dev/null");
        tree.put("/dev/null", "");
        units = facts(tree).units;
        QVERIFY(!units[1].exists && !units[1].enabled && !units[1].beforeGuests);

        CapturedTree script; // Debian's sysfsutils has no unit
        script.put("/etc/init.d/sysfsutils", "#!/bin/sh\n");
        units = facts(script).units;
        QVERIFY(units[1].exists && !units[1].enabled);
        script.link("/etc/rc2.d/K01sysfsutils", "../init.d/sysfsutils");
        script.link("/etc/rc3.d/S01sysfsutils2", "../init.d/sysfsutils2");
        QVERIFY(!facts(script).units[1].enabled);
        script.link("/etc/rc2.d/S01sysfsutils", "../init.d/sysfsutils");
        QVERIFY(facts(script).units[1].enabled);
    }

    void seesThatQuorumIsLost()
    {
        // No file system but pmxcfs gives a link such a mode: a folder stands for it here.
        CapturedTree tree;
        tree.remove("/etc/pve/local");
        QVERIFY(facts(tree).quorate);
        tree.put("/etc/pve/local/lrm_status", "");
        QVERIFY(facts(tree).quorate);
        ::chmod(tree.at("/etc/pve/local").c_str(), 0555);
        QVERIFY(!facts(tree).quorate);
        ::chmod(tree.at("/etc/pve/local").c_str(), 0755);
    }

    void whoeverAsksSaysWhatACandidateIs()
    {
        CapturedTree tree;
        const auto audio = [](const std::string& vendor, const std::string&,
                              const std::string& classCode) {
            return vendor == "8086" && classCode.starts_with("04");
        };
        const auto found = probe::probe(tree.host(), audio);
        QVERIFY(found);
        QCOMPARE(found->gpus.size(), 1U);
        QCOMPARE(found->gpus[0].address, "0000:00:1f.3");
    }

    void aLargeHostStaysBelowTheLineLimit()
    {
        CapturedTree tree;
        std::string log;
        for (int i = 0; i < 100'000; ++i)
            log += "6,1,1,-;i915 0000:00:02.0: " + std::string(500, 'x') + "\n";
        tree.put("/dev/kmsg", log.substr(0, 20'000'000));
        tree.put("/etc/machine-id", std::string(60'000, 'a'));
        const Facts host = facts(tree);
        QVERIFY(host.logLines.size() <= 400U);
        QVERIFY(toJson(host).size() < lineLimit / 2);
        log.clear();
        for (int i = 0; i < 1000; ++i)
            log += "i915 " + std::string(290, '\x02') + "\n";
        tree.put("/dev/kmsg", log);
        QVERIFY(toJson(facts(tree)).size() < lineLimit / 2);
        tree.put("/etc/kernel/cmdline", std::string(10'000'000, 'x'));
        QCOMPARE(probe::probe(tree.host()).error().code, Errc::FileTooLarge);
    }
};

QTEST_GUILESS_MAIN(TestProbe)
#include "tst_probe.moc"
