// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vfs/vf_setup.h"
#include "tests/support/fake_kernel.h"

#include <QTest>

using namespace vfpilot;
using test::FakeKernel;

namespace {

const std::string pf = "0000:00:02.0";
const std::string device = "/sys/bus/pci/devices/0000:00:02.0";
const std::string autoprobe = device + "/sriov_drivers_autoprobe";

std::string reasonOf(const Result<vfs::PfState>& result)
{
    return result ? "none" : result.error().args.at("reason");
}

} // namespace

class TestVfs : public QObject
{
    Q_OBJECT

private slots:
    void makesThemOnVfioEachInItsOwnGroup()
    {
        FakeKernel kernel;
        const auto state = vfs::up(kernel, {pf, 3});
        QVERIFY(state);
        QCOMPARE(state->numVfs, 3);
        QCOMPARE(state->vfs.size(), 3U);
        for (const auto& vf : state->vfs)
            QCOMPARE(vf.driver, "vfio-pci");
        QCOMPARE(state->driver, "i915");
    }

    void keepsTheHostsDriverOffBeforeAVfIsThere()
    {
        FakeKernel kernel;
        QVERIFY(vfs::up(kernel, {pf, 2}));
        QCOMPARE(kernel.written.at(0), autoprobe + "=0");
        QCOMPARE(kernel.written.at(1), device + "/sriov_numvfs=2");
    }

    void neverWritesAnIdToVfio()
    {
        FakeKernel kernel;
        QVERIFY(vfs::up(kernel, {pf, 7}));
        for (const std::string& line : kernel.written)
            QVERIFY(line.find("new_id") == std::string::npos);
    }

    void looksForNoMoreVfsThanThereCanBe()
    {
        FakeKernel kernel;
        kernel.files[device + "/sriov_numvfs"] = "2147483647\n";
        const auto state = vfs::status(kernel, pf);
        QVERIFY(state);
        QVERIFY(state->vfs.empty());
    }

    void changesNothingTheSecondTime()
    {
        FakeKernel kernel;
        QVERIFY(vfs::up(kernel, {pf, 3}));
        kernel.written.clear();
        QVERIFY(vfs::up(kernel, {pf, 3}));
        QCOMPARE(kernel.written.size(), 0U);
    }

    void goesFromOneCountToAnotherOverZero()
    {
        FakeKernel kernel;
        QVERIFY(vfs::up(kernel, {pf, 3}));
        const auto state = vfs::up(kernel, {pf, 5});
        QVERIFY(state);
        QCOMPARE(state->vfs.size(), 5U);
    }

    void takesOverVfsThatTheHostsDriverHolds()
    {
        FakeKernel kernel;
        QVERIFY(kernel.writeSysfs(device + "/sriov_numvfs", "2")); // by hand, autoprobe on
        const auto state = vfs::up(kernel, {pf, 2});
        QVERIFY(state);
        QCOMPARE(state->vfs.at(1).driver, "vfio-pci");
    }

    void waitsForThePfsDriver()
    {
        FakeKernel kernel;
        kernel.links.erase(device + "/driver");
        kernel.pfDriverAfter = 20;
        QVERIFY(vfs::up(kernel, {pf, 3}));
    }

    void aDriverThatAllowsTooFewHoldsTheBootUpForSecondsOnly()
    {
        FakeKernel kernel;
        const std::int64_t began = kernel.nowMs();
        QCOMPARE(reasonOf(vfs::up(kernel, {pf, 8})), std::string("too-many"));
        QVERIFY(kernel.nowMs() - began <= 15000);
    }

    void loadsVfioWhenItIsNotThere()
    {
        FakeKernel kernel;
        kernel.files.erase("/sys/bus/pci/drivers/vfio-pci/bind");
        QVERIFY(vfs::up(kernel, {pf, 1}));
    }

    void saysWhatIsWrongWithThePf_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<QString>("driver");
        QTest::addColumn<int>("count");
        QTest::addColumn<QString>("reason");
        QTest::newRow("absent") << "0000:00:03.0"
                                << "i915" << 1 << "pf-missing";
        QTest::newRow("no address") << "../../../etc"
                                    << "i915" << 1 << "pf-missing";
        QTest::newRow("upper case") << "0000:00:02.A"
                                    << "i915" << 1 << "pf-missing";
        QTest::newRow("vfio") << "0000:00:02.0"
                              << "vfio-pci" << 1 << "pf-on-vfio";
        QTest::newRow("unbound") << "0000:00:02.0"
                                 << "" << 1 << "pf-unbound";
        QTest::newRow("too many") << "0000:00:02.0"
                                  << "i915" << 8 << "too-many";
    }

    void saysWhatIsWrongWithThePf()
    {
        QFETCH(QString, address);
        QFETCH(QString, driver);
        QFETCH(int, count);
        QFETCH(QString, reason);
        FakeKernel kernel;
        kernel.links.erase(device + "/driver");
        if (!driver.isEmpty())
            kernel.links[device + "/driver"] = "../drivers/" + driver.toStdString();
        const auto state = vfs::up(kernel, {address.toStdString(), count});
        QCOMPARE(QString::fromStdString(reasonOf(state)), reason);
        QVERIFY(kernel.written.empty());
    }

    void backsOut_data()
    {
        QTest::addColumn<QString>("fault");
        QTest::addColumn<QString>("reason");
        QTest::newRow("fewer made") << "made"
                                    << "vfs-not-made";
        QTest::newRow("not bound") << "bind"
                                   << "vf-not-bound";
        QTest::newRow("with another VF") << "group"
                                         << "vf-shares-group";
        QTest::newRow("with the PF") << "pf-group"
                                     << "vf-shares-group";
        QTest::newRow("no vfio") << "vfio"
                                 << "vfio-missing";
    }

    void backsOut()
    {
        QFETCH(QString, fault);
        QFETCH(QString, reason);
        FakeKernel kernel;
        if (fault == "made")
            kernel.madeAtMost = 2;
        else if (fault == "bind")
            kernel.unbindable = {"0000:00:02.3"};
        else if (fault == "group")
            kernel.groups = {{"0000:00:02.2", 20}};
        else if (fault == "pf-group")
            kernel.groups = {{"0000:00:02.1", 0}};
        else {
            kernel.files.erase("/sys/bus/pci/drivers/vfio-pci/bind");
            kernel.vfioComesByModprobe = false;
        }
        QCOMPARE(QString::fromStdString(reasonOf(vfs::up(kernel, {pf, 3}))), reason);
        QCOMPARE(kernel.count(), 0);
        QCOMPARE(kernel.files[autoprobe], "1\n");
    }

    void neverPullsAVfThatAGuestHolds_data()
    {
        QTest::addColumn<QByteArray>("held");
        QTest::newRow("its group") << QByteArray("/dev/vfio/21");
        QTest::newRow("itself") << QByteArray("/dev/vfio/devices/vfio5");
    }

    void neverPullsAVfThatAGuestHolds()
    {
        QFETCH(QByteArray, held);
        FakeKernel kernel;
        QVERIFY(vfs::up(kernel, {pf, 3}));
        kernel.files["/sys/bus/pci/devices/0000:00:02.2/vfio-dev/vfio5/dev"] = "510:5\n";
        kernel.links["/proc/4242/fd/17"] = held.toStdString();
        kernel.written.clear();

        QCOMPARE(reasonOf(vfs::up(kernel, {pf, 1})), "vfs-in-use");
        QCOMPARE(kernel.count(), 3);
        const auto down = vfs::down(kernel, pf);
        QCOMPARE(reasonOf(down), "vfs-in-use");
        QCOMPARE(down.error().args.at("vf"), "0000:00:02.2");
        QCOMPARE(kernel.count(), 3);
        QVERIFY(vfs::up(kernel, {pf, 3})); // as they are: nothing to pull
    }

    void takesThemDown()
    {
        FakeKernel kernel;
        QVERIFY(vfs::up(kernel, {pf, 3}));
        QVERIFY(vfs::down(kernel, pf));
        QCOMPARE(kernel.count(), 0);
        QCOMPARE(kernel.files[autoprobe], "1\n");
    }
};

QTEST_GUILESS_MAIN(TestVfs)
#include "tst_vfs.moc"
