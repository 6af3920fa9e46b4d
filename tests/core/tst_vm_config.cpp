// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/hostpci.h"
#include "core/model/vm_config.h"
#include "tests/support/hostile.h"

#include <QTest>

using vfpilot::model::HostPciValue;
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
        QCOMPARE(VmConfig::parse(text).previewWith("hostpci1", "0000:00:02.3"),
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
        QVERIFY(VmConfig::parse(text).previewWith("hostpci0", "").find("0000:00:02.1") ==
                std::string::npos);
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

    void completesAddresses_data()
    {
        QTest::addColumn<QString>("value");
        QTest::addColumn<QStringList>("addresses");
        QTest::newRow("full") << "0000:00:02.1,pcie=1" << QStringList{"0000:00:02.1"};
        QTest::newRow("short") << "00:02.1" << QStringList{"0000:00:02.1"};
        QTest::newRow("named") << "host=00:02.1" << QStringList{"0000:00:02.1"};
        QTest::newRow("upper case") << "0000:0A:1F.0" << QStringList{"0000:0a:1f.0"};
        QTest::newRow("all functions") << "00:02" << QStringList{"0000:00:02"};
        QTest::newRow("domain of eight digits")
            << "00000000:00:02.0" << QStringList{"0000:00:02.0"};
        QTest::newRow("upper case, long domain")
            << "host=00000000:0A:02" << QStringList{"0000:0a:02"};
        QTest::newRow("two") << "00:02.1;00:02.2,pcie=1"
                             << QStringList{"0000:00:02.1", "0000:00:02.2"};
        QTest::newRow("long domain") << "10000:e1:00.0" << QStringList{"10000:e1:00.0"};
        QTest::newRow("mapping") << "mapping=igpu,pcie=1" << QStringList{};
    }

    void completesAddresses()
    {
        QFETCH(QString, value);
        QFETCH(QStringList, addresses);
        const auto parsed = HostPciValue::parse(value.toStdString());
        QVERIFY(parsed);
        QStringList found;
        for (const auto& address : parsed->addresses())
            found << QString::fromStdString(address);
        QCOMPARE(found, addresses);
    }

    void refusesWhatIsNoHostPci_data()
    {
        QTest::addColumn<QString>("value");
        for (const char* value :
             {"", "pcie=1", "host=00:02.1,mapping=a", "00:02.1,pcie=1,pcie=0", "02.1", "00:02.11",
              "zz:02.1", "00:02.1;", "../../etc", "00:2.1", "host=00:02.1,host=00:02.2"})
            QTest::newRow(value) << value;
    }

    void refusesWhatIsNoHostPci()
    {
        QFETCH(QString, value);
        QVERIFY(!HostPciValue::parse(value.toStdString()));
    }

    void keepsOptionsItDoesNotKnow()
    {
        auto value = HostPciValue::parse("host=0000:00:02.1,driver=keep,rombar=0");
        QVERIFY(value);
        value->setOption("pcie", "1");
        QCOMPARE(value->format(), "0000:00:02.1,driver=keep,rombar=0,pcie=1");
    }

    void allFunctionsNameThePf()
    {
        using vfpilot::model::namesFunction;
        QVERIFY(namesFunction("0000:00:02", "0000:00:02.0"));
        QVERIFY(namesFunction("0000:00:02.0", "0000:00:02.0"));
        QVERIFY(!namesFunction("0000:00:02.1", "0000:00:02.0"));
        QVERIFY(!namesFunction("0000:00:0", "0000:00:02.0"));
    }
};

QTEST_GUILESS_MAIN(TestVmConfig)
#include "tst_vm_config.moc"
