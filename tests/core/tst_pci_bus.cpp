// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/captured_tree.h"

#include <QTest>

#include <random>

#include <fcntl.h>
#include <unistd.h>

using namespace vfpilot;
using vfpilot::test::CapturedTree;

namespace {

const std::string gpu = "/sys/devices/pci0000:00/0000:00:02.0";

int openDescriptors()
{
    int count = 0;
    for (int fd = 0; fd < 1024; ++fd)
        count += ::fcntl(fd, F_GETFD) >= 0;
    return count;
}

} // namespace

class TestPciBus : public QObject
{
    Q_OBJECT

private slots:
    void readsConfigSpaceOfATree()
    {
        CapturedTree tree;
        const auto functions = tree.host().pciFunctions();
        QVERIFY(functions);
        QCOMPARE(functions->size(), 3U);
        const auto& igpu = functions->at(1);
        QCOMPARE(igpu.address, "0000:00:02.0");
        QCOMPARE(igpu.vendor, 0x8086);
        QCOMPARE(igpu.device, 0x46d1);
        QCOMPARE(igpu.classCode, 0x030000U);
        QVERIFY(igpu.sriov);
        QCOMPARE(igpu.sriov->offset, 0x320);
        QCOMPARE(igpu.sriov->totalVfs, 7);
        QCOMPARE(igpu.sriov->vfOffset, 1);
        QCOMPARE(igpu.sriov->vfStride, 1);
        QCOMPARE(igpu.sriov->vfDevice, 0x46d1);
        QVERIFY(!functions->at(0).sriov);
        QCOMPARE(functions->at(2).address, "0000:00:1f.3");
    }

    void noBusIsNoFunction()
    {
        CapturedTree tree;
        tree.remove("/sys/bus/pci");
        QVERIFY(tree.host().pciFunctions());
        QVERIFY(tree.host().pciFunctions()->empty());
    }

    void whatLibpciWouldEndTheProcessForIsAnError_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QByteArray>("content"); // null: removed
        QTest::newRow("no vendor") << "vendor" << QByteArray();
        QTest::newRow("no config") << "config" << QByteArray();
        QTest::newRow("no resource") << "resource" << QByteArray();
        QTest::newRow("vendor is text") << "vendor" << QByteArray("intel\n");
        QTest::newRow("vendor is empty") << "vendor" << QByteArray("");
        QTest::newRow("vendor is long") << "vendor" << QByteArray(5000, '1');
        QTest::newRow("class is long") << "class" << QByteArray(5000, '1');
        QTest::newRow("resource is text") << "resource" << QByteArray("none\n");
        QTest::newRow("resource is binary") << "resource" << QByteArray(5000, '\0');
    }

    void whatLibpciWouldEndTheProcessForIsAnError()
    {
        QFETCH(QString, file);
        QFETCH(QByteArray, content);
        CapturedTree tree;
        const std::string path = gpu + "/" + file.toStdString();
        if (content.isNull())
            tree.remove(path);
        else
            tree.put(path, content.toStdString());
        const int before = openDescriptors();
        for (int i = 0; i < 3; ++i) {
            const auto functions = tree.host().pciFunctions();
            if (functions) // some of it libpci takes: then without a wrong capability
                QCOMPARE(functions->size(), 3U);
            else
                QCOMPARE(functions.error().code, Errc::PciUnreadable);
        }
        QVERIFY(openDescriptors() - before <= 6);
        tree.put(gpu + "/" + file.toStdString(), "0x8086\n");
        QVERIFY(CapturedTree().host().pciFunctions()); // and it works again afterwards
    }

    void anOddNameIsAnError()
    {
        CapturedTree tree;
        tree.put("/sys/bus/pci/devices/moon/config", "");
        QCOMPARE(tree.host().pciFunctions().error().code, Errc::PciUnreadable);
    }

    void aLinkOutOfTheTreeIsAnError()
    {
        CapturedTree tree;
        CapturedTree other;
        tree.link("/sys/bus/pci/devices/0000:00:02.0", other.at(gpu));
        QCOMPARE(tree.host().pciFunctions().error().code, Errc::PciUnreadable);
        CapturedTree third;
        third.link(gpu + "/config", other.at(gpu + "/config"));
        QCOMPARE(third.host().pciFunctions().error().code, Errc::PciUnreadable);
    }

    void shortConfigSpaceHasNoCapability()
    {
        CapturedTree tree;
        const std::string whole = tree.read(gpu + "/config");
        QCOMPARE(whole.size(), 4096U);
        for (const std::size_t size : {0U, 1U, 63U, 64U, 256U, 257U, 0x320U, 0x330U, 0x35fU}) {
            tree.put(gpu + "/config", whole.substr(0, size));
            const auto functions = tree.host().pciFunctions();
            QVERIFY(functions);
            QVERIFY2(!functions->at(1).sriov, std::to_string(size).c_str());
        }
        tree.put(gpu + "/config", whole.substr(0, 0x360));
        QVERIFY(tree.host().pciFunctions()->at(1).sriov);
    }

    void hostileConfigSpaceEndsInTime()
    {
        CapturedTree tree;
        std::string bytes = tree.read(gpu + "/config");
        bytes[0x322] = 0x01; // the capability's next is itself: 0x320
        bytes[0x323] = 0x32;
        tree.put(gpu + "/config", bytes);
        QCOMPARE(tree.host().pciFunctions()->at(1).sriov->totalVfs, 7);

        std::mt19937 random(20260901); // NOLINT: the same bytes each time
        for (int i = 0; i < 200; ++i) {
            for (char& byte : bytes)
                byte = static_cast<char>(random());
            if (i % 2 == 0) { // keep the way to the extended capabilities open
                bytes[0x06] = 0x10;
                bytes[0x34] = 0x40;
                bytes[0x40] = 0x10;
                bytes[0x41] = 0;
            }
            tree.put(gpu + "/config", bytes);
            const auto functions = tree.host().pciFunctions();
            QVERIFY(functions);
            QCOMPARE(functions->size(), 3U);
        }
        tree.put(gpu + "/config", std::string(4096, '\xff'));
        QVERIFY(!tree.host().pciFunctions()->at(1).sriov);
    }
};

QTEST_GUILESS_MAIN(TestPciBus)
#include "tst_pci_bus.moc"
