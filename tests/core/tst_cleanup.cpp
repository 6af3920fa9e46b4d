// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/grub_default.h"
#include "core/plan/cleanup.h"
#include "core/plan/leftovers.h"
#include "core/plan/planner.h"
#include "core/plan/script_lines.h"
#include "core/steps/inverse_edit.h"
#include "tests/support/guide_machine.h"
#include "tests/support/hostile.h"

#include <QTest>

#include <algorithm>

using namespace vfpilot;
using namespace vfpilot::protocol;
using namespace vfpilot::test;

namespace {

constexpr auto cmdline = "/etc/kernel/cmdline";
constexpr auto grub = "/etc/default/grub";
constexpr auto vfioConf = "/etc/modprobe.d/vfio.conf";
constexpr auto modules = "/etc/modules";
constexpr auto rcLocal = "/etc/rc.local";
constexpr auto aptList = "/etc/apt/sources.list.d/pve.list";

const catalog::Catalog& builtIn()
{
    static const auto catalog = *catalog::Catalog::builtIn();
    return catalog;
}

const catalog::LeftoverRule& ruleOf(const std::string& id)
{
    const auto& rules = builtIn().leftoverRules();
    const auto found =
        std::find_if(rules.begin(), rules.end(), [&id](const auto& rule) { return rule.id == id; });
    if (found == rules.end())
        qFatal("no rule %s", id.c_str());
    return *found;
}

/// A host with one more file; a boot configuration of its own decides the loader.
Facts hostWith(const std::string& path, const std::string& text)
{
    Facts facts = freshGuideMachine();
    facts.files[path] = text;
    facts.fileModes[path] = "0644";
    if (path == cmdline) {
        facts.boot.configured = text.substr(0, text.find('\n'));
    } else if (path.starts_with(grub)) {
        facts.boot.loader = "grub";
        facts.boot.configuredPath = path;
        facts.files.erase(cmdline);
        const auto line = model::grubCommandLine({{path, text}});
        facts.boot.configured = line.value_or(std::string());
    }
    return facts;
}

std::string textOf(const plan::Cleanup& cleanup, const std::string& path)
{
    return cleanup.facts().files.at(path);
}

SriovGoal goalWith(std::vector<std::string> ids)
{
    SriovGoal goal = guideGoal();
    goal.packageSha256 = std::string(64, 'c');
    goal.cleanup = std::move(ids);
    return goal;
}

Facts ready(Facts facts)
{
    facts.packageFiles = {
        {std::string(64, 'c'), "x.deb", "i915-sriov-dkms", "2025.07.22", "amd64", 1}};
    return facts;
}

plan::Planned planned(const Facts& facts, const SriovGoal& goal)
{
    auto made = plan::makePlan({facts, {}, builtIn()}, Goal(goal));
    if (!made)
        qFatal("no plan: %s", made.error().args.at("reason").c_str());
    return *std::move(made);
}

std::string refusals(const Plan& plan)
{
    std::string ids;
    for (const Finding& finding : plan.refusals)
        ids += (ids.empty() ? "" : " ") + finding.id;
    return ids;
}

} // namespace

class TestCleanup : public QObject
{
    Q_OBJECT

private slots:
    void takesAway_data()
    {
        QTest::addColumn<QByteArray>("id");
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");
        const auto row = [](const char* name, const char* id, const char* path, const char* before,
                            const char* after) {
            QTest::newRow(name) << QByteArray(id) << QByteArray(path) << QByteArray(before)
                                << QByteArray(after);
        };
        row("id in a list", "vfio-ids", vfioConf,
            "# mine\noptions vfio-pci ids=10de:2204,8086:46d1,10de:1aef disable_vga=1\n",
            "# mine\noptions vfio-pci ids=10de:2204,10de:1aef disable_vga=1\n");
        row("id alone beside an option", "vfio-ids", vfioConf,
            "options vfio-pci ids=8086:46d1 disable_vga=1\n", "options vfio-pci disable_vga=1\n");
        row("id alone", "vfio-ids", vfioConf, "blacklist nouveau\noptions vfio-pci ids=8086:46D1\n",
            "blacklist nouveau\n");
        row("id with subsystem", "vfio-ids", vfioConf,
            "options vfio_pci ids=8086:46d1:8086:7270,1b21:2142\n",
            "options vfio_pci ids=1b21:2142\n");
        row("id with 0x", "vfio-ids", vfioConf, "options vfio-pci ids=0x8086:0x46d1,1b21:2142\n",
            "options vfio-pci ids=1b21:2142\n");
        row("ids in two lines", "vfio-ids", vfioConf,
            "options vfio-pci ids=8086:46d1\n#a\noptions vfio-pci ids=8086:46d1,1:2\n",
            "#a\noptions vfio-pci ids=1:2\n");
        row("ids with CRLF", "vfio-ids", vfioConf,
            "options vfio-pci ids=8086:46d1,1:2\r\nblacklist a\r\n",
            "options vfio-pci ids=1:2\r\nblacklist a\r\n");
        row("ids without a final newline", "vfio-ids", vfioConf,
            "blacklist a\noptions vfio-pci ids=8086:46d1", "blacklist a");
        row("line goes on", "vfio-ids", vfioConf,
            "options vfio-pci ids=8086:46d1,1:2 \\\n  x=1\nblacklist a\n",
            "options vfio-pci ids=1:2 \\\n  x=1\nblacklist a\n");
        row("copied id", "foreign-vfio-ids", vfioConf, "options vfio-pci ids=8086:3185,10de:1\n",
            "options vfio-pci ids=10de:1\n");
        row("id in a list of modules", "vfio-ids-module", modules,
            "vfio\nvfio_pci ids=8086:46d1,1:2\n", "vfio\nvfio_pci ids=1:2\n");
        row("only id in a list of modules", "vfio-ids-module", modules,
            "vfio\nvfio_pci ids=8086:46d1\n", "vfio\nvfio_pci\n");
        row("id on the command line", "vfio-ids-cmdline", cmdline,
            "root=ZFS=a  vfio-pci.ids=10de:1,8086:46d1 quiet\n# kept\n",
            "root=ZFS=a  vfio-pci.ids=10de:1 quiet\n# kept\n");
        row("only id on the command line", "vfio-ids-cmdline", cmdline,
            "root=ZFS=a vfio_pci.ids=8086:46d1 quiet", "root=ZFS=a quiet");
        row("copied id on the command line", "foreign-vfio-ids-cmdline", cmdline,
            "root=ZFS=a vfio-pci.ids=8086:3185\n", "root=ZFS=a\n");
        row("blacklist", "i915-blacklisted", "/etc/modprobe.d/no.conf",
            "blacklist nouveau\n  blacklist i915\nblacklist snd_hda_intel\n",
            "blacklist nouveau\nblacklist snd_hda_intel\n");
        row("install", "i915-blacklisted", "/etc/modprobe.d/no.conf",
            "install i915 /bin/false \\\n # more\nblacklist a\n", "blacklist a\n");
        row("only line", "i915-blacklisted", "/etc/modprobe.d/no.conf", "blacklist i915\n", "");
        row("blacklist with CRLF", "i915-blacklisted", "/etc/modprobe.d/no.conf",
            "blacklist i915\r\nblacklist b\r\n", "blacklist b\r\n");
        row("name in a list", "i915-blacklisted-cmdline", cmdline,
            "root=ZFS=a module_blacklist=nouveau,i915\n", "root=ZFS=a module_blacklist=nouveau\n");
        row("modprobe's own list", "i915-blacklisted-cmdline", cmdline,
            "root=ZFS=a modprobe.blacklist=i915,radeon x\n",
            "root=ZFS=a modprobe.blacklist=radeon x\n");
        row("nomodeset", "nomodeset", cmdline, "nomodeset root=ZFS=a\n", "root=ZFS=a\n");
        row("GVT-g", "gvt", cmdline, "root=ZFS=a i915.enable_gvt=1\n", "root=ZFS=a\n");
        row("kvmgt", "gvt-module", modules, "vfio\n#kvmgt\nkvmgt\nmdev", "vfio\n#kvmgt\nmdev");
        row("GVT-g's option", "gvt-option", "/etc/modprobe.d/i915.conf",
            "options i915 enable_gvt=1 enable_guc=0\n", "options i915 enable_guc=0\n");
        row("vfio_virqfd", "virqfd", "/etc/modules-load.d/vfio.conf", "vfio\nvfio_virqfd\n",
            "vfio\n");
        row("vfio_virqfd at an open end", "virqfd", modules, "vfio\r\nvfio_virqfd", "vfio\r");
        row("ACS", "acs-override", cmdline, "root=ZFS=a pcie_acs_override=downstream,x quiet\n",
            "root=ZFS=a quiet\n");
        row("sysfb", "sysfb", cmdline, "root=ZFS=a initcall_blacklist=foo,sysfb_init\n",
            "root=ZFS=a initcall_blacklist=foo\n");
        row("efifb", "efifb", cmdline, "root=ZFS=a video=efifb:off,vesafb:off video=eDP-1:d\n",
            "root=ZFS=a video=eDP-1:d\n");
        row("unsafe interrupts", "unsafe-interrupts", "/etc/modprobe.d/iommu.conf",
            "options vfio_iommu_type1 allow_unsafe_interrupts=1\n", "");
        row("unsafe interrupts, cmdline", "unsafe-interrupts-cmdline", cmdline,
            "root=ZFS=a vfio_iommu_type1.allow_unsafe_interrupts=1\n", "root=ZFS=a\n");
        row("repeated", "parameter-repeated", cmdline,
            "root=ZFS=a intel_iommu=on quiet  intel_iommu=on console=a console=a\n",
            "root=ZFS=a intel_iommu=on quiet console=a console=a\n");
        row("contradicting", "parameter-contradicts", cmdline,
            "root=ZFS=a i915.max_vfs=3 i915.max_vfs=7 quiet\n",
            "root=ZFS=a i915.max_vfs=7 quiet\n");
        row("contradicting three times", "parameter-contradicts", cmdline,
            "root=ZFS=a iommu=pt iommu=soft iommu=pt\n", "root=ZFS=a iommu=pt\n");
        row("carriage returns", "cmdline-cr", cmdline, "root=ZFS=a quiet\r\n\r\nkept\r\n",
            "root=ZFS=a quiet\n\nkept\n");
        row("carriage return at an open end", "cmdline-cr", cmdline, "root=ZFS=a quiet\r",
            "root=ZFS=a quiet");
        row("init's words stay", "nomodeset", cmdline, "root=ZFS=a nomodeset -- nomodeset\n",
            "root=ZFS=a -- nomodeset\n");
        row("rc.local", "rc-local-vfs", rcLocal,
            "#!/bin/sh\necho 3 > /sys/devices/pci0000:00/0000:00:02.0/sriov_numvfs\nexit 0\n",
            "#!/bin/sh\nexit 0\n");
        row("rc.local by tee", "rc-local-vfs", rcLocal,
            "#!/bin/sh -e\n[ -x /a ] && /a\n  echo '7' | tee "
            "/sys/bus/pci/devices/0000:00:02.0/sriov_numvfs >/dev/null # mine\n",
            "#!/bin/sh -e\n[ -x /a ] && /a\n");
        row("apt update", "apt-line", aptList,
            "# x\ndeb http://download.proxmox.com/debian/pve bookworm pve-no-subscription apt "
            "update\n",
            "# x\ndeb http://download.proxmox.com/debian/pve bookworm pve-no-subscription\n");
        row("apt-get update, no newline", "apt-line", aptList,
            "deb [arch=amd64] http://a/b c d  apt-get\tupdate", "deb [arch=amd64] http://a/b c d");
        row("apt update with CRLF", "apt-line", aptList, "deb http://a/b c d apt update\r\n",
            "deb http://a/b c d\r\n");
        row("GRUB's word", "acs-override", grub,
            "GRUB_DEFAULT=0 # first\nGRUB_CMDLINE_LINUX_DEFAULT='quiet "
            "pcie_acs_override=downstream'\nGRUB_CMDLINE_LINUX=\"\"\n",
            "GRUB_DEFAULT=0 # "
            "first\nGRUB_CMDLINE_LINUX_DEFAULT='quiet'\nGRUB_CMDLINE_LINUX=\"\"\n");
        row("GRUB, a line that goes on", "acs-override", grub,
            "GRUB_CMDLINE_LINUX_DEFAULT=\"quiet \\\npcie_acs_override=downstream iommu=pt\"\n",
            "GRUB_CMDLINE_LINUX_DEFAULT=\"quiet\\\n iommu=pt\"\n");
        row("GRUB, repeated in both variables", "parameter-repeated", grub,
            "GRUB_CMDLINE_LINUX_DEFAULT=\"quiet intel_iommu=on\"\n"
            "GRUB_CMDLINE_LINUX=\"intel_iommu=on\"\n",
            "GRUB_CMDLINE_LINUX_DEFAULT=\"quiet\"\nGRUB_CMDLINE_LINUX=\"intel_iommu=on\"\n");
        row("GRUB, contradicting", "parameter-contradicts", grub,
            "GRUB_CMDLINE_LINUX_DEFAULT=\"i915.max_vfs=3 quiet i915.max_vfs=7\"\n",
            "GRUB_CMDLINE_LINUX_DEFAULT=\"quiet i915.max_vfs=7\"\n");
        row("GRUB, a list", "vfio-ids-cmdline", "/etc/default/grub.d/vfio.cfg",
            "GRUB_CMDLINE_LINUX_DEFAULT=\"$GRUB_CMDLINE_LINUX_DEFAULT "
            "vfio-pci.ids=8086:46d1,10de:1\"",
            "GRUB_CMDLINE_LINUX_DEFAULT=\"$GRUB_CMDLINE_LINUX_DEFAULT vfio-pci.ids=10de:1\"");
    }

    void takesAway()
    {
        QFETCH(QByteArray, id);
        QFETCH(QByteArray, path);
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, after);
        const Facts facts = hostWith(path.toStdString(), before.toStdString());
        plan::Cleanup cleanup(facts, builtIn(), "i915-dkms");
        QCOMPARE(cleanup.take(ruleOf(id.toStdString())).state, "offered");
        QCOMPARE(QByteArray::fromStdString(textOf(cleanup, path.toStdString())), after);
        QCOMPARE(cleanup.files().size(), 1U);
        const plan::CleanedFile& file = cleanup.files().at(path.toStdString());
        QCOMPARE(QByteArray::fromStdString(file.before), before);
        QCOMPARE(QByteArray::fromStdString(file.after), after);
        QCOMPARE(file.leftovers, std::vector<std::string>{id.toStdString()});
        QCOMPARE(cleanup.take(ruleOf(id.toStdString())).state, ""); // there is none any more
        QCOMPARE(QByteArray::fromStdString(textOf(cleanup, path.toStdString())), after);

        const plan::EditFile edit{.path = path.toStdString(),
                                  .mode = "0644",
                                  .before = before.toStdString(),
                                  .after = after.toStdString(),
                                  .tokens = {},
                                  .format = plan::FileFormat::Lines,
                                  .removed = file.removed};
        QCOMPARE(steps::inverseEdit(edit, edit.after).value_or("?"), edit.before);
        if (after.endsWith('\n') && before.endsWith('\n'))
            QCOMPARE(steps::inverseEdit(edit, "# a\n" + edit.after + "# b\n").value_or("?"),
                     "# a\n" + edit.before + "# b\n");
    }

    void leavesWhatItIsNotSureOf_data()
    {
        QTest::addColumn<QByteArray>("id");
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("line");
        const auto row = [](const char* name, const char* id, const char* path, const char* text,
                            const char* line) {
            QTest::newRow(name) << QByteArray(id) << QByteArray(path) << QByteArray(text)
                                << QByteArray(line);
        };
        row("list in quotes", "vfio-ids-cmdline", cmdline,
            "root=ZFS=a vfio-pci.ids=\"1:2,8086:46d1\"\n", "1");
        row("a line inside another command", "i915-blacklisted", "/etc/modprobe.d/no.conf",
            "softdep a pre: \\\nblacklist i915\n", "2");
        row("a good and a doubtful line", "i915-blacklisted", "/etc/modprobe.d/no.conf",
            "blacklist i915\nsoftdep a pre: \\\nblacklist i915\n", "3");
        row("the last option of an open line", "vfio-ids", vfioConf,
            "options vfio-pci a\\ ids=8086:46d1\nblacklist xe\n", "1");
        row("rc.local with a block", "rc-local-vfs", rcLocal,
            "#!/bin/sh\nif [ -e /x ]; then\n"
            "echo 3 > /sys/bus/pci/devices/0000:00:02.0/sriov_numvfs\nfi\n",
            "3");
        row("rc.local with a variable", "rc-local-vfs", rcLocal,
            "#!/bin/sh\nPF=/sys/bus/pci/devices/0000:00:02.0\necho 3 > $PF/sriov_numvfs\n", "3");
        row("rc.local, more in the line", "rc-local-vfs", rcLocal,
            "#!/bin/sh\nsleep 5; echo 3 > /sys/bus/pci/devices/0000:00:02.0/sriov_numvfs\n", "2");
        row("rc.local, a line that goes on", "rc-local-vfs", rcLocal,
            "#!/bin/sh\ntrue && \\\necho 3 > /sys/bus/pci/devices/0000:00:02.0/sriov_numvfs\n",
            "3");
        row("no component before it", "apt-line", aptList, "deb http://a/b c apt update\n", "1");
        row("CR in the middle", "cmdline-cr", cmdline, "root=ZFS=a\rquiet\r\n", "1");
        row("CR, and no root", "cmdline-cr", cmdline, "quiet\r\n", "1");
        row("backslash on the command line", "nomodeset", cmdline, "root=ZFS=a nomodeset x\\040y\n",
            "1");
        row("GRUB, in a variable of another name", "acs-override", grub,
            "ARGS=pcie_acs_override=downstream\nGRUB_CMDLINE_LINUX_DEFAULT=\"quiet $ARGS\"\n", "1");
        row("GRUB, glued to a variable", "acs-override", grub,
            "X=stream\nGRUB_CMDLINE_LINUX_DEFAULT=\"quiet pcie_acs_override=down$X\"\n", "2");
    }

    void leavesWhatItIsNotSureOf()
    {
        QFETCH(QByteArray, id);
        QFETCH(QByteArray, path);
        QFETCH(QByteArray, text);
        const Facts facts = hostWith(path.toStdString(), text.toStdString());
        plan::Cleanup cleanup(facts, builtIn(), "i915-dkms");
        const auto outcome = cleanup.take(ruleOf(id.toStdString()));
        QCOMPARE(outcome.state, "not-sure");
        QTEST(QByteArray::fromStdString(outcome.args.at("line")), "line");
        QCOMPARE(QByteArray::fromStdString(outcome.args.at("path")), path);
        QVERIFY(cleanup.files().empty());
        QCOMPARE(QByteArray::fromStdString(textOf(cleanup, path.toStdString())), text);
    }

    void doesNotPutAListIntoOneThatDidNotCount()
    {
        // The last list is the one that the kernel takes; the first counts once that is gone.
        plan::EditFile edit{.path = cmdline,
                            .mode = "0644",
                            .before = "root=a module_blacklist=i915 module_blacklist=xe\n",
                            .after = "root=a module_blacklist=i915\n",
                            .tokens = {},
                            .format = plan::FileFormat::KernelCmdline,
                            .removed = {"module_blacklist=xe"}};
        QCOMPARE(steps::inverseEdit(edit, edit.after).value_or("?"), edit.before);
        const auto back = steps::inverseEdit(edit, "root=a module_blacklist=i915 b=1\n");
        QVERIFY(!back);
        QCOMPARE(back.error().code, Errc::UndoBlocked);
        edit.before = "root=a module_blacklist=i915,xe\n";
        QCOMPARE(steps::inverseEdit(edit, "root=a module_blacklist=i915 b=1\n").value_or("?"),
                 "root=a module_blacklist=i915,xe b=1\n");
    }

    void leavesAFileThatIsFullOfThem()
    {
        std::string text;
        while (text.size() < 60000)
            text += "blacklist i915\n";
        plan::Cleanup cleanup(hostWith(vfioConf, text), builtIn(), "i915-dkms");
        QCOMPARE(cleanup.take(ruleOf("i915-blacklisted")).state, "not-sure");
        QVERIFY(cleanup.files().empty());
    }

    void leavesToAPersonWhatNoStepCanDo_data()
    {
        QTest::addColumn<QByteArray>("id");
        for (const char* id : {"cmdline-no-root", "backports-package", "dkms-half-added",
                               "kernel-pinned", "pin-stale"})
            QTest::newRow(id) << QByteArray(id);
    }

    void leavesToAPersonWhatNoStepCanDo()
    {
        QFETCH(QByteArray, id);
        Facts facts = hostWith(cmdline, "quiet\n");
        facts.packages["intel-i915-dkms"] = "1";
        facts.dkms = {{"i915-sriov-dkms", "2025.07.22", "", "added"}};
        facts.files["/etc/kernel/proxmox-boot-pin"] = "6.5.11-8-pve\n";
        plan::Cleanup cleanup(facts, builtIn(), "i915-dkms");
        QCOMPARE(cleanup.take(ruleOf(id.toStdString())).state, "by-hand");
        QVERIFY(cleanup.files().empty());
        QVERIFY(refusals(planned(facts, goalWith({id.toStdString()})).plan)
                    .find("refuse-leftover-by-hand") != std::string::npos);
    }

    void survivesAnyFile_data() { addHostileRows("options vfio-pci ids=8086:46d1,1:2 x=1\n"); }

    void survivesAnyFile()
    {
        QFETCH(QByteArray, bytes);
        const std::string sample = bytes.left(8 * 1024).toStdString();
        for (const char* path : {vfioConf, modules, rcLocal, aptList, cmdline, grub}) {
            const Facts facts = hostWith(path, sample);
            for (const catalog::LeftoverRule& rule : builtIn().leftoverRules()) {
                plan::Cleanup cleanup(facts, builtIn(), "i915-dkms");
                const auto outcome = cleanup.take(rule);
                QVERIFY2(outcome.state == "offered" || textOf(cleanup, path) == sample,
                         rule.id.c_str());
                for (const auto& [name, file] : cleanup.files())
                    QVERIFY(file.after.size() < file.before.size());
            }
        }
    }

    void knowsAPlainScript()
    {
        for (const char* plain :
             {"", "#!/bin/sh\n", "# if\nexit 0", "echo \"a\" 'b' && true\n", "a $(b)\n"})
            QVERIFY2(plan::isPlainScript(plain), plain);
        for (const char* other :
             {"if a; then\nb\nfi\n", "while true; do b; done\n", "f() {\nb\n}\n", "a <<E\nb\nE\n",
              "a \\\nb\n", "a \"\nb\"\n", "a |\nb\n", "a &&\nb\n", "(\na\n)\n", "a $(\nb)\n"})
            QVERIFY2(!plan::isPlainScript(other), other);
    }

    void takesBackWhereLinesCameAround()
    {
        plan::EditFile edit{.path = modules,
                            .mode = "0644",
                            .before = "vfio\nkvmgt\nmdev\n",
                            .after = "vfio\nmdev\n",
                            .tokens = {},
                            .format = plan::FileFormat::Lines};
        QCOMPARE(steps::inverseEdit(edit, "# new\nvfio\nmdev\nloop\n").value_or("?"),
                 "# new\nvfio\nkvmgt\nmdev\nloop\n");
        for (const char* doubtful : {"", "vfio\nloop\nmdev\n", "xvfio\nmdev\n", "mdev\n",
                                     "vfio\nmdev\nvfio\nmdev\n", "vfio\n", "\xff"})
            QVERIFY2(!steps::inverseEdit(edit, doubtful), doubtful);
        edit.before = "kvmgt\n";
        edit.after = "";
        QVERIFY(!steps::inverseEdit(edit, "loop\n"));
        QCOMPARE(steps::inverseEdit(edit, "").value_or("?"), "kvmgt\n");
    }

    void offersWhatConcernsTheRoutes()
    {
        Facts facts = hostWith("/etc/modprobe.d/no.conf", "blacklist i915\nblacklist xe\n");
        facts.files[modules] = "kvmgt\n";
        facts.files[rcLocal] = "while true; do\necho 1 > $X/sriov_numvfs\ndone\n";
        facts.files["/etc/sysfs.conf"] = "devices/pci0000:00/0000:00:02.0/sriov_numvfs = 3\n"
                                         "class/net/eth0/device/sriov_numvfs = 2\n";
        const std::vector<Route> routes = {{.id = "i915-dkms", .usable = true},
                                           {.id = "xe-native", .usable = false}};
        const auto found = plan::leftoversFor(facts, builtIn(), routes);
        std::string shown;
        for (const Leftover& leftover : found)
            shown += leftover.id + ":" + leftover.state + (leftover.inTheWay ? "! " : " ");
        QCOMPARE(shown, "i915-blacklisted:offered! gvt-module:offered sysfs-vfs:always "
                        "rc-local-vfs:not-sure ");
        QCOMPARE(found[0].routes, std::vector<std::string>{"i915-dkms"});
        QCOMPARE(found[0].places.size(), 1U);
        QCOMPARE(found[3].args.at("line"), "2");
        QVERIFY(plan::leftoversFor(freshGuideMachine(), builtIn(), routes).empty());
    }

    void joinsWhatThePlanDoesInAFile()
    {
        const Facts facts = ready(
            hostWith(cmdline, "root=ZFS=a pcie_acs_override=downstream i915.max_vfs=3 quiet\n"));
        const auto made = planned(facts, goalWith({"acs-override"}));
        QCOMPARE(refusals(made.plan), "");
        int edits = 0;
        for (std::size_t i = 0; i < made.specs.size(); ++i) {
            const auto* edit = std::get_if<plan::EditFile>(&made.specs[i]);
            if (!edit)
                continue;
            ++edits;
            QCOMPARE(edit->before, facts.files.at(cmdline));
            QCOMPARE(edit->after, "root=ZFS=a i915.max_vfs=7 quiet intel_iommu=on iommu=pt "
                                  "i915.enable_guc=3 module_blacklist=xe\n");
            QCOMPARE(made.plan.steps[i].group, "boot");
            QCOMPARE(made.plan.steps[i].args.at("leftovers"), "acs-override");
        }
        QCOMPARE(edits, 1);
    }

    void onlyPlansWhatIsAskedFor()
    {
        const Facts facts = ready(hostWith(modules, "vfio\nkvmgt\n"));
        const auto without = planned(facts, goalWith({}));
        const auto with = planned(facts, goalWith({"gvt-module"}));
        QCOMPARE(with.specs.size(), without.specs.size() + 1);
        QVERIFY(with.plan.digest != without.plan.digest);
        const auto same = planned(facts, goalWith({"virqfd", "gvt-module"})); // one is not there
        QVERIFY(same.specs == with.specs);
        QCOMPARE(refusals(planned(facts, goalWith({"no-such-thing"})).plan),
                 "refuse-leftover-unknown");
        SriovGoal bad = goalWith({"../x"});
        QVERIFY(!plan::makePlan({facts, {}, builtIn()}, Goal(bad)));
        const auto specs = plan::specsFromJson(plan::toJson(with.specs));
        QVERIFY(specs && *specs == with.specs);
    }

    void opensTheWayThatALeftoverBlocks()
    {
        Facts facts = ready(hostWith(vfioConf, "options vfio-pci ids=8086:46d1 disable_vga=1\n"));
        facts.files["/etc/modprobe.d/no.conf"] = "blacklist i915\n";
        QCOMPARE(refusals(planned(facts, goalWith({})).plan), "refuse-blacklisted refuse-vfio-ids");
        const auto made = planned(facts, goalWith({"vfio-ids", "i915-blacklisted"}));
        QCOMPARE(refusals(made.plan), "");
        std::string order;
        for (const PlannedStep& step : made.plan.steps) {
            if (step.group == "leftovers" || step.kind == "rebuild-initramfs")
                order += step.id + " ";
        }
        QCOMPARE(order, "edit-file:/etc/modprobe.d/no.conf edit-file:/etc/modprobe.d/vfio.conf "
                        "rebuild-initramfs ");
    }

    void rebuildsOnlyWhatIsMadeFromTheFile()
    {
        Facts done = doneGuideMachine();
        done.files[modules] = "kvmgt\n";
        done.fileModes[modules] = "0644";
        const auto kinds = [&done](std::vector<std::string> ids) {
            std::string text;
            for (const PlannedStep& step : planned(done, goalWith(std::move(ids))).plan.steps) {
                if (step.group == "leftovers" || step.undo == UndoClass::Rebuilt)
                    text += step.id + " ";
            }
            return text;
        };
        QCOMPARE(kinds({}), "");
        QCOMPARE(kinds({"gvt-module"}), "edit-file:/etc/modules ");
        done.files[vfioConf] = "options vfio-pci ids=8086:3185\n";
        // The images, and the entries that name them.
        QCOMPARE(kinds({"foreign-vfio-ids"}),
                 "edit-file:/etc/modprobe.d/vfio.conf rebuild-initramfs render-boot-entries ");
    }
};

QTEST_GUILESS_MAIN(TestCleanup)
#include "tst_cleanup.moc"
