// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/pci_reservations.h"
#include "core/probe/reservations.h"
#include "tests/support/captured_tree.h"

#include <QTest>

using namespace vfpilot;
using model::parsePciReservations;
using model::PciReservation;
using vfpilot::test::CapturedTree;

namespace {

constexpr auto path = "/run/qemu-server/pci-id-reservations";

std::map<std::string, int> held(CapturedTree& tree, const std::string& text)
{
    tree.put(path, text);
    return *probe::reservedFunctions(tree.host());
}

} // namespace

class TestPciReservations : public QObject
{
    Q_OBJECT

private slots:
    void readsWhatQemuServerWrites()
    {
        QCOMPARE(
            parsePciReservations("0000:00:02.1 101 pid:4711\n0000:00:02.2 102 time:1750000000\n"),
            (std::vector<PciReservation>{{"0000:00:02.1", 101, 4711, {}},
                                         {"0000:00:02.2", 102, {}, 1750000000}}));
    }

    void passesOverWhatIsNoReservation_data()
    {
        QTest::addColumn<QByteArray>("text");
        for (const char* text :
             {"", "\n\n", "0000:00:02.1 101\n", "0000:00:02.1 101 pid:\n", "0000:00:02 101 pid:1\n",
              "0000:00:02.1 -5 pid:1\n", "0000:00:02.1 101 pid:-1\n", "0000:00:02.1 101 pid:1 2\n",
              "0000:00:02.1;0000:00:02.2 101 pid:1\n", "mapping=x.y 101 pid:1\n", ". 101 pid:1\n",
              "0000:00:02.1 101 time:99999999999999999999999\n", "0000:00:02.1 101 PID:1\n"})
            QTest::newRow(text) << QByteArray(text);
        QTest::newRow("binary") << QByteArray("\0\xff\xfe 1 pid:\0", 12);
    }
    void passesOverWhatIsNoReservation()
    {
        QFETCH(QByteArray, text);
        QVERIFY(parsePciReservations(text.toStdString()).empty());
        const std::string good = "0000:00:02.3 103 pid:1\n";
        QCOMPARE(parsePciReservations(good + text.toStdString() + "\n" + good).size(), 2U);
    }

    void aVmThatIsStartingHoldsItsFunctions()
    {
        CapturedTree tree;
        QCOMPARE(held(tree, "0000:00:02.1 101 time:99999999999\n"),
                 (std::map<std::string, int>{{"0000:00:02.1", 101}}));
        QVERIFY(held(tree, "0000:00:02.1 101 time:1\n").empty()); // that start is long over
    }

    void aVmThatRunsHoldsThemByItsProcess()
    {
        CapturedTree tree;
        QCOMPARE(held(tree, "0000:00:02.1 102 pid:42102\n").size(), 1U);
        QVERIFY(held(tree, "0000:00:02.1 102 pid:42103\n").empty()); // an earlier process of it
        QVERIFY(held(tree, "0000:00:02.1 101 pid:42101\n").empty()); // killed
        QVERIFY(held(tree, "0000:00:02.1 999 pid:42102\n").empty()); // of another VM
    }

    void withoutTheFileNothingIsHeld()
    {
        CapturedTree tree;
        QVERIFY(probe::reservedFunctions(tree.host())->empty());
        tree.put(path, std::string(17 * 1024 * 1024, 'x'));
        QVERIFY(!probe::reservedFunctions(tree.host()));
    }
};

QTEST_GUILESS_MAIN(TestPciReservations)
#include "tst_pci_reservations.moc"
