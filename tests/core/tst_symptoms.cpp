// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalog/built_in.h"
#include "core/catalog/catalog.h"
#include "core/catalog/patterns.h"
#include "core/catalog/symptoms.h"

#include <QTest>

#include <chrono>

using namespace vfpilot;
using namespace vfpilot::catalog;
using protocol::Finding;
using protocol::FindingState;

namespace {

const Symptoms& symptoms()
{
    static const Symptoms built(Catalog::builtIn()->symptomRules());
    return built;
}

std::vector<Finding> scan(const std::vector<std::string>& lines, std::string_view source = {})
{
    return symptoms().scan(lines, source, "/dev/kmsg");
}

std::string idsOf(const std::vector<Finding>& findings)
{
    std::string ids;
    for (const Finding& finding : findings)
        ids += (ids.empty() ? "" : " ") + finding.id;
    return ids;
}

} // namespace

class TestSymptoms : public QObject
{
    Q_OBJECT

private slots:
    void knowsWhatLogsSay_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QByteArray>("id"); // empty: nothing is known of it
        QTest::addColumn<QByteArray>("source");
        QTest::addColumn<int>("state");
        const auto row = [](const char* id, const char* source, FindingState state,
                            const char* line) {
            QTest::newRow(line) << QByteArray(line) << QByteArray(id) << QByteArray(source)
                                << static_cast<int>(state);
        };
        using enum FindingState;
        row("dkms-module", "kernel", Ok,
            "i915: You are using the i915-sriov-dkms module, a ported version of the i915/xe "
            "module "
            "with SR-IOV support.");
        row("pf-mode", "kernel", Ok, "i915 0000:00:02.0: Running in SR-IOV PF mode");
        row("pf-mode", "kernel", Ok, "xe 0000:00:02.0: [drm] Running in SR-IOV PF mode");
        row("vfs-possible", "kernel", Ok,
            "i915 0000:00:02.0: 7 VFs could be associated with this PF");
        row("vfs-enabled", "kernel", Ok, "i915 0000:00:02.0: Enabled 7 VFs");
        row("vfs-enabled", "kernel", Ok, "xe 0000:00:02.0: [drm] Enabled 3 of 7 VFs");
        row("vf-mode", "guest", Ok, "i915 0000:06:10.0: Running in SR-IOV VF mode");
        row("stock-i915", "kernel", Warning, "i915: unknown parameter 'max_vfs' ignored");
        row("driver-without-sriov", "kernel", Warning,
            "i915 0000:00:02.0: driver does not support SR-IOV configuration via sysfs");
        row("no-vfs", "kernel", Warning,
            "i915 0000:00:02.0: No VFs could be associated with this PF!");
        row("pf-aborted", "kernel", Warning, "i915 0000:00:02.0: PF aborted (-ENODEV)");
        row("bar-space", "kernel", Warning,
            "pci 0000:00:02.0: not enough MMIO resources for SR-IOV");
        row("bar-space", "kernel", Warning,
            "pci 0000:00:02.0: VF BAR 2 [mem size 0xe0000000 64bit pref]: can't assign; no space");
        row("too-many-vfs", "kernel", Warning,
            "bash: echo: write error: Numerical result out of range");
        row("no-driver-bound", "kernel", Warning,
            "pci 0000:00:02.0: no driver bound to device; cannot configure SR-IOV");
        row("vfs-already", "kernel", Info,
            "i915 0000:00:02.0: 3 VFs already enabled. Disable before enabling 7 VFs");
        row("vfs-assigned", "kernel", Warning,
            "i915 0000:00:02.0: Can't disable 7 VFs, 2 are still assigned");
        row("vfs-disabled", "kernel", Info, "i915 0000:00:02.0: Disabled 7 VFs");
        row("vf-reset", "kernel", Warning, "i915 0000:00:02.0: VF3 FLR didn't complete within 500");
        row("no-guc", "kernel", Warning,
            "i915 0000:00:02.1: [drm] *ERROR* GuC submission disabled");
        row("no-guc", "kernel", Warning, "i915 0000:00:02.1: Device initialization failed (-19)");
        row("unsigned-module", "kernel", Info,
            "i915: module verification failed: signature and/or required key missing - tainting "
            "kernel");
        row("key-rejected", "kernel", Blocking,
            "modprobe: ERROR: could not insert 'i915': Key was rejected by service");
        row("symbol-compat", "kernel", Warning,
            "i915: Unknown symbol backport_dma_resv_add_fence (err -2)");
        row("symbol-drm", "guest", Warning, "i915: Unknown symbol drm_dp_mst_topology (err -2)");
        row("exec-format", "kernel", Warning,
            "modprobe: ERROR: could not insert 'xe': Exec format error");
        row("no-mmio", "guest", Warning,
            "i915 0000:06:10.0: Device is non-operational; MMIO access returns 0xFFFFFFFF!");
        row("guc-version", "kernel", Info,
            "i915 0000:00:02.0: [drm] IOV: Unable to confirm version 1.9");
        row("no-hwconfig", "kernel", Info,
            "i915 0000:00:02.0: [drm] GT0: GUC: mmio request 0x4100: failure 201/0");
        row("no-hwconfig", "kernel", Info,
            "i915 0000:00:02.0: [drm] Failed to retrieve hwconfig table: -ENOENT");
        row("vf-save", "kernel", Info,
            "i915 0000:00:02.0: [drm] *ERROR* GT0: IOV: Failed to save VF1 state (-EPROTO)");
        row("null-pointer", "kernel", Warning,
            "BUG: kernel NULL pointer dereference, address: 0000000000000010");
        row("gpu-hang", "kernel", Warning,
            "i915 0000:00:02.0: [drm] GPU HANG: ecode 12:1:85dffffb");
        row("xe-force-probe", "kernel", Info,
            "xe 0000:00:02.0: [drm] Your graphics device 46d1 is not officially supported by xe "
            "driver in this kernel version.");
        row("rom-header", "kernel", Warning,
            "vfio-pci 0000:00:02.0: Invalid PCI ROM header signature: expecting 0xaa55, got "
            "0x0000");
        row("vmx-off", "kernel", Blocking, "x86/cpu: VMX (outside TXT) disabled by BIOS");
        row("dkms-window", "dkms", Warning,
            "Error! The /var/lib/dkms/i915-sriov-dkms/2025.07.22/source/dkms.conf for module "
            "i915-sriov-dkms includes a BUILD_EXCLUSIVE directive which does not match this "
            "kernel/arch/config.");
        row("dkms-failed", "dkms", Warning,
            "Error! Bad return status for module build on kernel: 6.12.117+deb13-amd64 (x86_64)");
        row("dkms-step-failed", "dkms", Warning, "Building module(s).....(bad exit status: 2)");
        row("compile-error", "dkms", Warning,
            "i915_scatterlist.c:206: error: implicit declaration of function "
            "'drm_buddy_block_offset'");
        row("no-headers", "dkms", Warning,
            "Error! Your kernel headers for kernel 6.8.12-4-pve cannot be found at "
            "/lib/modules/6.8.12-4-pve/build or /lib/modules/6.8.12-4-pve/source.");
        row("no-openssl", "dkms", Warning,
            "openssl not found, can't generate key and certificate.");
        row("apt-401", "apt", Warning,
            "Err:5 https://enterprise.proxmox.com/debian/pve bookworm InRelease  401  Unauthorized "
            "[IP: 51.79.159.216 443]");
        row("apt-lock", "apt", Warning,
            "E: Could not get lock /var/lib/dpkg/lock-frontend. It is held by process 812 (apt)");
        row("no-root", "apt", Blocking, "No root= parameter in /etc/kernel/cmdline found!");
        row("pf-taken", "qm", Warning, "TASK ERROR: no pci device info for device '0000:00:02.1'");
        row("vfio-denied", "qm", Warning,
            "kvm: vfio 0000:00:02.1: error getting device from group 14: Permission denied");
        row("map-dma", "qm", Warning,
            "kvm: vfio_container_dma_map(0x5581, 0x380000000000, 0x20000000, 0x7f) = -22");
        row("device-in-use", "qm", Warning,
            "PCI device '0000:00:02.1' already in use by VMID '101'");
        row("needs-q35", "qm", Warning, "q35 machine model is not enabled at /usr/share/perl5");
        row("vm-locked", "qm", Warning, "VM is locked (backup)");
        row("pmxcfs-down", "qm", Warning, "ipcc_send_rec[1] failed: Connection refused");
        row("vm-value", "qm", Warning, "hostpci1.host: value does not match the regex pattern");
        row("code-43", "guest", Warning,
            "Windows has stopped this device because it has reported problems. (Code 43)");
        row("", "", Ok, "i915 0000:00:02.0: [drm] Finished loading DMC firmware");
        row("", "", Ok, "pci 0000:00:02.0: DMAR: Skip IOMMU disabling for graphics");
        row("", "", Ok, "DMAR-IR: Enabled IRQ remapping in x2apic mode");
        row("", "", Ok, "0 VFs could be associated with this PF");
    }

    void knowsWhatLogsSay()
    {
        QFETCH(QByteArray, line);
        QFETCH(QByteArray, id);
        QFETCH(QByteArray, source);
        QFETCH(int, state);
        const auto text = line.toStdString();
        const auto found = scan({"[    1.000000] " + text});
        QCOMPARE(QByteArray::fromStdString(idsOf(found)), id);
        if (id.isEmpty())
            return;
        QCOMPARE(static_cast<int>(found[0].state), state);
        QCOMPARE(found[0].args.at("count"), "1");
        QVERIFY(found[0].evidence[0].text.ends_with(text));
        QCOMPARE(idsOf(scan({text}, source.toStdString())), id.toStdString());
        QCOMPARE(idsOf(scan({text}, source == "qm" ? "apt" : "qm")), "");
    }

    void tellsEachOnceWithItsFirstLinesAndValues()
    {
        std::vector<std::string> lines;
        for (int i = 0; i < 10; ++i) {
            lines.push_back("vf" + std::to_string(i) + ": Can't disable " + std::to_string(i) +
                            " VFs, 2 are still assigned");
            lines.push_back("i915: unknown parameter 'max_vfs' ignored");
        }
        const auto found = scan(lines, "kernel");
        QCOMPARE(idsOf(found), "stock-i915 vfs-assigned"); // in the catalog's order
        QCOMPARE(found[1].args,
                 (Args{{"vfs", "0"}, {"assigned", "2"}, {"count", "10"}, {"link", "vf-count"}}));
        QCOMPARE(found[1].evidence.size(), 3U);
        QCOMPARE(found[1].evidence[0].path, "/dev/kmsg");
        QVERIFY(found[1].evidence[0].text.starts_with("vf0"));
        QCOMPARE(found[1].cause, "symptom-vfs-assigned");
    }

    void explainsOnlyLinksOfTheChain()
    {
        const std::vector<std::string> links = {"cpu-vmx",
                                                "pve-version",
                                                "vtd-firmware",
                                                "igpu",
                                                "supported-device",
                                                "sriov-capability",
                                                "vf-bar-space",
                                                "secure-boot",
                                                "boot-loader",
                                                "kernel-headers",
                                                "driver-built",
                                                "boot-parameters",
                                                "running-parameters",
                                                "iommu-active",
                                                "interrupt-remapping",
                                                "module-loaded",
                                                "module-parameters",
                                                "pf-driver",
                                                "vf-count",
                                                "vf-drivers",
                                                "vf-unit",
                                                "vf-use"};
        for (const SymptomRule& rule : symptoms().rules()) {
            QVERIFY2(rule.link.empty() ||
                         std::find(links.begin(), links.end(), rule.link) != links.end(),
                     rule.id.c_str());
        }
    }

    void oneLineMayShowSeveralThings()
    {
        QCOMPARE(idsOf(scan({"Failed to enable 7 VFs (-ENOMEM), not enough MMIO resources for "
                             "SR-IOV"})),
                 "bar-space vfs-not-enabled");
        QCOMPARE(scan({"Failed to enable 7 VFs (-ENOMEM)"})[0].args.at("count"), "1");
    }

    void survivesHostileLogs()
    {
        const std::string hit = "i915: unknown parameter 'max_vfs' ignored";
        const std::string bad = "\xff\xfe\x80" + hit + "\xc3";
        QCOMPARE(idsOf(scan({bad})), "stock-i915");
        std::string nul = hit;
        nul.insert(0, 3, '\0');
        QCOMPARE(idsOf(scan({nul})), "stock-i915");
        QCOMPARE(idsOf(scan({"", std::string(1, '\0'), "\n\n\n"})), "");
        QCOMPARE(idsOf(scan({})), "");

        // One line of 10 MB: looked at only so far, and its evidence is short.
        std::string huge = hit + std::string(10 * 1024 * 1024, 'a');
        const auto found = scan({huge});
        QCOMPARE(idsOf(found), "stock-i915");
        QVERIFY(found[0].evidence[0].text.size() < 500);
        // A cut inside a character takes all of it away.
        const auto wide = scan({hit + std::string(357, 'x') + "\u4e2d\u4e2d\u4e2d"});
        QVERIFY(QString::fromStdString(wide[0].evidence[0].text).endsWith(QChar(0x2026)));
        QVERIFY(!QString::fromStdString(wide[0].evidence[0].text).contains(QChar(0xfffd)));
        // A value is the host's: as long as it likes.
        const auto value = scan({"E: Unable to locate package " + std::string(5000, 'p')}, "apt");
        QVERIFY(value[0].args.at("package").size() <= 200);
    }

    void takesLinearTime()
    {
        // What makes a backtracking engine try for ever.
        std::vector<std::string> lines(2000, std::string(4000, 'V') + " VF BAR 2" +
                                                 std::string(4000, '('));
        const auto begin = std::chrono::steady_clock::now();
        (void)scan(lines);
        const auto took = std::chrono::steady_clock::now() - begin;
        QVERIFY(took < std::chrono::seconds(20)); // 16 MB; a second without sanitizers
    }

    void refusesSymptoms_data()
    {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<QByteArray>("where");
        const auto row = [](const char* name, const char* from, const char* to, const char* where) {
            QTest::newRow(name) << QByteArray(from) << QByteArray(to) << QByteArray(where);
        };
        row("unknown source", "\"source\": \"kernel\"", "\"source\": \"moon\"",
            "/symptoms/0/source");
        row("no severity", "\"severity\": \"ok\"", "\"severity\": \"planned\"",
            "/symptoms/0/severity");
        row("harmless and severe", "\"severity\": \"ok\"", "\"severity\": \"blocking\"",
            "/symptoms/0/severity");
        row("no pattern", "\"You are using the i915-sriov-dkms module\"", "",
            "/symptoms/0/patterns");
        row("broken pattern", "\"You are using", "\"(You are using", "/symptoms/0/patterns/0");
        row("look-around", "\"You are using", "\"(?=x)You are using", "/symptoms/0/patterns/0");
        row("pattern for everything", "\"You are using the i915-sriov-dkms module\"", "\".*\"",
            "/symptoms/0/patterns/0");
        row("control character in a pattern", "\"You are using", "\"\\u0007You are using",
            "/symptoms/0/patterns/0");
        row("cause that is no key", "\"symptom-dkms-module\"", "\"A Sentence\"",
            "/symptoms/0/cause");
        row("id twice", "\"id\": \"pf-mode\"", "\"id\": \"dkms-module\"", "/symptoms/1");
        row("unknown member", "\"id\": \"pf-mode\"", "\"id\": \"pf-mode\", \"run\": \"rm\"",
            "/symptoms/1");
    }

    void refusesSymptoms()
    {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        QByteArray text(builtInSymptoms.data(), static_cast<int>(builtInSymptoms.size()));
        const auto at = text.indexOf(from);
        QVERIFY(at >= 0);
        text.replace(at, from.size(), to);
        const auto symptomsText = text.toStdString();
        const auto catalog = Catalog::load(
            {builtInDevices, builtInDrivers, builtInParameters, builtInLeftovers, symptomsText});
        QVERIFY(!catalog);
        QCOMPARE(catalog.error().code, Errc::FileMalformed);
        QCOMPARE(catalog.error().args.at("path"), "symptoms.json");
        QTEST(QByteArray::fromStdString(catalog.error().args.at("line")), "where");
    }
};

QTEST_GUILESS_MAIN(TestSymptoms)
#include "tst_symptoms.moc"
