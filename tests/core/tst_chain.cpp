// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalog/built_in.h"
#include "core/plan/chain.h"
#include "tests/support/guide_machine.h"

#include <QTest>

#include <functional>

using namespace vfpilot;
using namespace vfpilot::protocol;
using namespace vfpilot::test;

namespace {

using Change = std::function<void(Facts&)>;

/// How far a job of ours is.
enum class Stage { Fresh, Applied, Rebooted };

const catalog::Catalog& builtIn()
{
    static const auto catalog = *catalog::Catalog::builtIn();
    return catalog;
}

plan::Chain chainOf(const Facts& facts, Stage stage)
{
    if (stage == Stage::Fresh)
        return plan::chain({facts, builtIn()});
    return plan::chain({facts, builtIn(), guideGoal(), stage == Stage::Rebooted});
}

const Finding& link(const plan::Chain& chain, const std::string& id)
{
    for (const Finding& finding : chain.links) {
        if (finding.id == id)
            return finding;
    }
    qFatal("no link %s", id.c_str());
}

std::string idsOf(const plan::Chain& chain, FindingState state)
{
    std::string ids;
    for (const Finding& finding : chain.links) {
        if (finding.state == state)
            ids += (ids.empty() ? "" : " ") + finding.id;
    }
    return ids;
}

/// The first link that is neither in order nor mere information.
const Finding* firstOpen(const plan::Chain& chain)
{
    for (const Finding& finding : chain.links) {
        if (finding.state != FindingState::Ok && finding.state != FindingState::Info)
            return &finding;
    }
    return nullptr;
}

void drop(std::string& line, const std::string& word)
{
    const auto at = line.find(' ' + word);
    QVERIFY(at != std::string::npos);
    line.erase(at, word.size() + 1);
}

/// What the plan writes and installs is there; the running kernel is the one from before.
Facts appliedGuideMachine()
{
    const Facts fresh = freshGuideMachine();
    Facts facts = doneGuideMachine();
    facts.bootId = fresh.bootId;
    facts.boot.running = fresh.boot.running;
    facts.modules = fresh.modules;
    facts.gpus = fresh.gpus;
    facts.logLines = fresh.logLines;
    return facts;
}

void removeVfs(Facts& facts)
{
    facts.gpus[0].numVfs = 0;
    facts.gpus[0].vfs.clear();
}

constexpr auto words = "intel_iommu=on iommu=pt i915.enable_guc=3 i915.max_vfs=7 "
                       "module_blacklist=xe";

/// The host starts with GRUB, whose configuration gives the kernel these words.
void useGrub(Facts& facts, const std::string& given)
{
    const std::string line = "root=/dev/mapper/pve-root ro quiet";
    facts.boot.loader = "grub-esp";
    facts.boot.configuredPath = "/etc/default/grub";
    facts.boot.configured = line + ' ' + given;
    facts.boot.running = "BOOT_IMAGE=/vmlinuz-6.8.4-2-pve " + facts.boot.configured;
    facts.boot.entries = {{"/boot/grub/grub.cfg", guideKernel, facts.boot.configured, false},
                          {"/boot/grub/grub.cfg", guideKernel, line, true}};
    facts.files["/etc/default/grub"] = "GRUB_DEFAULT=0\nGRUB_CMDLINE_LINUX_DEFAULT=\"quiet\"\n";
    facts.files["/etc/default/grub.d/zz-vfpilot.cfg"] =
        std::string("GRUB_CMDLINE_LINUX_DEFAULT=\"$GRUB_CMDLINE_LINUX_DEFAULT ") + words + "\"\n";
    facts.files["/etc/kernel/cmdline"] = "root=ZFS=rpool/ROOT/pve-1 boot=zfs\n";
}

/// The same machine on a kernel whose own xe makes the VFs, by a plan of ours.
Facts doneXeMachine()
{
    Facts facts = doneGuideMachine();
    facts.kernels = {{"7.0.14-14-pve", true, true, false, "/lib/modules/7.0.14-14-pve/kernel"}};
    useGrub(facts, "intel_iommu=on iommu=pt xe.max_vfs=7 xe.force_probe=46d1 "
                   "module_blacklist=i915");
    for (BootEntry& entry : facts.boot.entries)
        entry.kernel = "7.0.14-14-pve";
    facts.dkms.clear();
    facts.packages.erase("i915-sriov-dkms");
    facts.gpus[0].driver = "xe";
    facts.modules = {{"i915", false, "", {}},
                     {"xe", true, "", {{"max_vfs", "7"}, {"force_probe", "46d1"}}}};
    return facts;
}

SriovGoal xeGoal()
{
    SriovGoal goal = guideGoal();
    goal.route = "xe-native";
    goal.release.clear();
    return goal;
}

/// What follows when the driver that makes VFs is not at work.
void loseVfs(Facts& facts)
{
    facts.modules[0] = {"i915", true, "", {{"enable_guc", "-1"}}};
    facts.gpus[0].totalVfs = 0;
    removeVfs(facts);
}

} // namespace

Q_DECLARE_METATYPE(Change)
Q_DECLARE_METATYPE(Stage)

class TestChain : public QObject
{
    Q_OBJECT

private slots:
    void isGreenOnTheMachineThatIsDone()
    {
        const auto chain = chainOf(doneGuideMachine(), Stage::Rebooted);
        QVERIFY(!firstOpen(chain));
        QVERIFY(chain.green);
        QCOMPARE(chain.firstBroken, "");
        QCOMPARE(link(chain, "driver-built").args.at("release"), "2025.07.22");
        QCOMPARE(link(chain, "driver-built").args.at("kernels"), guideKernel);
        QCOMPARE(link(chain, "sriov-capability").args.at("totalVfs"), "7");
        QCOMPARE(link(chain, "vf-count").args.at("count"), "3");
        QCOMPARE(link(chain, "vf-count").args.at("wanted"), "3");
        QCOMPARE(link(chain, "vf-use").state, FindingState::Info);
        QCOMPARE(link(chain, "vf-use").args.at("free"), "3");
    }

    void plansOnTheFreshMachineWhatAPlanCanDo()
    {
        const auto chain = chainOf(freshGuideMachine(), Stage::Fresh);
        QCOMPARE(idsOf(chain, FindingState::Blocking), "");
        QCOMPARE(idsOf(chain, FindingState::Planned),
                 "kernel-headers driver-built boot-parameters vf-unit");
        QCOMPARE(idsOf(chain, FindingState::NotReached),
                 "running-parameters module-loaded module-parameters pf-driver vf-count "
                 "vf-drivers vf-use");
        QVERIFY(!chain.green);
        QCOMPARE(link(chain, "driver-built").args.at("release"), "2025.07.22");
        QCOMPARE(link(chain, "boot-parameters").args.at("missing"),
                 "intel_iommu iommu i915.enable_guc i915.max_vfs module_blacklist");
    }

    void waitsForTheRebootAfterTheJob()
    {
        const auto chain = chainOf(appliedGuideMachine(), Stage::Applied);
        QCOMPARE(idsOf(chain, FindingState::Blocking), "");
        QCOMPARE(idsOf(chain, FindingState::Planned), "running-parameters module-loaded");
        QCOMPARE(link(chain, "running-parameters").fix, "reboot");
        QVERIFY(!chain.green);
    }

    void namesEachBrokenLinkFirst_data()
    {
        QTest::addColumn<Change>("change");
        QTest::addColumn<Stage>("stage");
        QTest::addColumn<FindingState>("state");
        QTest::addColumn<QByteArray>("id");
        QTest::addColumn<QByteArray>("cause");
        QTest::addColumn<QByteArray>("fix");
        const auto row = [](const char* id, const char* cause, const char* fix,
                            const Change& change, FindingState state = FindingState::Blocking,
                            Stage stage = Stage::Rebooted) {
            QTest::addRow("%s %s", id, cause) << change << stage << state << QByteArray(id)
                                              << QByteArray(cause) << QByteArray(fix);
        };
        row("cpu-vmx", "not-intel", "no-other-cpu",
            [](Facts& f) { f.cpu.vendor = "AuthenticAMD"; });
        row("cpu-vmx", "vmx-off", "enable-vmx", [](Facts& f) { f.cpu.vmx = false; });
        row("pve-version", "not-pve", "need-pve", [](Facts& f) { f.pveVersion.clear(); });
        row("pve-version", "pve-too-old", "upgrade-pve", [](Facts& f) { f.pveVersion = "7.4-3"; });
        row("vtd-firmware", "dmar-missing", "enable-vtd",
            [](Facts& f) { f.iommu.dmarTable = false; });
        row("igpu", "igpu-missing", "enable-igpu", [](Facts& f) { f.gpus.clear(); });
        row("supported-device", "device-unknown", "check-device-list",
            [](Facts& f) { f.gpus[0].deviceId = "ffff"; });
        row("supported-device", "device-unsupported", "see-alternatives",
            [](Facts& f) { f.gpus[0].deviceId = "4c8a"; });
        row("supported-device", "device-unproven", "check-device-list",
            [](Facts& f) { f.gpus[0].deviceId = "64a0"; });
        row("sriov-capability", "no-capability", "enable-sriov",
            [](Facts& f) { f.gpus[0].sriov.reset(); });
        row("vf-bar-space", "vf-bars-unassigned", "enable-above-4g",
            [](Facts& f) { f.gpus[0].vfBarsAssigned = false; });
        const auto secured = [](const char* key) {
            return [key](Facts& f) {
                f.boot.secureBoot = "on";
                f.boot.dkmsKey = key;
            };
        };
        row("secure-boot", "secure-boot-key-not-enrolled", "enroll-dkms-key",
            secured("not-enrolled"));
        row("secure-boot", "secure-boot-no-key", "make-key", secured("no-key"));
        row("secure-boot", "secure-boot-key-unknown", "enroll-dkms-key", secured("unknown"));
        row(
            "secure-boot", "secure-boot-unknown", "check-secure-boot",
            [](Facts& f) { f.boot.secureBoot = "unknown"; }, FindingState::Warning);
        row("boot-loader", "loader-unknown", "report-loader",
            [](Facts& f) { f.boot.loader = "unknown"; });
        row("boot-loader", "loader-disagreement", "settle-loader", [](Facts& f) {
            f.boot.disagreement = {"/proc/cmdline: systemd-boot", "ESP AD4C-36C9: grubx64.efi"};
        });
        row("kernel-headers", "headers-missing", "plan-installs",
            [](Facts& f) { f.kernels[0].headers = false; });
        row("driver-built", "driver-build-missing", "rebuild-driver",
            [](Facts& f) { f.dkms.clear(); });
        row("boot-parameters", "parameters-not-set", "plan-sets",
            [](Facts& f) { drop(f.boot.configured, "iommu=pt"); });
        row("boot-parameters", "configuration-unreadable", "mend-configuration", [](Facts& f) {
            f.boot.configured.clear();
            f.boot.configuredProblem = "/etc/default/grub:9: unclosed quote";
        });
        row("boot-parameters", "parameters-lost-in-entry", "refresh-entries",
            [](Facts& f) { drop(f.boot.entries[1].options, "iommu=pt"); });
        row(
            "running-parameters", "parameters-not-running", "reboot",
            [](Facts& f) { drop(f.boot.running, "iommu=pt"); }, FindingState::Planned,
            Stage::Applied);
        row("running-parameters", "parameters-not-reached", "check-entry",
            [](Facts& f) { drop(f.boot.running, "iommu=pt"); });
        row("iommu-active", "iommu-off", "check-iommu", [](Facts& f) { f.iommu.units = 0; });
        row("iommu-active", "iommu-no-groups", "check-iommu", [](Facts& f) { f.iommu.groups = 0; });
        row("pf-group", "vf-shares-pf-group", "report-group",
            [](Facts& f) { f.gpus[0].vfs[1].iommuGroup = f.gpus[0].iommuGroup; });
        row("pf-group", "pf-without-group", "check-iommu",
            [](Facts& f) { f.gpus[0].iommuGroup = -1; });
        row(
            "interrupt-remapping", "no-remapping", "update-bios",
            [](Facts& f) { f.iommu.interruptRemapping = false; }, FindingState::Warning);
        row("module-loaded", "module-missing", "check-log",
            [](Facts& f) { f.modules[0].loaded = false; });
        row("module-loaded", "stock-module", "rebuild-initramfs", [](Facts& f) {
            f.modules[0] = {"i915", true, "", {{"enable_guc", "3"}}};
        });
        row("module-parameters", "max-vfs-zero", "check-parameters",
            [](Facts& f) { f.modules[0].parameters["max_vfs"] = "0"; });
        row("module-parameters", "guc-off", "check-parameters",
            [](Facts& f) { f.modules[0].parameters["enable_guc"] = "2"; });
        row("pf-driver", "pf-on-other-driver", "check-parameters",
            [](Facts& f) { f.gpus[0].driver = "xe"; });
        row("pf-driver", "pf-unbound", "check-log", [](Facts& f) { f.gpus[0].driver.clear(); });
        row("pf-driver", "pf-on-vfio", "reboot-pf",
            [](Facts& f) { f.gpus[0].driver = "vfio-pci"; });
        row("pf-driver", "no-pf-mode", "check-log", [](Facts& f) { f.gpus[0].totalVfs = 0; });
        row("vf-count", "vfs-missing", "start-unit", removeVfs);
        row("vf-count", "vf-count-differs", "start-unit", [](Facts& f) {
            f.gpus[0].numVfs = 2;
            f.gpus[0].vfs.pop_back();
        });
        row("vf-drivers", "vf-on-host-driver", "start-unit",
            [](Facts& f) { f.gpus[0].vfs[1].driver = "i915"; });
        row("vf-drivers", "vf-shares-group", "report-group",
            [](Facts& f) { f.gpus[0].vfs[1].iommuGroup = f.gpus[0].vfs[0].iommuGroup; });
        row("vf-unit", "unit-missing", "plan-sets", [](Facts& f) { f.units.clear(); });
        row("vf-unit", "unit-disabled", "enable-unit",
            [](Facts& f) { f.units[0].enabled = false; });
        row("vf-unit", "unit-late", "plan-sets", [](Facts& f) { f.units[0].beforeGuests = false; });
    }

    void namesEachBrokenLinkFirst()
    {
        QFETCH(Change, change);
        QFETCH(Stage, stage);
        QFETCH(FindingState, state);
        QFETCH(QByteArray, id);
        Facts facts = doneGuideMachine();
        change(facts);
        const auto chain = chainOf(facts, stage);
        const Finding* first = firstOpen(chain);
        QVERIFY(first);
        QCOMPARE(QByteArray::fromStdString(first->id), id);
        QCOMPARE(first->state, state);
        QTEST(QByteArray::fromStdString(first->cause), "cause");
        QTEST(QByteArray::fromStdString(first->fix), "fix");
        QVERIFY(!first->evidence.empty());
        QCOMPARE(chain.firstBroken, state == FindingState::Blocking ? first->id : "");
        QCOMPARE(chain.green, state == FindingState::Warning);
    }

    // Hosts as they are found, each with all that follows from its one fault.
    void namesTheFaultOfAHost_data()
    {
        QTest::addColumn<Change>("change");
        QTest::addColumn<QByteArray>("id");
        QTest::addColumn<QByteArray>("cause");
        QTest::addColumn<QByteArray>("seen");
        const auto row = [](const char* name, const char* id, const char* cause, const char* seen,
                            const Change& change) {
            QTest::newRow(name) << change << QByteArray(id) << QByteArray(cause)
                                << QByteArray(seen);
        };
        row("VF BARs unassigned", "vf-bar-space", "vf-bars-unassigned", "VF BAR 0: 0, VF BAR 2: 0",
            [](Facts& f) {
                f.gpus[0].sriov->vfBars = {0x4, 0, 0xc, 0, 0, 0};
                f.gpus[0].totalVfs = 0;
                removeVfs(f);
            });
        row("Secure Boot on", "secure-boot", "secure-boot-key-not-enrolled", "not-enrolled",
            [](Facts& f) {
                f.boot.secureBoot = "on";
                f.boot.dkmsKey = "not-enrolled";
                f.modules[0].loaded = false;
                f.gpus[0].driver.clear();
                f.gpus[0].totalVfs = 0;
                removeVfs(f);
            });
        row("stock i915 loaded after the reboot", "module-loaded", "stock-module", "", loseVfs);
        row("module blacklisted", "leftovers", "leftover-i915-blacklisted", "blacklist\ti915",
            [](Facts& f) {
                loseVfs(f);
                f.files["/etc/modprobe.d/pve-blacklist.conf"] =
                    "# blacklist i915\nblacklist i915_other\n\tblacklist\ti915\n";
                f.modules[0].loaded = false;
                f.gpus[0].driver.clear();
            });
        row("module blacklisted at the boot menu", "module-loaded", "module-missing", "-",
            [](Facts& f) {
                loseVfs(f);
                f.boot.running += ",i915";
                f.modules[0].loaded = false;
                f.gpus[0].driver.clear();
            });
        row("GRUB on ESPs, /etc/kernel/cmdline edited", "boot-parameters",
            "parameters-in-wrong-file", "1: root=ZFS=rpool/ROOT/pve-1 boot=zfs intel_iommu=on",
            [](Facts& f) {
                useGrub(f, "");
                f.files.erase("/etc/default/grub.d/zz-vfpilot.cfg");
                f.files["/etc/kernel/cmdline"] =
                    std::string("root=ZFS=rpool/ROOT/pve-1 boot=zfs ") + words + "\n";
                loseVfs(f);
            });
        row("systemd-boot, /etc/default/grub edited", "boot-parameters", "parameters-in-wrong-file",
            "2: GRUB_CMDLINE_LINUX_DEFAULT=\"quiet intel_iommu=on", [](Facts& f) {
                for (auto* line : {&f.boot.configured, &f.boot.running, &f.boot.entries[0].options,
                                   &f.boot.entries[1].options})
                    line->erase(line->find(" intel_iommu"));
                f.files["/etc/default/grub"] =
                    std::string("GRUB_DEFAULT=0\nGRUB_CMDLINE_LINUX_DEFAULT=\"quiet ") + words +
                    "\"\n";
                loseVfs(f);
            });
        row("a file after ours in grub.d", "boot-parameters", "parameters-overridden",
            "2: GRUB_CMDLINE_LINUX_DEFAULT=\"quiet\"", [](Facts& f) {
                useGrub(f, "");
                f.files["/etc/default/grub.d/zzz-mine.cfg"] =
                    "# mine\nGRUB_CMDLINE_LINUX_DEFAULT=\"quiet\"\n";
                loseVfs(f);
            });
        row("another driver's package", "driver-built", "other-driver", "intel-i915-dkms/1.24",
            [](Facts& f) {
                f.dkms.push_back(
                    {"intel-i915-dkms", "1.24.1.19.240119.1", guideKernel, "installed"});
            });
        row("Rocket Lake", "supported-device", "device-unsupported", "4c8a", [](Facts& f) {
            f.gpus[0].deviceId = "4c8a";
            f.gpus[0].sriov.reset();
            loseVfs(f);
        });
        row("PF on vfio-pci", "pf-driver", "pf-on-vfio", "vfio-pci", [](Facts& f) {
            f.gpus[0].driver = "vfio-pci";
            f.gpus[0].totalVfs = 0;
            removeVfs(f);
        });
        row("max_vfs missing", "boot-parameters", "parameters-not-set", "", [](Facts& f) {
            for (auto* line : {&f.boot.configured, &f.boot.running, &f.boot.entries[0].options,
                               &f.boot.entries[1].options})
                drop(*line, "i915.max_vfs=7");
            f.modules[0].parameters["max_vfs"] = "0";
            f.gpus[0].totalVfs = 0;
            removeVfs(f);
        });
        row("kernel newer than the release", "driver-built", "kernel-outside-release", "6.17.2-1",
            [](Facts& f) {
                f.kernels[0].next = false;
                f.kernels.push_back({"6.17.2-1-pve", false, true, false,
                                     "/lib/modules/6.17.2-1-pve/kernel/i915.ko"});
            });
        row("headers missing for the next kernel only", "kernel-headers", "headers-missing", "",
            [](Facts& f) {
                f.kernels[0].next = false;
                f.kernels.push_back({"6.8.12-4-pve", false, true, false, ""});
            });
        row("VF unit disabled", "vf-count", "vfs-missing", "0", removeVfs);
        row("VF in the PF's group", "pf-group", "vf-shares-pf-group", "0",
            [](Facts& f) { f.gpus[0].vfs[0].iommuGroup = 0; });
        row("dirty host", "leftovers", "leftover-vfio-ids-cmdline",
            "options vfio-pci ids=8086:46d1", [](Facts& f) {
                f.files["/etc/modprobe.d/vfio.conf"] = "options vfio-pci ids=8086:46d1\n";
                f.files["/etc/rc.local"] =
                    "echo 3 > /sys/bus/pci/devices/0000:00:02.0/sriov_numvfs\n";
                f.gpus[0].driver = "vfio-pci";
                f.gpus[0].totalVfs = 0;
                removeVfs(f);
            });
        row("GPU left out of the IOMMU", "pf-group", "pf-left-out", "", [](Facts& f) {
            f.gpus[0].iommuGroup = -1;
            f.boot.running += " intel_iommu=on,igfx_off intel_iommu=on";
        });
    }

    void namesTheFaultOfAHost()
    {
        QFETCH(Change, change);
        QFETCH(QByteArray, id);
        QFETCH(QByteArray, seen);
        Facts facts = doneGuideMachine();
        change(facts);
        const auto chain = chainOf(facts, Stage::Rebooted);
        QCOMPARE(QByteArray::fromStdString(chain.firstBroken), id);
        const Finding& broken = link(chain, chain.firstBroken);
        QTEST(QByteArray::fromStdString(broken.cause), "cause");
        QVERIFY(!broken.fix.empty());
        const bool isShown =
            std::any_of(broken.evidence.begin(), broken.evidence.end(), [&seen](const auto& e) {
                return QByteArray::fromStdString(e.text).contains(seen);
            });
        QVERIFY2(isShown, seen);
        QVERIFY(!chain.green);
    }

    void isGreenWithEachBootLoader_data()
    {
        QTest::addColumn<QByteArray>("loader");
        QTest::newRow("GRUB") << QByteArray("grub");
        QTest::newRow("GRUB on ESPs") << QByteArray("grub-esp");
    }

    void isGreenWithEachBootLoader()
    {
        QFETCH(QByteArray, loader);
        Facts facts = doneGuideMachine();
        useGrub(facts, words);
        facts.boot.loader = loader.toStdString();
        const auto chain = chainOf(facts, Stage::Rebooted);
        QCOMPARE(idsOf(chain, FindingState::Blocking), "");
        QVERIFY(chain.green); // recovery entries are without our words on purpose
    }

    void plansWhatStandsInTheWrongFile()
    {
        Facts facts = freshGuideMachine();
        facts.files["/etc/default/grub"] =
            std::string("#GRUB_CMDLINE_LINUX=\"") + words + "\"\n"; // says nothing
        QCOMPARE(link(chainOf(facts, Stage::Fresh), "boot-parameters").cause, "parameters-not-set");
        facts.files["/etc/default/grub"] = std::string("GRUB_CMDLINE_LINUX=\"") + words + "\"\n";
        const auto chain = chainOf(facts, Stage::Fresh);
        QCOMPARE(link(chain, "boot-parameters").state, FindingState::Planned);
        QCOMPARE(link(chain, "boot-parameters").cause, "parameters-in-wrong-file");
        QCOMPARE(link(chain, "boot-parameters").args.at("wrong"), "/etc/default/grub");
        QCOMPARE(link(chain, "boot-parameters").args.at("path"), "/etc/kernel/cmdline");
        QCOMPARE(chain.firstBroken, "");
    }

    void weighsLeftoversByTheWorst()
    {
        Facts facts = doneGuideMachine();
        auto chain = chainOf(facts, Stage::Rebooted);
        QCOMPARE(link(chain, "leftovers").state, FindingState::Ok);
        facts.files["/etc/modules"] = "vfio_virqfd\n";
        chain = chainOf(facts, Stage::Rebooted);
        QCOMPARE(link(chain, "leftovers").state, FindingState::Info);
        QVERIFY(chain.green);
        facts.files["/etc/rc.local"] = "echo 3 > /sys/bus/pci/devices/0000:00:02.0/sriov_numvfs\n";
        chain = chainOf(facts, Stage::Rebooted);
        QCOMPARE(link(chain, "leftovers").state, FindingState::Warning);
        QCOMPARE(link(chain, "leftovers").args.at("count"), "2");
        QCOMPARE(link(chain, "leftovers").evidence.size(), 2U);
        QCOMPARE(link(chain, "leftovers").cause, "leftover-rc-local-vfs");
        QVERIFY(chain.green);
        facts.files["/etc/modprobe.d/a.conf"] = "blacklist i915\n";
        chain = chainOf(facts, Stage::Rebooted);
        QCOMPARE(chain.firstBroken, "leftovers");
        QCOMPARE(link(chain, "leftovers").evidence.front().path.substr(0, 22),
                 "/etc/modprobe.d/a.conf");
        QVERIFY(!link(chain, "leftovers").fix.empty());
        QCOMPARE(link(chain, "leftovers").args.at("cleanup"), "offered");
        facts.files["/etc/modprobe.d/b.conf"] = "softdep a pre: \\\nblacklist i915\n";
        chain = chainOf(facts, Stage::Rebooted);
        QVERIFY(!link(chain, "leftovers").args.contains("cleanup")); // a person has to look at it
    }

    void takesASignedModule()
    {
        Facts facts = doneGuideMachine();
        facts.boot.secureBoot = "on";
        facts.boot.dkmsKey = "enrolled";
        const auto chain = chainOf(facts, Stage::Rebooted);
        QVERIFY(chain.green);
        QCOMPARE(link(chain, "secure-boot").args.at("how"), "enrolled");
    }

    void knowsWherePlacedBarsEnd()
    {
        Facts facts = doneGuideMachine();
        auto& bars = facts.gpus[0].sriov->vfBars;
        bars = {0x4, 0x40, 0x8000000c, 0x40, 0, 0}; // BAR 0 lies at 0x40'0000'0000
        QVERIFY(chainOf(facts, Stage::Rebooted).green);
        bars = {0, 0, 0, 0, 0, 0}; // not there
        QVERIFY(chainOf(facts, Stage::Rebooted).green);
        bars = {0xc}; // cut off in the middle of a 64-bit one
        QCOMPARE(chainOf(facts, Stage::Rebooted).firstBroken, "vf-bar-space");
    }

    void saysOfVmdThatItDoesNotMatter()
    {
        Facts facts = doneGuideMachine();
        facts.vmd = {"0000:00:0e.0"};
        const auto chain = chainOf(facts, Stage::Rebooted);
        QVERIFY(chain.green);
        QCOMPARE(link(chain, "vmd").state, FindingState::Info);
        QCOMPARE(link(chain, "vmd").args.at("address"), "0000:00:0e.0");
    }

    void advisesOnNarrowAddresses_data()
    {
        QTest::addColumn<int>("bits");
        QTest::addColumn<FindingState>("state");
        QTest::newRow("39") << 39 << FindingState::Info;
        QTest::newRow("46") << 46 << FindingState::Ok;
        QTest::newRow("not known") << 0 << FindingState::Ok;
    }

    void advisesOnNarrowAddresses()
    {
        QFETCH(int, bits);
        QFETCH(FindingState, state);
        Facts facts = doneGuideMachine();
        facts.iommu.addressWidth = bits;
        const auto chain = chainOf(facts, Stage::Rebooted);
        QVERIFY(chain.green);
        QCOMPARE(link(chain, "address-width").state, state);
        QCOMPARE(link(chain, "address-width").fix.empty(), state == FindingState::Ok);
    }

    void takesSysfsutilsWhereItWasChosen()
    {
        Facts facts = doneGuideMachine();
        SriovGoal goal = guideGoal();
        goal.persistence = "sysfsutils";
        facts.units = {{"sysfsutils.service", true, true, false}};
        for (VfFacts& vf : facts.gpus[0].vfs)
            vf.driver = "i915";
        const auto look = [&] { return plan::chain({facts, builtIn(), goal, true}); };
        QCOMPARE(look().firstBroken, "vf-unit");
        QCOMPARE(link(look(), "vf-unit").cause, "sysfs-line-missing");
        facts.files["/etc/sysfs.conf"] = "# devices/pci0000:00/0000:00:02.0/sriov_numvfs = 3\n";
        QCOMPARE(link(look(), "vf-unit").cause, "sysfs-line-missing");
        facts.files["/etc/sysfs.conf"] = "devices/pci0000:00/0000:00:02.0/sriov_numvfs = 3\n";
        QCOMPARE(idsOf(look(), FindingState::Warning), "vf-drivers");
        QCOMPARE(link(look(), "vf-drivers").cause, "vf-left-to-host");
        QVERIFY(look().green);
        facts.units[0].enabled = false;
        QCOMPARE(link(look(), "vf-unit").cause, "unit-disabled");
        QCOMPARE(link(look(), "vf-unit").args.at("unit"), "sysfsutils.service");
    }

    void letsASymptomExplainABrokenLink()
    {
        Facts facts = doneGuideMachine();
        removeVfs(facts);
        const Finding other{"other",       FindingState::Warning, {{"link", "pf-driver"}},
                            "other-cause", "other-fix",           {}};
        const Finding harmless{"noise", FindingState::Info, {{"link", "vf-count"}}, "cosmetic", "",
                               {}};
        const Finding symptom{"vf-mmio",
                              FindingState::Blocking,
                              {{"link", "vf-count"}, {"number", "3"}, {"count", "999"}},
                              "no-mmio",
                              "bios",
                              {{"/dev/kmsg", "not enough MMIO resources for SR-IOV"}}};
        const auto look = [&] {
            return plan::chain({facts, builtIn(), guideGoal(), true, {other, harmless, symptom}});
        };
        auto chain = look();
        const Finding& broken = link(chain, "vf-count");
        QCOMPARE(chain.firstBroken, "vf-count");
        QCOMPARE(broken.cause, "no-mmio");
        QCOMPARE(broken.fix, "bios");
        QCOMPARE(broken.args.at("number"), "3");
        QCOMPARE(broken.args.at("count"), "0"); // what the link says of itself stays
        QCOMPARE(broken.evidence.front().text, "not enough MMIO resources for SR-IOV");
        QVERIFY(broken.evidence.size() > 1);
        facts = doneGuideMachine(); // an old line, and all is well
        chain = look();
        QVERIFY(chain.green);
        QVERIFY(link(chain, "vf-count").cause.empty());
        QVERIFY(link(chain, "pf-driver").cause.empty());
    }

    void cutsWhatASymptomShows()
    {
        Facts facts = doneGuideMachine();
        removeVfs(facts);
        const Finding symptom{"s",
                              FindingState::Blocking,
                              {{"link", "vf-count"}},
                              "c",
                              "f",
                              {{"/dev/kmsg", std::string(99999, 'x')}}};
        const auto chain = plan::chain({facts, builtIn(), guideGoal(), true, {symptom}});
        QVERIFY(link(chain, "vf-count").evidence.front().text.size() < 700);
    }

    void doesNotTripOverHostileFiles()
    {
        Facts facts = doneGuideMachine();
        loseVfs(facts);
        facts.modules[0].loaded = false;
        const std::string binary("\0\xff\xfe\n\t\t\n#\nblacklist\ninstall \n\xc3", 30);
        for (const char* path :
             {"/etc/modprobe.d/a.conf", "/etc/default/grub", "/etc/sysfs.conf", "/etc/kernel/x"})
            facts.files[path] = binary;
        facts.files["/etc/modprobe.d/b.conf"] = std::string(64 * 1024, 'b');
        facts.files["/etc/modprobe.d/c.conf"] = "";
        QCOMPARE(link(chainOf(facts, Stage::Rebooted), "module-loaded").cause, "module-missing");
        QCOMPARE(chainOf(facts, Stage::Fresh).links.size(), 26U);
    }

    void namesTheFaultOfTheXeRoute_data()
    {
        QTest::addColumn<Change>("change");
        QTest::addColumn<QByteArray>("id");
        QTest::addColumn<QByteArray>("cause");
        const auto row = [](const char* id, const char* cause, const Change& change) {
            QTest::newRow(cause) << change << QByteArray(id) << QByteArray(cause);
        };
        row("", "", [](Facts&) {});
        row("", "with Secure Boot", [](Facts& f) { f.boot.secureBoot = "on"; });
        row("module-loaded", "xe-not-loaded", [](Facts& f) {
            f.modules[1].loaded = false;
            f.gpus[0].driver.clear();
            f.gpus[0].totalVfs = 0;
            removeVfs(f);
        });
        row("leftovers", "leftover-xe-blacklisted", [](Facts& f) {
            f.modules[1].loaded = false;
            f.files["/etc/modprobe.d/gpu.conf"] = "install xe /bin/false\n";
            removeVfs(f);
        });
        row("module-parameters", "max-vfs-zero",
            [](Facts& f) { f.modules[1].parameters["max_vfs"] = "0"; });
        row("module-parameters", "force-probe-missing",
            [](Facts& f) { f.modules[1].parameters["force_probe"] = "a780"; });
        row("pf-driver", "pf-on-other-driver", [](Facts& f) { f.gpus[0].driver = "i915"; });
        row("driver-built", "no-route", [](Facts& f) {
            f.kernels[0].next = false;
            f.kernels.push_back({"6.8.12-4-pve", false, true, true, ""});
        });
        row("running-parameters", "parameters-not-reached",
            [](Facts& f) { f.boot.running.erase(f.boot.running.find(" xe.force_probe"), 20); });
        row("driver-built", "other-driver", [](Facts& f) {
            f.packages["i915-sriov-dkms"] = "2026.03.05";
            removeVfs(f);
        });
        // The package brings an xe of its own, too; here it is the one that made the VFs.
        row("", "VFs by the package's xe",
            [](Facts& f) { f.packages["i915-sriov-dkms"] = "2026.03.05"; });
    }

    void namesTheFaultOfTheXeRoute()
    {
        QFETCH(Change, change);
        QFETCH(QByteArray, id);
        Facts facts = doneXeMachine();
        change(facts);
        const auto chain = plan::chain({facts, builtIn(), xeGoal(), true});
        QCOMPARE(QByteArray::fromStdString(chain.firstBroken), id);
        QCOMPARE(chain.green, id.isEmpty());
        if (!id.isEmpty())
            QTEST(QByteArray::fromStdString(link(chain, chain.firstBroken).cause), "cause");
    }

    void plansTheXeRouteWithoutHeadersOrKeys()
    {
        Facts facts = freshGuideMachine();
        facts.kernels = {{"7.0.14-14-pve", true, true, false, ""}};
        facts.boot.secureBoot = "on";
        facts.boot.dkmsKey = "no-key";
        const auto chain = chainOf(facts, Stage::Fresh);
        QCOMPARE(idsOf(chain, FindingState::Blocking), "");
        QCOMPARE(link(chain, "secure-boot").args.at("how"), "native");
        QCOMPARE(link(chain, "kernel-headers").state, FindingState::Ok);
        QCOMPARE(link(chain, "driver-built").state, FindingState::Ok);
        QCOMPARE(link(chain, "boot-parameters").args.at("missing"),
                 "intel_iommu iommu xe.max_vfs xe.force_probe module_blacklist");
    }

    void saysBeforeThePlanThatAPackageIsInTheWayOfTheNativeRoute()
    {
        Facts facts = freshGuideMachine();
        facts.kernels = {{"7.0.14-14-pve", true, true, false, ""}};
        facts.dkms = {{"i915-sriov-dkms", "2026.03.05", "", "added"}};
        facts.boot.secureBoot = "on"; // so that the package's own route is none
        facts.boot.dkmsKey = "not-enrolled";
        const auto chain = chainOf(facts, Stage::Fresh);
        QCOMPARE(idsOf(chain, FindingState::Blocking), "driver-built");
        QCOMPARE(link(chain, "driver-built").cause, "other-driver");
        QCOMPARE(link(chain, "driver-built").args.at("package"), "i915-sriov-dkms");
    }

    void pointsToXeWhereItNeedsNoKey()
    {
        Facts facts = doneGuideMachine();
        facts.kernels[0].release = "7.0.14-14-pve";
        facts.boot.secureBoot = "on";
        facts.boot.dkmsKey = "not-enrolled";
        QCOMPARE(link(chainOf(facts, Stage::Rebooted), "secure-boot").fix, "use-xe-or-enroll-key");
    }

    void leavesOutWhatWasLeftOut()
    {
        Facts facts = doneGuideMachine();
        for (auto* line : {&facts.boot.configured, &facts.boot.running,
                           &facts.boot.entries[0].options, &facts.boot.entries[1].options})
            drop(*line, "iommu=pt");
        SriovGoal goal = guideGoal();
        goal.options.emplace();
        QVERIFY(plan::chain({facts, builtIn(), goal, true}).green);
        goal.options = {"iommu"};
        QCOMPARE(plan::chain({facts, builtIn(), goal, true}).firstBroken, "boot-parameters");
    }

    void plansOnAFreshMachine_data()
    {
        QTest::addColumn<QByteArray>("id");
        QTest::addColumn<QByteArray>("cause");
        QTest::addColumn<QByteArray>("fix");
        const auto row = [](const char* id, const char* cause, const char* fix) {
            QTest::newRow(cause) << QByteArray(id) << QByteArray(cause) << QByteArray(fix);
        };
        row("kernel-headers", "headers-missing", "plan-installs");
        row("driver-built", "driver-not-built", "plan-builds");
        row("boot-parameters", "parameters-not-set", "plan-sets");
        row("vf-unit", "unit-missing", "plan-sets");
    }

    void plansOnAFreshMachine()
    {
        QFETCH(QByteArray, id);
        const auto chain = chainOf(freshGuideMachine(), Stage::Fresh);
        const Finding& planned = link(chain, id.toStdString());
        QCOMPARE(planned.state, FindingState::Planned);
        QTEST(QByteArray::fromStdString(planned.cause), "cause");
        QTEST(QByteArray::fromStdString(planned.fix), "fix");
    }

    // Taken out of /etc/kernel/cmdline by hand, entries refreshed, restarted.
    void namesTheParameterThatWasTakenOut_data()
    {
        QTest::addColumn<Stage>("stage");
        QTest::newRow("before the reboot") << Stage::Applied;
        QTest::newRow("after it") << Stage::Rebooted;
    }

    void namesTheParameterThatWasTakenOut()
    {
        QFETCH(Stage, stage);
        Facts facts = stage == Stage::Applied ? appliedGuideMachine() : doneGuideMachine();
        drop(facts.boot.configured, "i915.max_vfs=7");
        for (BootEntry& entry : facts.boot.entries)
            drop(entry.options, "i915.max_vfs=7");
        if (stage == Stage::Rebooted) {
            drop(facts.boot.running, "i915.max_vfs=7");
            facts.modules[0].parameters["max_vfs"] = "0";
            facts.gpus[0].totalVfs = 0;
            removeVfs(facts);
        }
        const auto chain = chainOf(facts, stage);
        QCOMPARE(chain.firstBroken, "boot-parameters");
        QCOMPARE(idsOf(chain, FindingState::Blocking), "boot-parameters");
        QCOMPARE(link(chain, "boot-parameters").args.at("missing"), "i915.max_vfs");
        QCOMPARE(link(chain, "boot-parameters").args.at("path"), "/etc/kernel/cmdline");
        QCOMPARE(link(chain, "module-parameters").state, FindingState::NotReached);
        QVERIFY(!chain.green);
    }

    void aLaterWordOverrulesAnEarlierOne()
    {
        Facts facts = doneGuideMachine();
        facts.boot.running += " i915.max-vfs=0";
        const auto chain = chainOf(facts, Stage::Rebooted);
        QCOMPARE(chain.firstBroken, "running-parameters");
        QCOMPARE(link(chain, "running-parameters").args.at("missing"), "i915.max_vfs");
    }

    void looksAtTheEntriesOfTheKernelsThatMatter()
    {
        Facts facts = doneGuideMachine();
        facts.boot.entries.push_back({"ESP AD4C-36C9 loader/entries/proxmox-5.15.0-1-pve.conf",
                                      "5.15.0-1-pve", "root=ZFS=rpool/ROOT/pve-1"});
        QVERIFY(chainOf(facts, Stage::Rebooted).green); // its kernel is gone: a leftover
        facts.kernels.push_back({"5.15.0-1-pve", false, false, false, ""});
        QVERIFY(chainOf(facts, Stage::Rebooted).green); // no driver was built for it either
        facts.boot.entries.push_back({"grub.cfg", guideKernel, "root=ZFS=rpool/ROOT/pve-1", true});
        QVERIFY(chainOf(facts, Stage::Rebooted).green); // for recovery
        facts.kernels[0].next = false;
        facts.kernels[1].next = true;
        const auto chain = chainOf(facts, Stage::Rebooted);
        QCOMPARE(link(chain, "boot-parameters").args.at("missing"),
                 "intel_iommu iommu i915.enable_guc i915.max_vfs module_blacklist");
    }

    void missesTheEntryOfTheNextKernel()
    {
        Facts facts = doneGuideMachine();
        for (BootEntry& entry : facts.boot.entries)
            entry.kernel = "6.8.4-1-pve";
        QCOMPARE(chainOf(facts, Stage::Rebooted).firstBroken, "boot-parameters");
        facts.boot.entries.clear(); // not readable at all: no proof of anything
        QVERIFY(chainOf(facts, Stage::Rebooted).green);
    }

    void warnsOfTheNextKernelBeforeItRuns()
    {
        Facts facts = doneGuideMachine();
        facts.kernels[0].next = false;
        facts.kernels.push_back({"6.8.12-4-pve", false, true, false, ""});
        facts.boot.entries.push_back({"ESP AD4C-36C9 loader/entries/proxmox-6.8.12-4-pve.conf",
                                      "6.8.12-4-pve", facts.boot.configured});
        auto chain = chainOf(facts, Stage::Rebooted);
        QCOMPARE(idsOf(chain, FindingState::Blocking), "kernel-headers");
        QCOMPARE(link(chain, "kernel-headers").args.at("kernels"), "6.8.12-4-pve");
        facts.kernels[1].headers = true;
        chain = chainOf(facts, Stage::Rebooted);
        QCOMPARE(idsOf(chain, FindingState::Blocking), "driver-built");
        QCOMPARE(link(chain, "driver-built").args.at("kernels"), "6.8.12-4-pve");
        QCOMPARE(link(chain, "driver-built").cause, "driver-build-missing");
    }

    void takesTheModuleThatDepmodPrefers()
    {
        Facts facts = doneGuideMachine();
        facts.kernels[0].driverFile = freshGuideMachine().kernels[0].driverFile;
        QCOMPARE(chainOf(facts, Stage::Rebooted).firstBroken, "driver-built");
    }

    void saysWhenNoReleaseFitsTheKernel()
    {
        Facts facts = freshGuideMachine();
        facts.kernels[0].release = "7.2.1-1-pve";
        facts.gpus[0].deviceId = "7d55"; // which the kernel's own xe does not take
        const auto chain = chainOf(facts, Stage::Fresh);
        QCOMPARE(chain.firstBroken, "driver-built");
        QCOMPARE(link(chain, "driver-built").cause, "no-route");
        QCOMPARE(link(chain, "driver-built").args.at("kernels"), "7.2.1-1-pve");
        QCOMPARE(link(chain, "driver-built").args.at("platform"), "Meteor Lake");
        QCOMPARE(link(chain, "boot-parameters").state, FindingState::NotReached);
    }

    void doesNotSendRocketLakeToTheFirmware()
    {
        Facts facts = freshGuideMachine();
        facts.gpus[0].deviceId = "4c8a";
        facts.gpus[0].sriov.reset();
        QCOMPARE(idsOf(chainOf(facts, Stage::Fresh), FindingState::Blocking), "supported-device");
    }

    // VFs by the guide, by hand: true things are said to be so, the rest is what a plan would add.
    void judgesAHostMadeByHand()
    {
        Facts facts = doneGuideMachine();
        for (auto* line : {&facts.boot.configured, &facts.boot.running,
                           &facts.boot.entries[0].options, &facts.boot.entries[1].options})
            drop(*line, "module_blacklist=xe");
        facts.units = freshGuideMachine().units;
        for (VfFacts& vf : facts.gpus[0].vfs)
            vf.driver = "i915";
        const auto chain = chainOf(facts, Stage::Fresh);
        QCOMPARE(idsOf(chain, FindingState::Blocking), "");
        QCOMPARE(idsOf(chain, FindingState::Planned), "boot-parameters vf-drivers vf-unit");
        QCOMPARE(link(chain, "vf-count").state, FindingState::Ok);
        QCOMPARE(link(chain, "vf-count").args.at("wanted"), "3");
        QVERIFY(!chain.green);
    }

    // VFs by a driver that the catalog does not plan for: nothing is planned or broken.
    void judgesAHostThatNeedsNoPlanOfOurs()
    {
        Facts facts = doneGuideMachine();
        facts.kernels = {{"7.0.14-14-pve", true, true, true, "/lib/modules/7.0.14-14-pve/kernel"}};
        facts.boot.loader = "grub";
        facts.boot.configured.clear();
        facts.boot.entries.clear();
        facts.boot.running = "BOOT_IMAGE=/vmlinuz root=/dev/sda2 intel_iommu=on iommu=pt "
                             "xe.max_vfs=7 xe.force_probe=46d1 module_blacklist=i915";
        facts.dkms.clear();
        facts.units.clear();
        facts.gpus[0].driver = "xe";
        facts.modules = {{"xe", true, "", {{"max_vfs", "7"}}}};
        std::string drivers(catalog::builtInDrivers);
        const auto planned = drivers.find("true", drivers.find("\"xe-native\""));
        drivers.replace(planned, 4, "false");
        const auto unplanned =
            catalog::Catalog::load({catalog::builtInDevices, drivers, catalog::builtInParameters,
                                    catalog::builtInLeftovers, catalog::builtInSymptoms});
        QVERIFY(unplanned);
        auto chain = plan::chain({facts, *unplanned});
        QCOMPARE(idsOf(chain, FindingState::Blocking), "");
        QCOMPARE(idsOf(chain, FindingState::Planned), "");
        QCOMPARE(idsOf(chain, FindingState::Warning), "boot-parameters vf-unit");
        QCOMPARE(link(chain, "module-loaded").args.at("module"), "xe");
        QVERIFY(chain.green);
        removeVfs(facts); // now the question is what a plan could do: build i915
        chain = plan::chain({facts, *unplanned});
        QCOMPARE(idsOf(chain, FindingState::Blocking), "leftovers"); // module_blacklist=i915
        QCOMPARE(link(chain, "driver-built").state, FindingState::Planned);
        QCOMPARE(link(chain, "driver-built").args.at("release"), "2026.05.06");
        QVERIFY(!chain.green);
    }

    void neverLeavesThePfOnVfioUnsaid()
    {
        Facts facts = freshGuideMachine();
        facts.gpus[0].driver = "vfio-pci";
        QCOMPARE(chainOf(facts, Stage::Fresh).firstBroken, "pf-driver");
    }

    void looksAtTheGpuThatWasChosen()
    {
        Facts facts = doneGuideMachine();
        GpuFacts card = facts.gpus[0];
        card.address = "0000:03:00.0";
        card.vfs.clear();
        facts.gpus.insert(facts.gpus.begin(), card);
        QVERIFY(chainOf(facts, Stage::Rebooted).green);
        facts.gpus.pop_back();
        const auto chain = chainOf(facts, Stage::Rebooted);
        QCOMPARE(chain.firstBroken, "igpu");
        QCOMPARE(link(chain, "igpu").args.at("address"), guidePf);
    }

    void countsVfsThatAreInUse()
    {
        Facts facts = doneGuideMachine();
        facts.gpus[0].vfs[0].usedBy = {101};
        const auto chain = chainOf(facts, Stage::Rebooted);
        QCOMPARE(link(chain, "vf-use").args.at("used"), "1");
        QCOMPARE(link(chain, "vf-use").args.at("free"), "2");
    }

    void hasEveryLinkInOrderWhateverIsSeen()
    {
        const auto whole = chainOf(doneGuideMachine(), Stage::Rebooted);
        QCOMPARE(whole.links.size(), 26U);
        QCOMPARE(whole.links.front().id, "cpu-vmx");
        QCOMPARE(whole.links.back().id, "vf-use");
        for (const Stage stage : {Stage::Fresh, Stage::Applied, Stage::Rebooted}) {
            const auto empty = chainOf(Facts(), stage);
            QCOMPARE(empty.links.size(), whole.links.size());
            for (std::size_t i = 0; i < whole.links.size(); ++i) {
                QCOMPARE(empty.links[i].id, whole.links[i].id);
                for (const auto& [key, value] : whole.links[i].args)
                    QVERIFY2(empty.links[i].args.count(key), key.c_str());
            }
            QVERIFY(!empty.green);
            QCOMPARE(empty.firstBroken, "cpu-vmx");
        }
    }

    void explainsOnlyWhatIsNotInOrder()
    {
        for (const Facts& facts : {freshGuideMachine(), doneGuideMachine(), Facts()}) {
            for (const Finding& finding : chainOf(facts, Stage::Fresh).links) {
                const bool explained = finding.state == FindingState::Planned ||
                                       finding.state == FindingState::Blocking ||
                                       finding.state == FindingState::Warning ||
                                       (finding.id == "address-width" && // advice for VMs
                                        finding.state == FindingState::Info);
                QCOMPARE(!finding.cause.empty(), explained);
            }
        }
    }

    void cutsEvidenceAtACharacter()
    {
        Facts facts = doneGuideMachine();
        facts.boot.configured += " x=";
        for (int i = 0; i < 10000; ++i)
            facts.boot.configured += "\u8bc1";
        const auto chain = chainOf(facts, Stage::Rebooted);
        const std::string text = link(chain, "boot-parameters").evidence.front().text;
        QVERIFY(text.size() < 700);
        QCOMPARE(QString::fromStdString(text).toStdString(), text);
        QVERIFY(text.ends_with("\u2026"));
    }
};

QTEST_GUILESS_MAIN(TestChain)
#include "tst_chain.moc"
