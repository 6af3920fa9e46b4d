// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/hostpci.h"
#include "core/model/hostpci_problem.h"
#include "tests/support/hostile.h"

#include <QTest>

#include <string>

using namespace vfpilot;
using model::HostPciValue;

namespace {

/// "" where nothing is wrong, else "dropped pcie value", one after another.
QString judged(const std::string& value, int pveMajor)
{
    QStringList texts;
    for (const auto& problem : model::hostPciProblems(value, pveMajor)) {
        const bool isDropped = problem.effect == model::HostPciProblem::Effect::Dropped;
        texts << QString::fromStdString((isDropped ? "dropped " : "no start ") + problem.key +
                                        (problem.key.empty() ? "" : " ") + problem.reason);
    }
    return texts.join("; ");
}

} // namespace

class TestHostPci : public QObject
{
    Q_OBJECT

private slots:
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
        QTest::newRow("nothing between commas")
            << ",00:02.0,,pcie=1, " << QStringList{"0000:00:02.0"};
        QTest::newRow("blanks of all kinds between commas")
            << "\f,00:02.0,\v,pcie=1,\r" << QStringList{"0000:00:02.0"};
        QTest::newRow("domain of a megabyte") // as much as pmxcfs lets a file have
            << QString(1024 * 1024, '0') + ":00:02.0" << QStringList{"0000:00:02.0"};
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
        for (const char* value : {"", "pcie=1", "host=00:02.1,mapping=a", "00:02.1,pcie=1,pcie=0",
                                  "00:02.1,pcie=,pcie=1", "02.1", "00:02.11", "zz:02.1", "00:02.1;",
                                  "../../etc", "00:2.1", "host=00:02.1,host=00:02.2"})
            QTest::newRow(value) << value;
    }

    void refusesWhatIsNoHostPci()
    {
        QFETCH(QString, value);
        QVERIFY(!HostPciValue::parse(value.toStdString()));
    }

    void endsAtTooManyOptions()
    {
        std::string value = "00:02.1";
        for (int i = 0; value.size() < 1024U * 1024; ++i)
            value += ",o" + std::to_string(i) + "=1";
        QVERIFY(!HostPciValue::parse(value));
        QVERIFY(!model::hostPciProblems(value, 9).empty());
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

    void judgesLinesAsQemuServerDoes_data()
    {
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("on8");
        QTest::addColumn<QString>("on9");
        const auto row = [](const char* value, const char* on8, const char* on9 = nullptr) {
            QTest::newRow(value) << value << on8 << (on9 ? on9 : on8);
        };
        row("0000:00:02.1", "");
        row("host=0000:00:02.1,pcie=1,rombar=0,x-vga=1", "");
        row("00:02", "");
        row("00:02.f", "");
        row("10000:e1:00.0", "");
        row("00:02.1;00:02.2;0000:00:02.3,pcie=1", "");
        row("00:02.1,,pcie=1, ", "");
        row("pcie=1,00:02.1", "");
        row("mapping=igpu-vf,pcie=1", "");
        row("mapping=IGPU_2", "");
        row("00:02.1,pcie=ON,rombar=False,x-vga=yes,legacy-igd=off", "");
        row("00:02.1,romfile=a=b c.rom", "");
        row("00:02.1,mdev=i915-GVTg_V5_4", "");
        row("00:02.1,vendor-id=0x8086,device-id=0xA7a0,sub-vendor-id=0x0000,sub-device-id=0xffff",
            "");
        row("00:02.1,driver=vfio", "dropped driver newer-key", "");
        row("00:02.1,driver=keep", "dropped driver newer-key", "");
        row("00:02.1,driver=i915", "dropped driver newer-key", "dropped driver value");

        row("", "no start no-device");
        row("pcie=1", "no start no-device");
        row("00:02.1,mapping=igpu", "no start host-and-mapping");

        row("00:02.1,pci=1", "dropped pci unknown-key");
        row("00:02.1,PCIE=1", "dropped PCIE unknown-key");
        row("00:02.1, pcie=1", "dropped  pcie unknown-key");
        row("00:02.1,00:02.2", "dropped host duplicate-key");
        row("host=00:02.1,00:02.2", "dropped host duplicate-key");
        row("00:02.1,pcie=1,pcie=1", "dropped pcie duplicate-key");
        row("00:02.1,pcie=", "dropped pcie missing-key");
        row("00:02.1,=1", "dropped missing-key");
        row("host=", "dropped host missing-key");
        row("00:02.1,pcie=2", "dropped pcie value");
        row("00:02.1,pcie=1,rombar=maybe,x-vga=-1", "dropped rombar value; dropped x-vga value");
        row("0000:00:02.A", "dropped host value");
        row("0000:0A:02.1", "dropped host value");
        row("000:00:02.1", "dropped host value");
        row("0:2.1", "dropped host value");
        row("00:02.10", "dropped host value");
        row("00:02.", "dropped host value");
        row("00:02.1;", "dropped host value");
        row("00:02.1 ", "dropped host value");
        row("0000:00:02:1", "dropped host value");
        row("0:0000:00:02.1", "dropped host value");
        row("pci-0000:00:02.1", "dropped host value");
        row("mapping=2igpu", "dropped mapping value");
        row("mapping=i", "dropped mapping value");
        row("mapping=i gpu", "dropped mapping value");
        row("00:02.1,romfile=a;b", "dropped romfile value");
        row("00:02.1,mdev=../x", "dropped mdev value");
        row("00:02.1,vendor-id=8086", "dropped vendor-id value");
        row("00:02.1,device-id=0x46d", "dropped device-id value");
        row("00:02.1,device-id=0x46dg", "dropped device-id value");
        row("00:02.1,sub-device-id=0X46d1", "dropped sub-device-id value");
    }

    void judgesLinesAsQemuServerDoes()
    {
        QFETCH(QString, value);
        QFETCH(QString, on8);
        QFETCH(QString, on9);
        QCOMPARE(judged(value.toStdString(), 8), on8);
        QCOMPARE(judged(value.toStdString(), 9), on9);
        // A VM may start with it: whoever asks which functions are used has to see them.
        if (on9.isEmpty())
            QVERIFY(HostPciValue::parse(value.toStdString()));
    }

    void judgesWhateverIsGiven_data() { test::addHostileRows("00:02.1,pcie=1"); }

    void judgesWhateverIsGiven()
    {
        QFETCH(QByteArray, bytes);
        const std::string value = bytes.toStdString();
        if (model::hostPciProblems(value, 9).empty())
            QVERIFY(HostPciValue::parse(value));
    }
};

QTEST_GUILESS_MAIN(TestHostPci)
#include "tst_hostpci.moc"
