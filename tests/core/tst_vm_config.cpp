// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/vm_config.h"
#include "tests/support/hostile.h"

#include <QTest>

using vfpilot::model::VmConfig;

namespace {

const std::string text = "#my desktop\n"
                         "name: debian\n"
                         "bios: ovmf\n"
                         "hostpci0: 0000:00:02.1,pcie=1\n"
                         "colour: blue!\n"
                         "NotAKey: 1\n"
                         "\n"
                         "[PENDING]\n"
                         "memory: 4096\n"
                         "\n"
                         "[before-upgrade]\n"
                         "#snapshot of spring\n"
                         "hostpci1: 0000:00:02.2\n"
                         "name: older\n";

} // namespace

class TestVmConfig : public QObject
{
    Q_OBJECT

private slots:
    void readsTheMainSectionOnly()
    {
        const auto config = VmConfig::parse(text);
        QCOMPARE(config.toText(), text);
        QCOMPARE(config.value("name"), std::optional<std::string>("debian"));
        QVERIFY(!config.value("memory"));
        QVERIFY(!config.value("hostpci1"));
        QVERIFY(!config.value("NotAKey"));
        QCOMPARE(config.pending("memory"), std::optional<std::string>("4096"));
        QCOMPARE(config.snapshots(), std::vector<std::string>{"before-upgrade"});
    }

    void previewsWhatQmWrites()
    {
        QCOMPARE(VmConfig::parse(text).previewWith({{"hostpci1", "0000:00:02.3"}}),
                 "#my desktop\n"
                 "bios: ovmf\n"
                 "colour: blue!\n"
                 "hostpci0: 0000:00:02.1,pcie=1\n"
                 "hostpci1: 0000:00:02.3\n"
                 "name: debian\n"
                 "\n"
                 "[PENDING]\n"
                 "memory: 4096\n"
                 "\n"
                 "[before-upgrade]\n"
                 "#snapshot of spring\n"
                 "hostpci1: 0000:00:02.2\n"
                 "name: older\n");
        QVERIFY(VmConfig::parse(text).previewWith({{"hostpci0", ""}}).find("0000:00:02.1") ==
                std::string::npos);
    }

    /// As qm was seen to do: warned about when read, gone with the next write.
    void previewsThatQmDropsWhatItDoesNotTake()
    {
        const auto config = VmConfig::parse("hostpci0: 0000:00:02.1,pci=1\n"
                                            "hostpci1: 00:02.2,driver=keep\n"
                                            "hostpci2: pcie=1\n"
                                            "hostpci16: 00:02.3\n"
                                            "hostpci01: 00:02.3\n"
                                            "hostpcis: left alone\n"
                                            "memory: 2048\n");
        QCOMPARE(config.previewWith({{"hostpci3", "0000:00:02.4"}}),
                 "hostpci1: 00:02.2,driver=keep\n"
                 "hostpci2: pcie=1\n"
                 "hostpci3: 0000:00:02.4\n"
                 "hostpcis: left alone\n"
                 "memory: 2048\n");
    }

    void keepsKeysOfSectionsApart()
    {
        const auto config = VmConfig::parse("hostpci0: a\n"
                                            "[note] not a header\n"
                                            "[x]\n"
                                            "[two words]\n"
                                            "hostpci1: b\n"
                                            "\n"
                                            "[special:cloudinit]\n"
                                            "hostpci2: c\n"
                                            "[pending] \n"
                                            "hostpci3: d\n"
                                            "delete: hostpci0\n"
                                            "[pendinglater]\n"
                                            "hostpci4: e\n"
                                            "[PENDING]x\n"
                                            "hostpci5: f\n");
        QCOMPARE(config.value("hostpci0"), std::optional<std::string>("a"));
        QCOMPARE(config.value("hostpci1"), std::optional<std::string>("b"));
        for (const char* key : {"hostpci2", "hostpci3", "hostpci4", "hostpci5", "delete"})
            QVERIFY2(!config.value(key), key);
        QCOMPARE(config.pending("hostpci3"), std::optional<std::string>("d"));
        QCOMPARE(config.pending("delete"), std::optional<std::string>("hostpci0"));
        for (const char* key : {"hostpci0", "hostpci2", "hostpci4", "hostpci5"})
            QVERIFY2(!config.pending(key), key);
        QCOMPARE(config.snapshots(), std::vector<std::string>{"pendinglater"});
    }

    void survivesBeingCutAnywhere()
    {
        vfpilot::test::cutAtEveryByte(QByteArray::fromStdString(text), [](const std::string& cut) {
            const auto config = VmConfig::parse(cut);
            QCOMPARE(config.toText(), cut);
            QVERIFY(!config.value("hostpci1"));
            QVERIFY(!config.value("memory"));
        });
    }

    void survivesWhatIsNoConfiguration_data()
    {
        vfpilot::test::addHostileRows(QByteArray::fromStdString(text));
        QTest::newRow("binary") << QByteArray("\x00\xff\x7f:\n[:]\n[", 9);
        QTest::newRow("no newline") << QByteArray("name: a");
        QTest::newRow("huge colons") << QByteArray(10 * 1024 * 1024, ':');
        QTest::newRow("open header") << QByteArray("[PENDING\nname: a\n");
    }

    void survivesWhatIsNoConfiguration()
    {
        QFETCH(QByteArray, bytes);
        const auto config = VmConfig::parse(bytes.toStdString());
        QCOMPARE(config.toText(), bytes.toStdString());
    }
};

QTEST_GUILESS_MAIN(TestVmConfig)
#include "tst_vm_config.moc"
