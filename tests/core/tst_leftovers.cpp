// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalog/built_in.h"
#include "core/plan/leftovers.h"
#include "tests/support/guide_machine.h"

#include <QTest>

using namespace vfpilot;
using namespace vfpilot::protocol;
using namespace vfpilot::test;

namespace {

const catalog::Catalog& builtIn()
{
    static const auto catalog = *catalog::Catalog::builtIn();
    return catalog;
}

std::string idsOf(const std::vector<Finding>& findings)
{
    std::string ids;
    for (const Finding& finding : findings)
        ids += (ids.empty() ? "" : " ") + finding.id;
    return ids;
}

Facts withWord(const std::string& word)
{
    Facts facts = freshGuideMachine();
    facts.boot.configured += ' ' + word;
    return facts;
}

Facts withFile(const std::string& path, const std::string& content)
{
    Facts facts = freshGuideMachine();
    facts.files[path] = content;
    return facts;
}

} // namespace

class TestLeftovers : public QObject
{
    Q_OBJECT

private slots:
    void findsNoneWhereThereAreNone()
    {
        QCOMPARE(idsOf(plan::findLeftovers(freshGuideMachine(), builtIn())), "");
        QCOMPARE(idsOf(plan::findLeftovers(doneGuideMachine(), builtIn())), "");
        QCOMPARE(idsOf(plan::findLeftovers(Facts{}, builtIn())), "");
    }

    void findsWords_data()
    {
        QTest::addColumn<QByteArray>("word");
        QTest::addColumn<QByteArray>("ids"); // empty: it is none
        QTest::addColumn<int>("state");
        const auto row = [](const char* word, const char* ids, FindingState state) {
            QTest::newRow(word) << QByteArray(word) << QByteArray(ids) << static_cast<int>(state);
        };
        using enum FindingState;
        row("vfio-pci.ids=8086:46d1", "leftover-vfio-ids-cmdline", Blocking);
        row("vfio_pci.ids=10de:2204,8086:46d1", "leftover-vfio-ids-cmdline", Blocking);
        row("vfio-pci.ids=10de:2204", "", Ok);
        row("vfio-pci.ids=8086:46d", "", Ok);
        row("module_blacklist=i915", "leftover-i915-blacklisted-cmdline", Blocking);
        row("modprobe.blacklist=nouveau,i915", "leftover-i915-blacklisted-cmdline", Blocking);
        row("module_blacklist=xe", "", Ok); // what the route itself asks for
        row("nomodeset", "leftover-nomodeset", Blocking);
        row("i915.enable_gvt=1", "leftover-gvt", Warning);
        row("i915.enable_gvt=0", "", Ok);
        row("pcie_acs_override=downstream,multifunction", "leftover-acs-override", Warning);
        row("initcall_blacklist=sysfb_init", "leftover-sysfb", Info);
        row("video=efifb:off", "leftover-efifb", Info);
        row("video=HDMI-A-1:1920x1080", "", Ok);
        row("vfio_iommu_type1.allow_unsafe_interrupts=1", "leftover-unsafe-interrupts-cmdline",
            Warning);
        row("iommu=pt iommu=pt", "leftover-parameter-repeated", Info);
        row("intel_iommu=on intel_iommu=off", "leftover-parameter-contradicts", Warning);
        row("i915.max_vfs=7 i915.max-vfs=3", "leftover-parameter-contradicts", Warning);
        row("pci=noaer pci=realloc", "", Ok);
        row("console=tty0 console=ttyS0", "", Ok);
        row("-- nomodeset", "", Ok); // init's, not the kernel's
    }

    void findsWords()
    {
        QFETCH(QByteArray, word);
        QFETCH(QByteArray, ids);
        QFETCH(int, state);
        const Facts facts = withWord(word.toStdString());
        const auto found = plan::findLeftovers(facts, builtIn());
        QCOMPARE(QByteArray::fromStdString(idsOf(found)), ids);
        if (found.empty())
            return;
        QCOMPARE(static_cast<int>(found[0].state), state);
        QCOMPARE(found[0].evidence[0].path, facts.boot.configuredPath);
        QVERIFY(!found[0].cause.empty() && !found[0].fix.empty());
    }

    void findsLines_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QByteArray>("ids");
        QTest::addColumn<QByteArray>("line");
        const auto row = [](const char* name, const char* path, const char* content,
                            const char* ids, const char* line = "") {
            QTest::newRow(name) << QByteArray(path) << QByteArray(content) << QByteArray(ids)
                                << QByteArray(line);
        };
        row("ids of the iGPU", "/etc/modprobe.d/vfio.conf",
            "# mine\noptions vfio-pci ids=10de:2204,8086:46d1 disable_vga=1\n", "leftover-vfio-ids",
            "2");
        row("only a comment", "/etc/modprobe.d/vfio.conf", "# options vfio-pci ids=8086:46d1\n",
            "");
        row("a comment behind", "/etc/modprobe.d/vfio.conf",
            "options vfio-pci ids=10de:2204 # 8086:46d1\n", "");
        row("in a folder below", "/etc/modprobe.d/old/vfio.conf",
            "options vfio-pci ids=8086:46d1\n", "");
        row("not a .conf", "/etc/modprobe.d/vfio.conf.bak", "options vfio-pci ids=8086:46d1\n", "");
        row("copied ids", "/etc/modprobe.d/vfio.conf", "options vfio-pci ids=8086:3185\n",
            "leftover-foreign-vfio-ids", "1");
        row("blacklist", "/etc/modprobe.d/pve-blacklist.conf",
            "blacklist nvidiafb\nblacklist i915\n", "leftover-i915-blacklisted", "2");
        row("install", "/etc/modprobe.d/no.conf", "install i915 /bin/false\n",
            "leftover-i915-blacklisted", "1");
        row("blacklist of another name", "/etc/modprobe.d/no.conf", "blacklist i915_gvt\n", "");
        row("blacklist of xe", "/etc/modprobe.d/no.conf", "blacklist xe\n", "");
        row("kvmgt", "/etc/modules", "vfio\nkvmgt\n", "leftover-gvt-module", "2");
        row("vfio_virqfd", "/etc/modules-load.d/vfio.conf", "vfio\nvfio_virqfd\n",
            "leftover-virqfd", "2");
        row("virqfd taken out", "/etc/modules", "vfio\n#vfio_virqfd\n", "");
        row("unsafe", "/etc/modprobe.d/iommu.conf",
            "options vfio_iommu_type1 allow_unsafe_interrupts=1\n", "leftover-unsafe-interrupts",
            "1");
        row("sysfs.conf", "/etc/sysfs.conf",
            "# comment sriov_numvfs = 1\ndevices/pci0000:00/0000:00:02.0/sriov_numvfs = 3\n",
            "leftover-sysfs-vfs", "2");
        row("sysfs.conf of another device", "/etc/sysfs.conf",
            "class/net/eth0/device/sriov_numvfs = 3\n", "");
        row("rc.local of another device", "/etc/rc.local",
            "echo 7 > /sys/class/net/eth0/device/sriov_numvfs\n", "");
        row("rc.local by a variable", "/etc/rc.local", "echo 7 > $PF/sriov_numvfs\n",
            "leftover-rc-local-vfs", "1");
        row("ids in upper case", "/etc/modprobe.d/vfio.conf", "options vfio-pci ids=8086:46D1\n",
            "leftover-vfio-ids", "1");
        row("a longer id", "/etc/modprobe.d/vfio.conf", "options vfio-pci ids=8086:46d10\n", "");
        row("ids in a list of modules", "/etc/modules", "vfio_pci ids=8086:46d1\n",
            "leftover-vfio-ids-module", "1");
        row("rc.local", "/etc/rc.local",
            "#!/bin/sh\necho 7 > /sys/bus/pci/devices/0000:00:02.0/sriov_numvfs\n",
            "leftover-rc-local-vfs", "2");
        row("the guide's apt line", "/etc/apt/sources.list.d/pve.list",
            "deb http://download.proxmox.com/debian/pve bookworm pve-no-subscription apt update\n",
            "leftover-apt-line", "1");
        row("a good apt line", "/etc/apt/sources.list.d/pve.list",
            "deb http://download.proxmox.com/debian/pve bookworm pve-no-subscription\n", "");
        row("CR", "/etc/kernel/cmdline", "root=ZFS=rpool/ROOT/pve-1 boot=zfs\r\n",
            "leftover-cmdline-cr", "1");
        row("no root", "/etc/kernel/cmdline", "quiet intel_iommu=on\n", "leftover-cmdline-no-root",
            "1");
        row("root as part of a word", "/etc/kernel/cmdline", "quiet myroot=x\n",
            "leftover-cmdline-no-root", "1");
        row("pin of a kernel that is there", "/etc/kernel/proxmox-boot-pin", "6.8.4-2-pve\n",
            "leftover-kernel-pinned", "1");
        row("pin of one that is not", "/etc/kernel/proxmox-boot-pin", "6.5.11-8-pve\n",
            "leftover-kernel-pinned leftover-pin-stale", "1");
        row("binary", "/etc/modules", "\xff\xfe\x01kvmgt", "");
        row("no newline at the end", "/etc/modules", "kvmgt", "leftover-gvt-module", "1");
        row("empty", "/etc/modules", "", "");
    }

    void findsLines()
    {
        QFETCH(QByteArray, path);
        QFETCH(QByteArray, content);
        QFETCH(QByteArray, ids);
        const auto found =
            plan::findLeftovers(withFile(path.toStdString(), content.toStdString()), builtIn());
        QCOMPARE(QByteArray::fromStdString(idsOf(found)), ids);
        if (found.empty())
            return;
        QTEST(QByteArray::fromStdString(found[0].args.at("line")), "line");
        QCOMPARE(QByteArray::fromStdString(found[0].evidence[0].path), path);
        QCOMPARE(QByteArray::fromStdString(found[0].args.at("path")), path);
        QVERIFY(!found[0].evidence[0].text.empty());
    }

    void judgesABlacklistByTheRoute()
    {
        const Facts facts = withFile("/etc/modprobe.d/no.conf", "blacklist i915\nblacklist xe\n");
        QCOMPARE(idsOf(plan::findLeftovers(facts, builtIn())), "leftover-i915-blacklisted");
        QCOMPARE(idsOf(plan::findLeftovers(facts, builtIn(), "xe-native")),
                 "leftover-xe-blacklisted");
        Facts xe = facts; // VFs are there: what made them is not to be taken away
        xe.gpus[0].numVfs = 3;
        xe.gpus[0].driver = "xe";
        QCOMPARE(idsOf(plan::findLeftovers(xe, builtIn())), "leftover-xe-blacklisted");
        Facts recent = facts;
        recent.kernels = {{"7.0.14-14-pve", true, true, true, ""}};
        QCOMPARE(idsOf(plan::findLeftovers(recent, builtIn())), "leftover-xe-blacklisted");
    }

    void knowsFromWhichKernelOnItMatters()
    {
        Facts facts = withFile("/etc/modules", "vfio_virqfd\n");
        facts.kernels = {{"5.15.158-2-pve", true, true, true, ""}};
        QCOMPARE(idsOf(plan::findLeftovers(facts, builtIn())), "");
        facts.kernels[0].release = "6.2.16-3-pve";
        QCOMPARE(idsOf(plan::findLeftovers(facts, builtIn())), "leftover-virqfd");
    }

    void findsPackagesAndDkmsTrees()
    {
        Facts facts = freshGuideMachine();
        facts.packages["intel-i915-dkms"] = "1.24.1.19.240119.1.nodrm+i4-1";
        facts.dkms = {{"i915-sriov-dkms", "2025.07.22", "", "added"},
                      {"i915-sriov-dkms", "2025.05.18", "6.8.4-2-pve", "installed"},
                      {"zfs", "2.2.3", "", "added"}};
        const auto found = plan::findLeftovers(facts, builtIn());
        QCOMPARE(idsOf(found), "leftover-backports-package leftover-dkms-half-added");
        QCOMPARE(found[1].args.at("version"), "2025.07.22");
        QCOMPARE(found[1].evidence[0].text, "i915-sriov-dkms/2025.07.22: added");
    }

    void looksAtTheRunningLineWhereTheConfiguredOneCannotBeTold()
    {
        Facts facts = freshGuideMachine();
        facts.boot.running += " nomodeset";
        QCOMPARE(idsOf(plan::findLeftovers(facts, builtIn())), ""); // gone at the next start
        facts.boot.configured.clear();
        const auto found = plan::findLeftovers(facts, builtIn());
        QCOMPARE(idsOf(found), "leftover-nomodeset");
        QCOMPARE(found[0].evidence[0].path, "/proc/cmdline");
    }

    void isBoundedOnHugeFiles()
    {
        std::string lines;
        for (int i = 0; i < 20000; ++i)
            lines += "kvmgt\n";
        QVERIFY(plan::findLeftovers(withFile("/etc/modules", lines), builtIn()).size() <= 20);
        const auto found = plan::findLeftovers(
            withFile("/etc/modules", "kvmgt " + std::string(1024 * 1024, 'x')), builtIn());
        QVERIFY(found[0].evidence[0].text.size() < 500);
    }

    void refusesLeftovers_data()
    {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<QByteArray>("where");
        const auto row = [](const char* name, const char* from, const char* to, const char* where) {
            QTest::newRow(name) << QByteArray(from) << QByteArray(to) << QByteArray(where);
        };
        row("unknown where", "\"where\": \"cmdline\"", "\"where\": \"moon\"", "/leftovers/0/where");
        row("file without files", "\"where\": \"cmdline\"", "\"where\": \"file\"", "/leftovers/0");
        row("relative path", "\"/etc/modprobe.d/*.conf\"", "\"etc/*.conf\"",
            "/leftovers/1/files/0");
        row("path that climbs", "\"/etc/modprobe.d/*.conf\"", "\"/etc/../root/*\"",
            "/leftovers/1/files/0");
        row("unknown check", "\"check\": \"repeated\"", "\"check\": \"often\"",
            "/leftovers/19/check");
        row("check without a file", "\"check\": \"repeated\"", "\"check\": \"stale-pin\"",
            "/leftovers/19");
        row("severity that is no leftover's", "\"severity\": \"blocking\"", "\"severity\": \"ok\"",
            "/leftovers/0/severity");
        row("broken pattern", "nomodeset|", "nomodeset(|", "/leftovers/9/pattern");
        row("id twice", "\"id\": \"vfio-ids\"", "\"id\": \"vfio-ids-cmdline\"", "/leftovers/1");
        row("unknown take", "\"take\": \"word\"", "\"take\": \"all\"", "/leftovers/9/take");
        row("take that does not go with where", "\"take\": \"word\"", "\"take\": \"line\"",
            "/leftovers/9");
        row("take without its item", "\"item\": \"i915\"", "\"comment\": \"x\"", "/leftovers/6");
        row("broken item", "\"item\": \"i915\"", "\"item\": \"(\"", "/leftovers/6/item");
        row("no fix", "\"fix\": \"take-ids-out\"", "\"comment\": \"x\"", "/leftovers/0");
    }

    void refusesLeftovers()
    {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        QByteArray text(catalog::builtInLeftovers.data(),
                        static_cast<int>(catalog::builtInLeftovers.size()));
        const auto at = text.indexOf(from);
        QVERIFY(at >= 0);
        text.replace(at, from.size(), to);
        const auto leftovers = text.toStdString();
        const auto catalog = catalog::Catalog::load(
            {catalog::builtInDevices, catalog::builtInDrivers, catalog::builtInParameters,
             leftovers, catalog::builtInSymptoms});
        QVERIFY(!catalog);
        QCOMPARE(catalog.error().args.at("path"), "leftovers.json");
        QTEST(QByteArray::fromStdString(catalog.error().args.at("line")), "where");
    }
};

QTEST_GUILESS_MAIN(TestLeftovers)
#include "tst_leftovers.moc"
