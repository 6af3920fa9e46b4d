// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/digest.h"
#include "core/probe/vms.h"
#include "tests/support/captured_tree.h"

#include <QTest>

using namespace vfpilot;
using vfpilot::test::CapturedTree;

namespace {

const std::string folder = "/etc/pve/nodes/pve/qemu-server/";

std::vector<std::string> lintIds(const protocol::VmInfo& vm)
{
    std::vector<std::string> ids;
    for (const auto& finding : vm.lint)
        ids.push_back(finding.id);
    return ids;
}

protocol::VmInfo only(CapturedTree& tree, const std::string& config)
{
    tree.remove(folder);
    tree.put(folder + "900.conf", config);
    return probe::vms(tree.host())->front();
}

} // namespace

class TestVms : public QObject
{
    Q_OBJECT

private slots:
    void listsTheNodesVms()
    {
        CapturedTree tree;
        tree.put(folder + "99.conf", "name: too low\n");
        tree.put(folder + "0104.conf", "name: no number\n");
        tree.put(folder + "104.conf.tmp.1", "name: half\n");
        tree.put("/etc/pve/nodes/other/qemu-server/200.conf", "hostpci0: 0000:00:02.1\n");
        const auto all = probe::vms(tree.host());
        QVERIFY(all);
        QCOMPARE(all->size(), 4U);
        const auto& windows = all->at(0);
        QCOMPARE(windows.vmid, 100);
        QCOMPARE(windows.node, "pve");
        QCOMPARE(windows.name, "windows");
        QCOMPARE(windows.status, "stopped");
        QCOMPARE(windows.machine, "pc-q35-8.1");
        QCOMPARE(windows.bios, "ovmf");
        QCOMPARE(windows.cpu, "host");
        QCOMPARE(windows.display, "virtio");
        QCOMPARE(windows.osType, "win11");
        QVERIFY(windows.startsAtBoot);
        QCOMPARE(windows.digest, sha1Hex(tree.read(folder + "100.conf")));
        QVERIFY(!all->at(1).startsAtBoot);
        QCOMPARE(all->at(3).lock, "backup");
    }

    void runningMeansALiveProcessOfThatVm()
    {
        CapturedTree tree;
        auto all = *probe::vms(tree.host());
        QCOMPARE(all[2].status, "running");
        QCOMPARE(all[1].status, "stopped"); // its pid file was left by a crash
        tree.put("/proc/42101/cmdline", std::string("/bin/bash\0-c\0x\0", 16));
        QCOMPARE((*probe::vms(tree.host()))[1].status, "stopped"); // the number went to another
        tree.put("/proc/42101/cmdline", std::string("kvm\0-id\0"
                                                    "1010\0",
                                                    13));
        QCOMPARE((*probe::vms(tree.host()))[1].status, "stopped");
        tree.put("/proc/42101/cmdline", std::string("kvm\0-id\0"
                                                    "101\0-name\0",
                                                    18));
        QCOMPARE((*probe::vms(tree.host()))[1].status, "running");
    }

    void saysWhatGoesWrongWithAVf()
    {
        CapturedTree tree;
        const auto all = *probe::vms(tree.host());
        QCOMPARE(lintIds(all[0]), std::vector<std::string>{"lint-balloon"});
        QVERIFY(all[1].lint.empty());
        QCOMPARE(lintIds(all[2]),
                 (std::vector<std::string>{"lint-not-q35", "lint-not-ovmf", "lint-cpu-not-host",
                                           "lint-balloon", "lint-display-none"}));
        const auto& display = all[2].lint[4];
        QCOMPARE(display.state, protocol::FindingState::Warning);
        QCOMPARE(display.args.at("vmid"), "102");
        QCOMPARE(display.evidence[0].path, "/etc/pve/qemu-server/102.conf");
        QCOMPARE(display.evidence[0].text, "vga: none");
        QVERIFY(lintIds(only(tree, "machine: q35,viommu=intel\nbios: ovmf\nballoon: 0\n"
                                   "cpu: cputype=host,flags=+aes\nvga: type=std\n"))
                    .empty());
        QCOMPARE(lintIds(only(tree, "machine: pc-i440fx-8.1\nbios: ovmf\nballoon: 0\n"
                                    "cpu: x86-64-v2-AES\n")),
                 (std::vector<std::string>{"lint-not-q35", "lint-cpu-not-host"}));
    }

    void saysWhatIsWrongWithHostPciLines()
    {
        CapturedTree tree;
        const std::string good = "machine: q35\nbios: ovmf\ncpu: host\nballoon: 0\n";
        const auto lint = [&](const std::string& lines) { return only(tree, good + lines).lint; };
        QVERIFY(lint("hostpci0: 0000:00:02.1,pcie=1\nhostpci1: mapping=igpu\n").empty());

        const auto dropped = lint("hostpci0: 0000:00:02.1,pcie=1\nhostpci3: 0000:00:02.2,pci=1\n");
        QCOMPARE(dropped.size(), 1U);
        QCOMPARE(dropped[0].id, "lint-hostpci-dropped");
        QCOMPARE(dropped[0].args, (Args{{"vmid", "900"},
                                        {"value", "0000:00:02.2,pci=1"},
                                        {"line", "hostpci3"},
                                        {"key", "pci"},
                                        {"reason", "unknown-key"}}));
        QCOMPARE(dropped[0].evidence[0].text, "hostpci3: 0000:00:02.2,pci=1");

        const auto unstarted = lint("hostpci0: pcie=1\n");
        QCOMPARE(unstarted[0].id, "lint-hostpci-no-start");
        QCOMPARE(unstarted[0].args.at("reason"), "no-device");

        const auto twice = lint("hostpci0: 0000:00:02.1\nhostpci1: 00:02.1\n");
        QCOMPARE(twice.size(), 1U);
        QCOMPARE(twice[0].id, "lint-function-twice");
        QCOMPARE(twice[0].args.at("address"), "0000:00:02.1");

        const auto i440fx = only(tree, "bios: ovmf\ncpu: host\nballoon: 0\n"
                                       "hostpci0: 00:02.1,pcie=yes\nhostpci1: 00:02.2,pcie=0\n");
        QCOMPARE(lintIds(i440fx),
                 (std::vector<std::string>{"lint-not-q35", "lint-pcie-without-q35"}));
        QCOMPARE(i440fx.lint[1].args.at("line"), "hostpci0");
    }

    void offersARemedyWhereOneIsSure()
    {
        CapturedTree tree;
        const auto fixes = [&](const std::string& config) {
            std::vector<std::string> all;
            for (const auto& finding : only(tree, config).lint)
                all.push_back(finding.id + " " + finding.fix);
            return all;
        };
        QCOMPARE(fixes("vga: none\nhostpci0: 00:02.1,pcie=1\n"),
                 (std::vector<std::string>{"lint-not-q35 vm-machine-q35", "lint-not-ovmf ",
                                           "lint-cpu-not-host vm-cpu-host",
                                           "lint-balloon vm-balloon-off", "lint-display-none ",
                                           "lint-pcie-without-q35 vm-machine-q35"}));
        // What waits for the next start needs none; what may not be changed has none.
        QCOMPARE(fixes("bios: ovmf\ncpu: host\nmachine: virt\n[PENDING]\nballoon: 0\n"),
                 (std::vector<std::string>{"lint-not-q35 ", "lint-balloon "}));
    }

    void seesAVIommuThatIsTooWideForTheHost()
    {
        CapturedTree tree;
        const std::string line = "bios: ovmf\ncpu: host\nballoon: 0\nmachine: q35,viommu=intel\n";
        QVERIFY(lintIds(only(tree, line)).empty()); // PVE 8
        tree.put("/etc/os-release", "VERSION_ID=\"13\"\n");
        const auto lint = only(tree, line).lint; // by the DMAR table
        QCOMPARE(lint.size(), 1U);
        QCOMPARE(lint[0].id, "lint-viommu-width");
        QCOMPARE(lint[0].args.at("bits"), "39");
        QCOMPARE(lint[0].fix, "vm-viommu-width");
        // The units themselves say it better: 48 bits and 39.
        tree.put("/sys/class/iommu/dmar0/intel-iommu/cap", "d2008c406f0462\n");
        QVERIFY(only(tree, line).lint.empty());
        tree.put("/sys/class/iommu/dmar1/intel-iommu/cap", "1c0000c40660462\n");
        QCOMPARE(only(tree, line).lint.size(), 1U);
        tree.put("/sys/class/iommu/dmar1/intel-iommu/cap", "junk\n");
        QVERIFY(only(tree, line).lint.empty());
    }

    void saysWhoMayMoveTheVmAway()
    {
        CapturedTree tree;
        const std::string good = "machine: q35\nbios: ovmf\ncpu: host\nballoon: 0\n";
        tree.put("/etc/pve/ha/resources.cfg", "vm: 900\n\tstate started\n");
        const auto managed = only(tree, good);
        QCOMPARE(lintIds(managed), std::vector<std::string>{"lint-ha-managed"});
        QCOMPARE(managed.lint[0].evidence[0].path, "/etc/pve/ha/resources.cfg");
        QCOMPARE(managed.lint[0].args, (Args{{"vmid", "900"}}));
        tree.put("/etc/pve/ha/resources.cfg", "vm: 901\n\nvm: 900\n\tstate ignored\n");
        QVERIFY(only(tree, good).lint.empty());
    }

    void judgesAsThePveOfThatHost()
    {
        CapturedTree tree; // Debian 12
        const std::string line = "machine: q35\nbios: ovmf\ncpu: host\nballoon: 0\n"
                                 "hostpci0: 00:02.1,driver=keep\n";
        QCOMPARE(lintIds(only(tree, line)), std::vector<std::string>{"lint-hostpci-dropped"});
        tree.put("/etc/os-release", "VERSION_ID=\"13\"\n");
        QVERIFY(only(tree, line).lint.empty());
        tree.remove("/etc/os-release");
        QVERIFY(only(tree, line).lint.empty());
    }

    void saysWhoNamesAFunction()
    {
        CapturedTree tree;
        tree.put(folder + "100.conf", "hostpci0: 00:02.1,pcie=1\n");
        tree.put(folder + "101.conf", "name: a\n[PENDING]\nhostpci3: 0000:00:02.2\n");
        tree.put(folder + "102.conf", "hostpci0: ,0000:00:02,,pcie=1\n"); // all functions
        tree.put(folder + "103.conf", "hostpci0: junk;;,=\n[old]\nhostpci1: 0000:00:02.3\n");
        const auto all = *probe::vms(tree.host());
        QCOMPARE(probe::usersOf(all, "0000:00:02.1"), (std::vector<int>{100, 102}));
        QCOMPARE(probe::usersOf(all, "0000:00:02.2"), (std::vector<int>{101, 102}));
        QCOMPARE(probe::usersOf(all, "0000:00:02.0"), std::vector<int>{102});
        QCOMPARE(all[1].hostpci[0].slot, 3);
        QCOMPARE(all[1].hostpci[0].value, "0000:00:02.2");
        QCOMPARE(all[3].hostpci[0].value, "junk;;,="); // shown as it stands
        QVERIFY(all[3].hostpci[0].addresses.empty());
    }

    void countsEachDeviceOfAMappingAsUsed()
    {
        CapturedTree tree;
        const std::string mappings = "igpu-vf\n"
                                     "\tmap node=pve,path=0000:00:02.1,id=8086:46d1\n"
                                     "\tmap node=pve,path=00:02.2;0000:00:02.3,id=8086:46d1\n"
                                     "\tmap node=other,path=0000:00:02.4,id=8086:46d1\n"
                                     "\tmap node=pve,path=junk\n"
                                     "\tmap node=pve\n"
                                     "\n"
                                     "whole\n"
                                     "\tmap node=pve,path=0000:00:02\n";
        tree.put("/etc/pve/mapping/pci.cfg", mappings);
        tree.put(folder + "100.conf", "hostpci0: mapping=igpu-vf,pcie=1\n");
        tree.put(folder + "101.conf", "hostpci0: mapping=gone\n");
        tree.put(folder + "102.conf", "name: a\n[PENDING]\nhostpci1: mapping=whole\n");
        const auto all = *probe::vms(tree.host());
        QCOMPARE(probe::usersOf(all, "0000:00:02.1"), (std::vector<int>{100, 102}));
        QCOMPARE(probe::usersOf(all, "0000:00:02.3"), (std::vector<int>{100, 102}));
        QCOMPARE(probe::usersOf(all, "0000:00:02.4"), std::vector<int>{102});
        QVERIFY(all[1].hostpci[0].addresses.empty());

        tree.put("/etc/pve/mapping/pci.cfg", std::string(2 * 1024 * 1024, 'x'));
        QCOMPARE(probe::vms(tree.host()).error().code, Errc::FileTooLarge);
    }

    void noVmsIsNoError()
    {
        CapturedTree tree;
        tree.remove("/etc/pve");
        QVERIFY(probe::vms(tree.host())->empty());
        tree.put("/etc/pve/qemu-server/100.conf", std::string(2 * 1024 * 1024, 'x'));
        QCOMPARE(probe::vms(tree.host()).error().code, Errc::FileTooLarge);
    }
};

QTEST_GUILESS_MAIN(TestVms)
#include "tst_vms.moc"
