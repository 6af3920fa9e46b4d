// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/modprobe_conf.h"
#include "core/model/modules_list.h"
#include "core/model/sysfs_conf.h"
#include "tests/support/hostile.h"

#include <QTest>

using namespace vfpilot::model;

namespace {

const std::string path = "/etc/modules";
const std::string numVfs = "devices/pci0000:00/0000:00:02.0/sriov_numvfs";

const std::string modules = "# /etc/modules: kernel modules to load at boot time.\n"
                            "\n"
                            "vfio\n"
                            "  vfio_iommu_type1  \n"
                            "; not this: loop\n"
                            "vfio-pci\r\n"
                            "#vfio_virqfd\n"
                            "内核";

const std::string modprobe = "# passthrough\n"
                             "options vfio-pci ids=8086:46D1,10de:1234 disable_vga=1\n"
                             "options i915 enable_guc=3 \\\n"
                             "\tmax_vfs=7\n"
                             "blacklist snd_hda_intel\n"
                             "install nvidia /bin/false\n"
                             "# blacklist xe \\\n"
                             "blacklist also-a-comment\n"
                             "softdep i915 pre: vfio-pci\n"
                             "alias pci:v00008086d000046D1sv*sd* vfio-pci\n"
                             "nonsense\n"
                             "  options vfio_pci ids=8086:46d1\n"
                             "blacklist nouveau";

const std::string sysfs = "# sysfs.conf\n"
                          "devices/pci0000:00/0000:00:02.0/sriov_numvfs = 3 # seven at most\n"
                          "mode power/state = 0660\n"
                          "owner power/state = root:power\n"
                          "  class/net/vmbr0/mtu=9000\n"
                          "not a setting\n"
                          "a b = c\n"
                          "empty =\n"
                          "last = 1";

ModulesList listOf(const std::string& text)
{
    return *ModulesList::parse(text, path);
}

ModprobeConf confOf(const std::string& text)
{
    return *ModprobeConf::parse(text, path);
}

SysfsConf sysfsOf(const std::string& text)
{
    return *SysfsConf::parse(text, path);
}

} // namespace

class TestModuleFiles : public QObject
{
    Q_OBJECT

private slots:
    void readsAList()
    {
        const ModulesList list = listOf(modules);
        QCOMPARE(list.toText(), modules);
        QCOMPARE(list.names(),
                 (std::vector<std::string>{"vfio", "vfio_iommu_type1", "vfio-pci", "内核"}));
        QVERIFY(list.holds("vfio_pci"));
        QVERIFY(!list.holds("vfio_virqfd"));
        QVERIFY(!list.holds("loop"));
    }

    void editsAList()
    {
        for (const std::string& text : {modules, std::string(), std::string("vfio\n"),
                                        std::string("vfio"), std::string("\n\n")}) {
            const ModulesList once = listOf(text).with({"vfio_pci", "kvmgt"});
            QVERIFY(once.holds("vfio-pci") && once.holds("kvmgt"));
            QCOMPARE(once.with({"vfio_pci", "kvmgt"}).toText(), once.toText());
            const ModulesList without = listOf(text).without({"vfio_pci"});
            QCOMPARE(without.with({"vfio-pci"}).without({"vfio_pci"}).toText(), without.toText());
        }
        QCOMPARE(listOf("a\nvfio-pci\n#vfio_pci\nvfio_pci").without({"vfio_pci"}).toText(),
                 "a\n#vfio_pci");
        QCOMPARE(listOf("a").with({"b"}).toText(), "a\nb");
        QCOMPARE(listOf("a\n").with({"b"}).toText(), "a\nb\n");
    }

    void readsModprobeFiles()
    {
        const ModprobeConf conf = confOf(modprobe);
        QCOMPARE(conf.toText(), modprobe);
        QCOMPARE(conf.options("i915"), (std::vector<std::string>{"enable_guc=3", "max_vfs=7"}));
        QCOMPARE(conf.options("vfio_pci").size(), 3U);
        QVERIFY(conf.isBlacklisted("snd-hda-intel"));
        QVERIFY(conf.isBlacklisted("nouveau"));
        QVERIFY(!conf.isBlacklisted("xe"));
        QVERIFY(!conf.isBlacklisted("also-a-comment"));
        QVERIFY(!conf.isBlacklisted("nvidia"));
        QCOMPARE(conf.commands().size(), 8U);
        QCOMPARE(conf.commands()[4].kind, "softdep");
        QCOMPARE(conf.commands()[4].line, 9);
        QCOMPARE(conf.commands()[3].words, std::vector<std::string>{"/bin/false"});
    }

    void takesOutALineWithItsContinuation()
    {
        const ModprobeConf conf = confOf("a b\noptions i915 \\\n max_vfs=7\nc d");
        QCOMPARE(conf.withoutLine(2).toText(), "a b\nc d");
        QCOMPARE(conf.withoutLine(3).toText(), conf.toText());
        QCOMPARE(conf.withoutLine(4).toText(), "a b\noptions i915 \\\n max_vfs=7");
    }

    void takesIdsOut_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("after");
        const auto row = [](const char* before, const char* after) {
            QTest::newRow(before) << before << after;
        };
        row("options vfio-pci ids=8086:46d1,10de:1\n", "options vfio-pci ids=10de:1\n");
        row("options vfio_pci ids=10de:1,8086:46D1 x=1\n", "options vfio_pci ids=10de:1 x=1\n");
        row("options vfio-pci ids=8086:46d1 x=1 # c\n", "options vfio-pci x=1 # c\n");
        row("a b\noptions vfio-pci ids=8086:46d1\nc d\n", "a b\nc d\n");
        row("a b\noptions vfio-pci ids=8086:46d1", "a b");
        row("options vfio-pci x_ids=8086:46d1 ids=8086:46d1\n",
            "options vfio-pci x_ids=8086:46d1\n");
        row("options vfio-pci x=1 \\\n  ids=8086:46d1\n", "options vfio-pci x=1 \\\n\n");
        row("options vfio-pci x\\\nids=8086:46d1 ids=8086:46d1\n",
            "options vfio-pci x\\\nids=8086:46d1\n");
        row("options vfio-pci ids=8086:46d1:sub\n", "options vfio-pci ids=8086:46d1:sub\n");
        row("options i915 ids=8086:46d1\n", "options i915 ids=8086:46d1\n");
        row("#options vfio-pci ids=8086:46d1\n", "#options vfio-pci ids=8086:46d1\n");
    }

    void takesIdsOut()
    {
        QFETCH(QString, before);
        QFETCH(QString, after);
        const auto once = confOf(before.toStdString()).withoutIds("vfio-pci", {"8086:46d1"});
        QVERIFY(once);
        QCOMPARE(QString::fromStdString(once->toText()), after);
        QCOMPARE(once->withoutIds("vfio-pci", {"8086:46d1"})->toText(), once->toText());
    }

    void doesNotMakeALineGoOn()
    {
        const auto open = confOf("options vfio-pci a\\ ids=8086:46d1\nblacklist xe\n")
                              .withoutIds("vfio-pci", {"8086:46d1"});
        QVERIFY(!open);
        QCOMPARE(open.error().args.at("reason"), "not-understood");
    }

    void doesNotEditAnIdBrokenOverTwoLines()
    {
        const auto torn = confOf("options vfio-pci ids=8086:4\\\n6d1,1:1\n")
                              .withoutIds("vfio-pci", {"8086:46d1"});
        QVERIFY(!torn);
        QCOMPARE(torn.error().args.at("reason"), "not-understood");
        QCOMPARE(torn.error().args.at("line"), "1");
    }

    void readsSysfsSettings()
    {
        const SysfsConf conf = sysfsOf(sysfs);
        QCOMPARE(conf.toText(), sysfs);
        QCOMPARE(conf.entries().size(), 5U);
        QCOMPARE(conf.value(numVfs), std::optional<std::string>("3"));
        QCOMPARE(conf.value("/sys/class/net/vmbr0/mtu"), std::optional<std::string>("9000"));
        QVERIFY(!conf.value("power/state"));
        QVERIFY(!conf.value("empty"));
        QVERIFY(conf.entries()[1].kind == SysfsConf::Kind::Mode);
        QCOMPARE(conf.entries()[2].value, "root:power");
    }

    void editsSysfsSettings()
    {
        const SysfsConf conf = sysfsOf(sysfs);
        const SysfsConf five = conf.with(numVfs, "5");
        QVERIFY(five.toText().find("sriov_numvfs = 5 # seven at most\n") != std::string::npos);
        QCOMPARE(five.with(numVfs, "5").toText(), five.toText());
        QCOMPARE(five.with(numVfs, "3").toText(), sysfs);
        const SysfsConf added = conf.with("new/path", "1");
        QVERIFY(added.toText().ends_with("\nlast = 1\nnew/path = 1"));
        QCOMPARE(added.without("new/path").toText(), sysfs);
        QCOMPARE(conf.without("power/state").toText(), sysfs);
        QCOMPARE(sysfsOf("a = 1\nb = 2\na = 3\n").with("a", "4").toText(), "a = 4\nb = 2\n");
        QCOMPARE(sysfsOf("a = 1\nb = 2\n/sys/a=3").without("a").toText(), "b = 2");
        QCOMPARE(sysfsOf("").with("a", "1").toText(), "a = 1\n");
    }

    void survivesHostileText_data()
    {
        const std::string sample = modules + "\n" + modprobe + "\n" + sysfs + "\n";
        vfpilot::test::addHostileRows(QByteArray::fromStdString(sample));
        QTest::newRow("continued for ever") << QByteArray("\\\n").repeated(500000);
        QTest::newRow("many ids") << "options vfio-pci ids=8086:46d1" +
                                         QByteArray(",a").repeated(100000) + "\n";
        QTest::newRow("many options")
            << "options vfio-pci" + QByteArray(" ids=8086:46d1").repeated(100000) + "\n";
    }

    void survivesHostileText()
    {
        QFETCH(QByteArray, bytes);
        const std::string text = bytes.toStdString();
        const auto list = ModulesList::parse(text, path);
        const auto conf = ModprobeConf::parse(text, path);
        const auto settings = SysfsConf::parse(text, path);
        QCOMPARE(conf.has_value(), list.has_value());
        QCOMPARE(settings.has_value(), list.has_value());
        if (!list) {
            QCOMPARE(list.error().code, vfpilot::Errc::FileMalformed);
            QCOMPARE(list.error().args.at("reason"), "not-text");
            return;
        }
        QCOMPARE(list->toText(), text);
        QCOMPARE(conf->toText(), text);
        QCOMPARE(settings->toText(), text);
        QVERIFY(!list->without({"vfio_pci"}).holds("vfio_pci"));
        const auto without = conf->withoutIds("vfio-pci", {"8086:46d1"});
        QVERIFY(without);
        QVERIFY(without->toText().find("46d1,a") == std::string::npos);
        QCOMPARE(settings->with(numVfs, "1").value(numVfs), std::optional<std::string>("1"));
    }

    void survivesBeingCutAnywhere()
    {
        const std::string sample = modules + "\n" + modprobe + "\n" + sysfs;
        vfpilot::test::cutAtEveryByte(
            QByteArray::fromStdString(sample), [](const std::string& text) {
                const auto list = ModulesList::parse(text, path);
                const auto conf = ModprobeConf::parse(text, path);
                const auto settings = SysfsConf::parse(text, path);
                QVERIFY(list.has_value() == conf.has_value() &&
                        conf.has_value() == settings.has_value());
                if (!list)
                    return; // within a letter of several bytes
                QCOMPARE(list->toText(), text);
                QCOMPARE(conf->toText(), text);
                QCOMPARE(settings->with("x/y", "1").without("x/y").toText(), text);
            });
    }
};

QTEST_GUILESS_MAIN(TestModuleFiles)
#include "tst_module_files.moc"
