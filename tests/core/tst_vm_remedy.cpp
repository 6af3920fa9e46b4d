// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/property_string.h"
#include "core/model/vm_config.h"
#include "core/model/vm_remedy.h"

#include <QTest>

using namespace vfpilot::model;
using Values = std::map<std::string, std::string>;

namespace {

/// The value that the remedy gives to the key; "=" where it changes nothing.
std::string remedied(const char* name, const std::string& key, const Values& before)
{
    auto after = before;
    applyVmRemedy(name, after);
    if (after == before)
        return "=";
    const std::string value = after[key];
    after.erase(key);
    auto rest = before;
    rest.erase(key);
    return after == rest ? value : "another key changed";
}

} // namespace

class TestVmRemedy : public QObject
{
    Q_OBJECT

private slots:
    void setsOneThingRight_data()
    {
        QTest::addColumn<QByteArray>("remedy");
        QTest::addColumn<QByteArray>("key");
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");
        const auto row = [](const char* remedy, const char* key, const char* before,
                            const char* after) {
            QTest::addRow("%s %s", remedy, before)
                << QByteArray(remedy) << QByteArray(key) << QByteArray(before) << QByteArray(after);
        };
        constexpr auto q35 = "vm-machine-q35";
        row(q35, "machine", "", "q35");
        row(q35, "machine", "pc", "q35");
        row(q35, "machine", "type=pc", "q35");
        row(q35, "machine", "pc-i440fx-8.1", "pc-q35-8.1");
        row(q35, "machine", "pc-i440fx-9.2+pve1,enable-s3=0", "pc-q35-9.2+pve1,enable-s3=0");
        row(q35, "machine", "viommu=virtio", "q35,viommu=virtio");
        row(q35, "machine", "q35,viommu=intel", "=");
        row(q35, "machine", "pc-q35-8.1", "=");
        row(q35, "machine", "virt", "=");
        row(q35, "machine", "pc-1.3", "="); // not ours to translate
        constexpr auto cpu = "vm-cpu-host";
        row(cpu, "cpu", "", "host");
        row(cpu, "cpu", "kvm64", "host");
        row(cpu, "cpu", "cputype=kvm64,flags=+aes;-pcid,hidden=0",
            "host,flags=+aes;-pcid,hidden=0");
        row(cpu, "cpu", "flags=+aes", "host,flags=+aes");
        row(cpu, "cpu", "host,flags=+aes", "=");
        row(cpu, "cpu", "cputype=host", "=");
        constexpr auto balloon = "vm-balloon-off";
        row(balloon, "balloon", "", "0");
        row(balloon, "balloon", "2048", "0");
        row(balloon, "balloon", "0", "=");
        constexpr auto width = "vm-viommu-width";
        row(width, "machine", "q35,viommu=intel", "q35,viommu=intel,aw-bits=39");
        row(width, "machine", "q35,aw-bits=48,viommu=intel", "q35,aw-bits=39,viommu=intel");
        row(width, "machine", "q35,viommu=virtio", "=");
        row(width, "machine", "", "=");
        row("vm-unlock", "lock", "backup", "=");
        row("", "machine", "pc", "=");
    }
    void setsOneThingRight()
    {
        QFETCH(QByteArray, remedy);
        QFETCH(QByteArray, key);
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, after);
        Values values = {{"name", "vm"}, {"memory", "4096"}};
        if (!before.isEmpty())
            values[key.toStdString()] = before.toStdString();
        QCOMPARE(remedied(remedy, key.toStdString(), values), after.toStdString());
    }

    void leavesWhatNeedsTheOldMachineAlone()
    {
        QCOMPARE(remedied("vm-machine-q35", "machine", {{"hostpci3", "00:02.0,legacy-igd=1"}}),
                 "=");
        QCOMPARE(remedied("vm-machine-q35", "machine", {{"arch", "aarch64"}}), "=");
        QCOMPARE(remedied("vm-machine-q35", "machine", {{"hostpci3", "00:02.1,legacy-igd=0"}}),
                 "q35");
    }

    void twoRemediesShareAKey()
    {
        Values values = {{"machine", "pc,viommu=intel"}};
        applyVmRemedy("vm-machine-q35", values);
        applyVmRemedy("vm-viommu-width", values);
        QCOMPARE(values["machine"], "q35,viommu=intel,aw-bits=39");
    }

    void knowsItsNames()
    {
        for (const char* name :
             {"vm-machine-q35", "vm-cpu-host", "vm-balloon-off", "vm-viommu-width"})
            QVERIFY(isVmRemedy(name));
        for (const char* name : {"", "vm-", "vm-machine-q35 ", "--delete", "lint-not-q35"})
            QVERIFY(!isVmRemedy(name));
    }

    void tellsAVIommuThatTheHostCannotTranslate_data()
    {
        QTest::addColumn<QByteArray>("machine");
        QTest::addColumn<int>("bits");
        QTest::addColumn<bool>("isWide");
        const auto row = [](const char* machine, int bits, bool isWide) {
            QTest::addRow("%s on %d", machine, bits) << QByteArray(machine) << bits << isWide;
        };
        row("q35,viommu=intel", 39, true);
        row("q35,viommu=intel", 46, true);
        row("q35,viommu=intel", 48, false);
        row("q35,viommu=intel", 0, false);
        row("pc-q35-9.2+pve1,viommu=intel", 39, true);
        row("pc-q35-10.0,viommu=intel", 39, true);
        row("pc-q35-9.1,viommu=intel", 39, false);
        row("pc-q35-8.1,viommu=intel,aw-bits=48", 39, true);
        row("pc-q35-,viommu=intel", 39, false);
        row("q35,viommu=intel,aw-bits=39", 39, false);
        row("q35,viommu=virtio", 39, false);
        row("q35", 39, false);
        row("", 39, false);
    }
    void tellsAVIommuThatTheHostCannotTranslate()
    {
        QFETCH(QByteArray, machine);
        QFETCH(int, bits);
        QFETCH(bool, isWide);
        QCOMPARE(hasWideVIommu(machine.toStdString(), bits), isWide);
    }

    void propertiesStayAsTheyWereGiven()
    {
        for (const char* text : {"", "host", "a=1,host", "host,flags=+a;-b", "x=,y=1=2"})
            QCOMPARE(PropertyString(text, "cputype").format(), text);
        QCOMPARE(PropertyString(",,host, ,", "cputype").format(), "host");
        const PropertyString binary(std::string_view("\0,=\xff,=", 6), "type");
        QVERIFY(!binary.format().empty());
    }

    void seesAConfigurationAsItWillBe()
    {
        const auto config = VmConfig::parse("balloon: 512\nmachine: pc\ncpu: host\nname: a\n"
                                            "[PENDING]\nmachine: q35\ndelete: balloon, !name\n"
                                            "vga: std\n[snapshot]\ncpu: kvm64\n");
        QCOMPARE(config.comingValues(),
                 (Values{{"machine", "q35"}, {"cpu", "host"}, {"vga", "std"}}));
        QCOMPARE(VmConfig::parse("a: 1\n").comingValues(), (Values{{"a", "1"}}));
        QVERIFY(VmConfig::parse("").comingValues().empty());
    }
};

QTEST_GUILESS_MAIN(TestVmRemedy)
#include "tst_vm_remedy.moc"
