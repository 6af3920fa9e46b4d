// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/dpkg_status.h"
#include "core/model/ha_resources.h"
#include "core/model/kernel_version.h"
#include "core/model/loader_entry.h"
#include "core/model/os_release.h"
#include "core/model/utf8.h"
#include "core/model/vf_unit.h"

#include <QTest>

using namespace vfpilot::model;

class TestSmallFormats : public QObject
{
    Q_OBJECT

private slots:
    void readsOsRelease()
    {
        const auto values =
            parseOsRelease("# comment\nNAME=\"Debian GNU/Linux\"\nVERSION_ID='12'\n"
                           "VERSION_CODENAME=bookworm\nODD=\"a\\\"b\"\n=x\nnothing");
        QCOMPARE(values.at("NAME"), "Debian GNU/Linux");
        QCOMPARE(values.at("VERSION_ID"), "12");
        QCOMPARE(values.at("VERSION_CODENAME"), "bookworm");
        QCOMPARE(values.at("ODD"), "a\"b");
        QCOMPARE(values.size(), 4U);
    }

    void countsOnlyInstalledPackages()
    {
        const auto packages =
            installedPackages("Package: dkms\nStatus: install ok installed\n"
                              "Version: 3.0.10-8\nDescription: x\n Package: y\n\n"
                              "Package: gone\nStatus: deinstall ok config-files\n"
                              "Version: 1\n\n"
                              "Package: torn\nStatus: install ok half-installed\n"
                              "Version: 1\n\n"
                              "Package: last\nStatus: hold ok installed\nVersion: 2");
        QCOMPARE(packages.size(), 2U);
        QCOMPARE(packages.at("dkms"), "3.0.10-8");
        QCOMPARE(packages.at("last"), "2");
    }

    void readsALoaderEntry()
    {
        const auto entry = parseLoaderEntry("title    Proxmox VE 8.2\nversion  6.8.4-2-pve\n"
                                            "# note\noptions  root=ZFS=rpool/ROOT/pve-1 boot=zfs\n"
                                            "options quiet\nlinux  /EFI/proxmox/vmlinuz\n"
                                            "initrd /EFI/proxmox/initrd\n");
        QCOMPARE(entry.version, "6.8.4-2-pve");
        QCOMPARE(entry.options, "root=ZFS=rpool/ROOT/pve-1 boot=zfs quiet");
        QCOMPARE(entry.initrd, "/EFI/proxmox/initrd");
    }

    void ordersKernelsByNumber()
    {
        QVERIFY(compareKernels("6.8.4-2-pve", "6.8.12-4-pve") < 0);
        QVERIFY(compareKernels("6.14.0-1-pve", "6.8.12-4-pve") > 0);
        QVERIFY(compareKernels("6.8.4-2-pve", "6.8.4-2-pve") == 0);
        QVERIFY(compareKernels("6.8", "6.8.4") < 0);
        QVERIFY(compareKernels("99999999999999999999999", "1") > 0);
    }

    void readsWhichVmsHaLooksAfter()
    {
        QCOMPARE(haManagedVms("# comment\n"
                              "vm: 100\n"
                              "\tgroup all\n"
                              "\tstate started\n"
                              "\n"
                              "ct: 101\n"
                              "\tstate ignored\n"
                              "vm: 102\r\n"
                              "\tstate ignored\r\n"
                              "pvevm:103\n"
                              "pvevm: 104\n"
                              "VM:\t110 \n"
                              "vm : 111\n"
                              "vm:112\n"
                              "# comment\n"
                              "\tstate ignored\n"
                              "vm: 105 106\n"
                              "vm: -7\nvm: 0\nvm: 99999999999\nvm: 1x\n"
                              "  vm: 108\n"
                              "vm: 109"),
                 (std::set<int>{100, 103, 104, 109, 110}));
        QVERIFY(haManagedVms("").empty());
        QVERIFY(haManagedVms(std::string(1024 * 1024, '\0')).empty());
        QVERIFY(haManagedVms("\tstate ignored\n\xff\xfe: 100\n").empty());
    }

    void knowsUtf8()
    {
        QVERIFY(isUtf8(""));
        QVERIFY(isUtf8("\xe4\xb8\xad\xf0\x9f\x98\x80"));
        QVERIFY(!isUtf8("\xc0\xaf"));         // overlong
        QVERIFY(!isUtf8("\xed\xa0\x80"));     // surrogate
        QVERIFY(!isUtf8("\xf4\x90\x80\x80")); // above U+10FFFF
        QVERIFY(!isUtf8("\xe4\xb8"));         // cut
        QVERIFY(!isUtf8("\x80"));
    }

    void theUnitComesBeforeTheGuestsAndHoldsNothing()
    {
        const std::string unit = vfUnitText("0000:00:02.0", 3);
        QVERIFY(unit.find("Before=pve-guests.service\n") != std::string::npos);
        QVERIFY(unit.find("vfs up --pf 0000:00:02.0 --count 3\n") != std::string::npos);
        QVERIFY(unit.find("RequiredBy") == std::string::npos);
    }
};

QTEST_GUILESS_MAIN(TestSmallFormats)
#include "tst_small_formats.moc"
