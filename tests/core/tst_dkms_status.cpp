// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/dkms_status.h"
#include "tests/support/hostile.h"

#include <QTest>

using namespace vfpilot::model;

namespace {

const std::string text =
    "Deprecated feature: REMAKE_INITRD (/var/lib/dkms/a/1/source/dkms.conf)\n"
    "i915-sriov-dkms, 2025.07.22, 6.8.4-2-pve, x86_64: installed\n"
    "i915-sriov-dkms/2026.05.06, 7.0.14-14-pve, x86_64: installed (WARNING! Diff between built "
    "and installed module!)\n"
    "i915-sriov-dkms/2026.05.06, 6.17.13-2-pve, x86_64: built\n"
    "zfs, 2.1.11: added\n"
    "nvidia/550.1: added\n"
    "gone/1.0: broken\n"
    "Error! gone/1.0: Missing the module source directory or the symbolic link\n"
    "kvm/1-2, 6.8.4-2-pve, x86_64: installed (original_module exists) (WARNING! Diff)\r\n"
    "i915/2, 6.8: installed\n"
    "i915/2: removed";

} // namespace

class TestDkmsStatus : public QObject
{
    Q_OBJECT

private slots:
    void readsBothForms()
    {
        const auto all = parseDkmsStatus(text);
        QCOMPARE(all.size(), 7U);
        QCOMPARE(all[0].module, "i915-sriov-dkms");
        QCOMPARE(all[0].version, "2025.07.22");
        QCOMPARE(all[0].kernel, "6.8.4-2-pve");
        QCOMPARE(all[0].state, "installed");
        QCOMPARE(all[0].architecture, "x86_64");
        QCOMPARE(all[0].note, "");
        QCOMPARE(all[1].version, "2026.05.06");
        QCOMPARE(all[1].note, "WARNING! Diff between built and installed module!");
        QCOMPARE(all[2].state, "built");
        QCOMPARE(all[3].module, "zfs");
        QCOMPARE(all[3].kernel, "");
        QCOMPARE(all[4].version, "550.1");
        QCOMPARE(all[4].state, "added");
        QCOMPARE(all[5].state, "broken");
        QCOMPARE(all[6].note, "(original_module exists) (WARNING! Diff)");
    }

    void survivesHostileText_data()
    {
        vfpilot::test::addHostileRows(QByteArray::fromStdString(text + "\n"));
        QTest::newRow("commas") << QByteArray(vfpilot::test::manySize, ',');
        QTest::newRow("colons") << QByteArray(": ").repeated(vfpilot::test::manySize / 2);
    }

    void survivesHostileText()
    {
        QFETCH(QByteArray, bytes);
        for (const DkmsStatus& status : parseDkmsStatus(bytes.toStdString())) {
            QVERIFY(!status.module.empty() && !status.version.empty());
            QCOMPARE(status.kernel.empty(), status.architecture.empty());
        }
    }

    void survivesBeingCutAnywhere()
    {
        const auto all = parseDkmsStatus(text);
        vfpilot::test::cutAtEveryByte(QByteArray::fromStdString(text), [&](const std::string& cut) {
            const auto some = parseDkmsStatus(cut);
            QVERIFY(some.size() <= all.size());
            for (std::size_t i = 0; i < some.size(); ++i)
                QCOMPARE(some[i].state, all[i].state);
        });
    }
};

QTEST_GUILESS_MAIN(TestDkmsStatus)
#include "tst_dkms_status.moc"
