// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/probe/probe.h"
#include "core/protocol/codec.h"
#include "tests/support/captured_tree.h"

#include <QTest>

#include <algorithm>

using namespace vfpilot;
using namespace vfpilot::protocol;
using vfpilot::test::CapturedTree;

namespace {

constexpr auto kernel = "6.8.4-2-pve";
constexpr auto globalVendor = "8be4df61-93ca-11d2-aa0d-00e098032b8c";
constexpr auto loaderVendor = "4a67b082-0a4c-41cf-b6c7-440b29bb8c4f";
const std::string mokList =
    "/sys/firmware/efi/efivars/MokListRT-605dab50-e046-4300-abb6-3dd810dd8b23";

std::string efiVariable(const std::string& name, const std::string& vendor)
{
    return "/sys/firmware/efi/efivars/" + name + "-" + vendor;
}

/// An EFI variable's text: attributes, then UTF-16.
std::string efiText(std::string_view ascii)
{
    std::string bytes(4, '\x06');
    for (const char c : ascii)
        bytes += {c, '\0'};
    return bytes + std::string(2, '\0');
}

std::string nextKernel(const Facts& facts)
{
    const auto next = std::find_if(facts.kernels.begin(), facts.kernels.end(),
                                   [](const KernelFacts& each) { return each.next; });
    return next == facts.kernels.end() ? std::string() : next->release;
}

Facts facts(CapturedTree& tree)
{
    auto found = probe::probe(tree.host());
    if (!found)
        qFatal("%s", found.error().detail.c_str());
    return std::move(*found);
}

} // namespace

/// Which loader starts the host, what it passes on, and whether it may load the driver.
class TestBoot : public QObject
{
    Q_OBJECT

private slots:
    void tellsLoadersApart_data()
    {
        QTest::addColumn<QByteArray>("cmdline");
        QTest::addColumn<QByteArray>("uuids");
        QTest::addColumn<bool>("grubOnEsp");
        QTest::addColumn<QString>("loader");
        const QByteArray systemd = "initrd=\\EFI\\proxmox\\6.8.4-2-pve\\initrd.img root=a";
        const QByteArray grub = "BOOT_IMAGE=/boot/vmlinuz-6.8.4-2-pve root=a";
        QTest::newRow("systemd") << systemd << QByteArray("AD4C-36C9\n") << false << "systemd-boot";
        QTest::newRow("comment") << systemd << QByteArray("# AD4C-36C9\n") << false << "unknown";
        QTest::newRow("no ESPs") << systemd << QByteArray() << false << "unknown";
        QTest::newRow("disagree") << systemd << QByteArray("AD4C-36C9\n") << true << "unknown";
        QTest::newRow("grub") << grub << QByteArray() << false << "grub";
        QTest::newRow("grub on ESPs") << grub << QByteArray("AD4C-36C9\n") << true << "grub-esp";
        QTest::newRow("both") << systemd + " " + grub << QByteArray("AD4C-36C9\n") << false
                              << "unknown";
        QTest::newRow("neither") << QByteArray("root=a") << QByteArray("AD4C-36C9\n") << false
                                 << "unknown";
        QTest::newRow("inside a word")
            << QByteArray("xBOOT_IMAGE=a root=a") << QByteArray() << false << "unknown";
    }

    void tellsLoadersApart()
    {
        QFETCH(QByteArray, cmdline);
        QFETCH(QByteArray, uuids);
        QFETCH(bool, grubOnEsp);
        QFETCH(QString, loader);
        CapturedTree tree;
        tree.remove(efiVariable("LoaderInfo", loaderVendor));
        tree.remove(efiVariable("BootCurrent", globalVendor));
        tree.put("/proc/cmdline", cmdline.toStdString());
        tree.put("/etc/kernel/proxmox-boot-uuids", uuids.toStdString());
        if (grubOnEsp)
            tree.put("/dev/disk/by-uuid/AD4C-36C9/EFI/proxmox/grubx64.efi", "");
        const auto host = facts(tree);
        QCOMPARE(host.boot.loader, loader.toStdString());
        QCOMPARE(host.boot.entries.empty(), loader != "systemd-boot");
        QCOMPARE(host.boot.configured.empty(), loader != "systemd-boot");
    }

    void contradictingReadingsAreAllListed()
    {
        CapturedTree tree;
        const std::string info = efiVariable("LoaderInfo", loaderVendor);
        tree.put(info, efiText("GRUB 2.12-9"));
        auto boot = facts(tree).boot;
        QCOMPARE(boot.loader, "unknown");
        QVERIFY(boot.entries.empty() && boot.configured.empty() && boot.configuredPath.empty());
        QCOMPARE(boot.disagreement,
                 (std::vector<std::string>{
                     "/proc/cmdline: initrd=\\EFI\\proxmox\\6.8.4-2-pve\\initrd.img-6.8.4-2-pve",
                     "efivar LoaderInfo: GRUB 2.12-9",
                     "efivar BootCurrent: \\EFI\\systemd\\systemd-bootx64.efi",
                     "ESP AD4C-36C9: EFI/systemd/systemd-bootx64.efi",
                     "ESP AD4C-A52A: EFI/systemd/systemd-bootx64.efi"}));
        tree.put(info, efiText("rEFInd 0.14")); // says nothing of what PVE uses
        QCOMPARE(facts(tree).boot.loader, "systemd-boot");
        tree.put(info, "\x06");
        tree.put(efiVariable("Boot0001", globalVendor), std::string(10, '\xff'));
        tree.put(efiVariable("BootCurrent", globalVendor), "xxxxx");
        QCOMPARE(facts(tree).boot.loader, "systemd-boot");
        tree.remove("/sys/firmware/efi"); // systemd-boot needs UEFI
        boot = facts(tree).boot;
        QCOMPARE(boot.firmware, "bios");
        QCOMPARE(boot.loader, "unknown");
        QCOMPARE(boot.disagreement[1], "/sys/firmware/efi: absent");
    }

    void readsGrubsConfigurationAsTheShellDoes()
    {
        CapturedTree tree("n100-pve84-grub-lvm");
        auto boot = facts(tree).boot;
        QCOMPARE(boot.configured, "quiet");
        QCOMPARE(boot.configuredPath, "/etc/default/grub");
        tree.put("/etc/default/grub.d/zz-vfpilot.cfg",
                 "GRUB_CMDLINE_LINUX_DEFAULT=\"$GRUB_CMDLINE_LINUX_DEFAULT iommu=pt\"\n");
        tree.put("/etc/default/grub.d/zz.dpkg-old", "GRUB_CMDLINE_LINUX_DEFAULT=no\n");
        boot = facts(tree).boot;
        QCOMPARE(boot.configured, "quiet iommu=pt");
        QCOMPARE(boot.configuredPath, "/etc/default/grub.d/zz-vfpilot.cfg");
        tree.put("/etc/default/grub.d/odd.cfg", "# odd\nGRUB_CMDLINE_LINUX+=\" x\"\n");
        boot = facts(tree).boot;
        QCOMPARE(boot.configured, "");
        QCOMPARE(boot.configuredPath, "/etc/default/grub.d/odd.cfg");
        QVERIFY(boot.configuredProblem.starts_with("/etc/default/grub.d/odd.cfg:2: "));
        QCOMPARE(boot.loader, "grub"); // only that is not known
        tree.put("/etc/default/grub.d/odd.cfg", std::string(70'000, 'x'));
        QCOMPARE(facts(tree).boot.configuredProblem, "/etc/default/grub.d/odd.cfg: file-too-large");
    }

    void readsTheMenuThatGrubShows()
    {
        CapturedTree tree("n100-pve84-grub-lvm");
        const Facts host = facts(tree);
        QCOMPARE(host.boot.entries.size(), 5U);
        QCOMPARE(host.boot.entries[0].kernel, "6.14.8-2-bpo12-pve");
        QVERIFY(host.boot.entries[0].source.starts_with("/boot/grub/grub.cfg:"));
        QCOMPARE(std::count_if(host.boot.entries.begin(), host.boot.entries.end(),
                               [](const BootEntry& entry) { return entry.recovery; }),
                 2);
        QCOMPARE(nextKernel(host), "6.14.8-2-bpo12-pve");

        const std::string pinned = "Advanced options for Proxmox VE GNU/Linux>"
                                   "Proxmox VE GNU/Linux, with Linux 6.8.12-13-pve";
        tree.put("/boot/grub/grubenv",
                 "# GRUB Environment Block\nsaved_entry=" + pinned + "\n####");
        QCOMPARE(nextKernel(facts(tree)), "6.14.8-2-bpo12-pve"); // the menu does not ask for it
        std::string menu = tree.read("/boot/grub/grub.cfg");
        menu.replace(menu.find("set default=\"0\""), 15, "set default=\"${saved_entry}\"");
        tree.put("/boot/grub/grub.cfg", menu);
        QCOMPARE(nextKernel(facts(tree)), "6.8.12-13-pve");
        tree.put("/boot/grub/grubenv", "saved_entry=" + pinned + "\nnext_entry=0\n");
        QCOMPARE(nextKernel(facts(tree)), "6.14.8-2-bpo12-pve");
        tree.remove("/boot/grub/grub.cfg");
        tree.put("/etc/kernel/proxmox-boot-pin", "6.8.12-13-pve\n");
        QVERIFY(facts(tree).boot.entries.empty());
        QCOMPARE(nextKernel(facts(tree)), "6.8.12-13-pve");
    }

    void aMenuFullOfSavedEntriesTakesNoMemory_data()
    {
        QTest::addColumn<int>("size");
        QTest::newRow("none saved") << 0;
        QTest::newRow("as much as a block has") << 1000;
        QTest::newRow("more than a block has") << 60000;
    }

    void aMenuFullOfSavedEntriesTakesNoMemory()
    {
        QFETCH(int, size);
        CapturedTree tree("n100-pve84-grub-lvm");
        const std::string name = "${saved_entry}";
        std::string menu = tree.read("/boot/grub/grub.cfg");
        menu += "\n# ";
        while (menu.size() + name.size() < 1024U * 1024)
            menu += name;
        tree.put("/boot/grub/grub.cfg", menu);
        tree.put("/boot/grub/grubenv",
                 "saved_entry=" + std::string(static_cast<std::size_t>(size), 'a') + "\n");
        QCOMPARE(nextKernel(facts(tree)), "6.14.8-2-bpo12-pve");
    }

    void readsTheMenuOnEachEsp()
    {
        CapturedTree tree("n305-pve92-secure-boot");
        Facts host = facts(tree);
        QCOMPARE(host.boot.loader, "grub-esp");
        QCOMPARE(host.boot.entries.size(), 6U);
        QVERIFY(host.boot.entries[3].source.starts_with("ESP AD4C-A52A grub/grub.cfg:"));
        tree.remove("/dev/disk/by-uuid/AD4C-A52A"); // a disk that was taken out
        host = facts(tree);
        QCOMPARE(host.boot.loader, "grub-esp");
        QCOMPARE(host.boot.entries.size(), 3U);
    }

    void hostileMenusStayBelowTheLineLimit()
    {
        CapturedTree tree("n100-pve84-grub-lvm");
        std::string menu;
        for (int i = 0; i < 2000; ++i)
            menu += "menuentry 'x' {\nlinux /vmlinuz-1 " + std::string(400, '\x01') + "\n}\n";
        tree.put("/boot/grub/grub.cfg", menu);
        const Facts host = facts(tree);
        QVERIFY(!host.boot.entries.empty());
        QVERIFY(toJson(host).size() < lineLimit / 2);
    }

    void tellsWhetherDkmsKeyIsEnrolled()
    {
        CapturedTree tree("n305-pve92-secure-boot-enrolled");
        const auto key = [&tree] { return facts(tree).boot.dkmsKey; };
        const std::string list = tree.read(mokList);
        const std::string ours = tree.read("/var/lib/dkms/mok.pub");
        QCOMPARE(facts(tree).boot.secureBoot, "on");
        QCOMPARE(key(), "enrolled");
        tree.put("/var/lib/dkms/mok.pub", ours.substr(1)); // inside a certificate, not one itself
        QCOMPARE(key(), "not-enrolled");
        tree.put("/var/lib/dkms/mok.pub", "");
        QCOMPARE(key(), "unknown");
        tree.put("/var/lib/dkms/mok.pub", ours);
        tree.put(mokList, list.substr(0, list.size() - 1));
        QCOMPARE(key(), "unknown");
        tree.put("/sys/firmware/efi/mok-variables/MokListRT", list.substr(4)); // the whole one
        QCOMPARE(key(), "enrolled");
        tree.remove("/sys/firmware/efi/mok-variables");
        tree.remove(mokList);
        QCOMPARE(key(), "not-enrolled"); // shim makes the list whenever it runs
        tree.remove("/sys/firmware/efi/efivars");
        QCOMPARE(key(), "unknown");
        tree.remove("/var/lib/dkms/mok.pub");
        QCOMPARE(key(), "no-key");
    }

    void tellsWhichKernelComesNext()
    {
        CapturedTree tree;
        tree.put("/boot/vmlinuz-6.8.12-1-pve", "");
        tree.put("/boot/vmlinuz-6.8.12-1-pve.dpkg-tmp", "");
        const std::string esp = "/dev/disk/by-uuid/AD4C-36C9/loader/";
        tree.put(esp + "entries/proxmox-6.8.12-1-pve.conf",
                 "version 6.8.12-1-pve\noptions root=a\n");
        const auto next = [&tree] {
            for (const auto& installed : facts(tree).kernels) {
                if (installed.next)
                    return QString::fromStdString(installed.release);
            }
            return QString();
        };
        QCOMPARE(next(), "6.8.12-1-pve");
        tree.put(esp + "loader.conf", "timeout 3\ndefault proxmox-6.8.4-2-pve.conf\n");
        QCOMPARE(next(), kernel);
        tree.put(esp + "loader.conf", "default nothing-fits\n"); // then the other partition's
        QCOMPARE(next(), kernel);
        const std::string chosen = efiVariable("LoaderEntryDefault", loaderVendor);
        tree.put(chosen, efiText("proxmox-6.8.12-1-pve.conf")); // a key pressed in its menu
        QCOMPARE(next(), "6.8.12-1-pve");
        tree.put(efiVariable("LoaderEntryOneShot", loaderVendor), efiText("proxmox-6.8.4-*"));
        QCOMPARE(next(), kernel);
        tree.remove(efiVariable("LoaderEntryOneShot", loaderVendor));
        tree.put(chosen, efiText("gone.conf"));
        QCOMPARE(next(), kernel);
        tree.put("/proc/cmdline", "BOOT_IMAGE=/vmlinuz root=a");
        QCOMPARE(next(), "6.8.12-1-pve"); // nothing can be told: the newest
        tree.put("/etc/kernel/proxmox-boot-pin", "6.8.4-2-pve\n");
        QCOMPARE(next(), kernel);
    }

    void tellsSecureBoot()
    {
        const std::string variable =
            "/sys/firmware/efi/efivars/SecureBoot-8be4df61-93ca-11d2-aa0d-00e098032b8c";
        CapturedTree tree;
        tree.put(variable, std::string("\x06\0\0\0\x01", 5));
        QCOMPARE(facts(tree).boot.secureBoot, "on");
        tree.put(variable, "\x06");
        QCOMPARE(facts(tree).boot.secureBoot, "unknown");
        tree.remove(variable);
        QCOMPARE(facts(tree).boot.secureBoot, "off"); // of a firmware that knows no such thing
        tree.remove("/sys/firmware/efi/efivars");
        QCOMPARE(facts(tree).boot.secureBoot, "unknown"); // not one variable: not mounted
        tree.put("/sys/firmware/efi/efivars/Boot0000-x", "x");
        QCOMPARE(facts(tree).boot.secureBoot, "off");
        tree.remove("/sys/firmware/efi");
        QCOMPARE(facts(tree).boot.secureBoot, "off");
    }
};

QTEST_GUILESS_MAIN(TestBoot)
#include "tst_boot.moc"
