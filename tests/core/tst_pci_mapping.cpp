// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/pci_mapping.h"
#include "tests/support/hostile.h"

#include <QTest>

using namespace vfpilot::model;

namespace {

const std::string text =
    "igpu-vf\n"
    "\tmap id=8086:46d1,iommugroup=19,node=pve,path=0000:00:02.1,subsystem-id=8086:7270\n"
    "\tmap id=8086:46d1,iommugroup=20,node=pve,path=0000:00:02.2,subsystem-id=8086:7270\n"
    "\tdescription 核显 VFs, all of them\n"
    "\n"
    "other_1\n"
    "\tmap id=10de:1,node=b,path=0000:01:00\n"
    "\tmdev 1\n"
    "\n";

} // namespace

class TestPciMapping : public QObject
{
    Q_OBJECT

private slots:
    void readsMappings()
    {
        const auto mappings = parsePciMappings(text);
        QCOMPARE(mappings.size(), 2U);
        QCOMPARE(mappings[0].id, "igpu-vf");
        QCOMPARE(mappings[0].maps.size(), 2U);
        QCOMPARE(mappings[0].maps[1].at("path"), "0000:00:02.2");
        QCOMPARE(mappings[0].options.at("description"), "核显 VFs, all of them");
        QCOMPARE(mappings[1].line, 6);
        QCOMPARE(mappings[1].options.at("mdev"), "1");
    }

    void writesWhatItReads()
    {
        std::string written;
        for (const PciMapping& mapping : parsePciMappings(text))
            written += formatPciMapping(mapping);
        QCOMPARE(written, text);
    }

    void passesOverWhatIsOfNoEntry()
    {
        QVERIFY(parsePciMappings("\tmap node=a,path=b\n").empty());
        QVERIFY(parsePciMappings("pci: a\n\tmap node=a\n").empty());
        QVERIFY(parsePciMappings("# comment\n1a\n\n").empty());
        const auto mappings =
            parsePciMappings("ab\n\tmap node=a\n\n\tmap node=b\ncd\r\n  map =,x,=y, =z,node = c");
        QCOMPARE(mappings.size(), 2U);
        QCOMPARE(mappings[0].maps.size(), 1U);
        QCOMPARE(mappings[1].id, "cd");
        QCOMPARE(mappings[1].maps[0].size(), 1U);
        QCOMPARE(mappings[1].maps[0].at("node"), "c");
    }

    void survivesHostileText_data()
    {
        vfpilot::test::addHostileRows(QByteArray::fromStdString(text));
        QTest::newRow("huge map") << "ab\n\tmap " + QByteArray("a=b,").repeated(200000);
    }

    void survivesHostileText()
    {
        QFETCH(QByteArray, bytes);
        for (const PciMapping& mapping : parsePciMappings(bytes.toStdString())) {
            QVERIFY(mapping.id.size() >= 2);
            QVERIFY(mapping.line > 0);
        }
    }

    void survivesBeingCutAnywhere()
    {
        vfpilot::test::cutAtEveryByte(QByteArray::fromStdString(text), [](const std::string& cut) {
            for (const PciMapping& mapping : parsePciMappings(cut))
                QCOMPARE(parsePciMappings(formatPciMapping(mapping)).size(), 1U);
        });
    }
};

QTEST_GUILESS_MAIN(TestPciMapping)
#include "tst_pci_mapping.moc"
