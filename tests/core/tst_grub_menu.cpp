// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/grub_menu.h"
#include "core/model/grub_way_back.h"
#include "core/model/kernel_cmdline.h"
#include "tests/support/hostile.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace vfpilot::model;

namespace {

QByteArray fixture(const char* name)
{
    QFile file(QStringLiteral(VFPILOT_TEST_DATA "/formats/grub_menu/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

std::string simple(const std::string& linux)
{
    return "menuentry 'a' {\n" + linux + "\n}\n";
}

std::string optionsOf(const std::string& linux)
{
    const auto entries = parseGrubMenu(simple(linux));
    return entries.size() == 1 ? entries[0].options : "no entry";
}

// Three entries, the second one a submenu with two.
std::string menuWith(const std::string& setting)
{
    return setting + "\nmenuentry 'zero' --id id0 {\nlinux /vmlinuz-0\n}\n"
                     "submenu 'one' --id id1 {\n"
                     "menuentry 'one-zero' {\nlinux /vmlinuz-10\n}\n"
                     "menuentry 'one>one' --id id11 {\nlinux /vmlinuz-11\n}\n}\n"
                     "menuentry \"two\" --class x {\nlinux /vmlinuz-2 a\n}\n"
                     "menuentry 'memory test' {\nlinux16 /memtest\n}\n";
}

std::string kernelOfDefault(const std::string& text)
{
    const auto entries = parseGrubMenu(text);
    const GrubMenuEntry* entry = defaultEntry(text, entries);
    return entry ? entry->kernel : "none";
}

} // namespace

class TestGrubMenu : public QObject
{
    Q_OBJECT

private slots:
    void knowsThePageWithTheLineOfBefore()
    {
        const std::string text = "menuentry 'a' {\nlinux /vmlinuz-1 x\n}\n"
                                 "submenu 'before' --id ours {\n"
                                 "menuentry 'b' {\nlinux /vmlinuz-1 old\n}\n}\n"
                                 "submenu 'other' --id theirs {\n"
                                 "menuentry 'c' {\nlinux /vmlinuz-1 x\n}\n}\n";
        const auto entries = parseGrubMenu(text, "ours");
        QCOMPARE(entries.size(), 3U);
        QVERIFY(!entries[0].wayBack && !entries[0].recovery && !entries[2].wayBack);
        QVERIFY(entries[1].wayBack && entries[1].recovery && entries[1].inSubmenu);
        QVERIFY(!parseGrubMenu(text)[1].wayBack);
        QCOMPARE(kernelOfDefault(text), "1"); // it stands last and is nobody's default
    }

    /// GRUB's own script stands in for itself; this one only says what it was given.
    void thePageSaysWhatWasConfigured_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::newRow("plain") << QByteArray("root=ZFS=rpool/ROOT/pve-1 boot=zfs quiet");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("quotes") << QByteArray("a=\"b c\" d='e' $HOME `id` $(id) \\n %s");
    }
    void thePageSaysWhatWasConfigured()
    {
        QFETCH(QByteArray, line);
        QTemporaryDir folder;
        const auto put = [&folder](const char* name, const QByteArray& text) {
            QFile file(folder.filePath(name));
            QVERIFY(file.open(QIODevice::WriteOnly) && file.write(text) == text.size());
            file.setPermissions(file.permissions() | QFile::ExeOwner);
        };
        put("42_vfpilot",
            QByteArray::fromStdString(grubWayBackText("the-page", "The page", line.toStdString())));
        put("10_linux", "#!/bin/sh\n"
                        "printf '%s\\n' 'function f {' '}' \"menuentry 'k' {\" "
                        "\"linux /vmlinuz-1 root=/dev/sda1 ro $GRUB_CMDLINE_LINUX "
                        "$GRUB_CMDLINE_LINUX_DEFAULT\" '}'\n");
        QProcess script;
        script.start(folder.filePath("42_vfpilot"), {});
        QVERIFY(script.waitForFinished() && script.exitCode() == 0);
        QCOMPARE(script.readAllStandardOutput(),
                 "submenu 'The page' --id the-page {\n"
                 "menuentry 'k' {\nlinux /vmlinuz-1 root=/dev/sda1 ro " +
                     line + " \n}\n}\n");
        put("10_linux", "#!/bin/sh\nexit 1\n"); // a menu without the page, not a broken one
        script.start(folder.filePath("42_vfpilot"), {});
        QVERIFY(script.waitForFinished() && script.exitCode() == 0);
        QVERIFY(script.readAllStandardOutput().isEmpty());
    }

    void readsAMenuOfAPlainHost()
    {
        const std::string text = fixture("lvm.cfg").toStdString();
        const auto entries = parseGrubMenu(text);
        QCOMPARE(entries.size(), 5U);
        QCOMPARE(entries[0].title, "Proxmox VE GNU/Linux");
        QCOMPARE(entries[0].kernel, "6.8.12-4-pve");
        QCOMPARE(entries[0].options, "root=/dev/mapper/pve-root ro quiet intel_iommu=on iommu=pt");
        QVERIFY(!entries[0].inSubmenu && !entries[0].recovery);
        QCOMPARE(QString::fromStdString(text).split('\n')[entries[0].line - 1].left(9),
                 QString("menuentry"));
        QVERIFY(entries[1].inSubmenu && !entries[1].recovery);
        QVERIFY(entries[2].inSubmenu && entries[2].recovery);
        QCOMPARE(entries[2].options, "root=/dev/mapper/pve-root ro single");
        QCOMPARE(entries[4].kernel, "6.8.4-2-pve");
        QCOMPARE(defaultEntry(text, entries), &entries[0]);
    }

    void readsAMenuWithAPinnedKernel()
    {
        const std::string text = fixture("pinned.cfg").toStdString();
        const auto entries = parseGrubMenu(text);
        QCOMPARE(entries.size(), 3U);
        QCOMPARE(entries[0].options,
                 "root=ZFS=rpool/ROOT/pve-1 boot=zfs quiet \"dyndbg=file vfio +p\"");
        QCOMPARE(KernelCmdline::parse(entries[0].options).value("dyndbg"),
                 std::optional<std::string>("file vfio +p"));
        QCOMPARE(entries[2].kernel, "6.8.4-2-pve");
        QCOMPARE(defaultEntry(text, entries), &entries[2]);
    }

    void knowsTheDefault_data()
    {
        QTest::addColumn<QString>("setting");
        QTest::addColumn<QString>("kernel");
        const auto row = [](const char* setting, const char* kernel) {
            QTest::newRow(setting) << setting << kernel;
        };
        row("", "0");
        row("set default=\"0\"", "0");
        row("set default=2", "2");
        row("set default='1>1'", "11");
        row("set default=1", "10");
        row("set default=\"one>one-zero\"", "10");
        row("set default=\"one>one>>one\"", "11");
        row("set default=\"id1>id11\"", "11");
        row("set default=\"id11\"", "0");
        row("set default=two", "2");
        row("set default=\"gone\"", "0");
        row("set default=9", "0");
        row("set default=99999999999999999999999", "0");
        row("set default=3", "none");
        row("set default=2\nset default=\"${saved_entry}\"", "0");
        row("if [ \"${next_entry}\" ] ; then set default=\"${next_entry}\"; else set "
            "default=\"2\"; fi",
            "2");
        row("set default=\"2\"\nif [ x ]; then\n set default=\"${next_entry}\"\nfi", "2");
        row("set default=2 # set default=0", "2");
        row("function f {\n set a=1\n}\nset default=2", "2");
    }

    void knowsTheDefault()
    {
        QFETCH(QString, setting);
        QFETCH(QString, kernel);
        QCOMPARE(QString::fromStdString(kernelOfDefault(menuWith(setting.toStdString()))), kernel);
    }

    void readsGrubsQuotes()
    {
        QCOMPARE(optionsOf("linux /boot/vmlinuz-6 a  'b' \"c\" d\\ e"), "a b c \"d e\"");
        QCOMPARE(optionsOf("linuxefi /vmlinuz-6 a\\\n b"), "a b");
        QCOMPARE(optionsOf("linux (hd0,gpt2)/vmlinuz-6 a=\"\\\"x\\\"\" ${gfx} b"),
                 "a=\\\"x\\\" ${gfx} b");
        QCOMPARE(optionsOf("if true; then linux /vmlinuz-6 a; fi"), "a");
        QCOMPARE(optionsOf("echo linux /vmlinuz-6 a"), "no entry");
        QCOMPARE(optionsOf("# linux /vmlinuz-6 a"), "no entry");
        QCOMPARE(optionsOf("linux /vmlinuz-6"), "");
        QCOMPARE(optionsOf("linux /vmlinuz-6 a\r"), "a");
        QCOMPARE(optionsOf("echo 'a { b }'\nlinux /vmlinuz-6 '}' b"), "} b");
        QCOMPARE(parseGrubMenu("menuentry \"it's \\\"x\\\"\" {\nlinux /vmlinuz-6\n}")[0].title,
                 "it's \"x\"");
        QCOMPARE(parseGrubMenu("menuentry --class a 'b' {\nlinux /vmlinuz-6\n}")[0].title, "b");
    }

    void survivesHostileText_data()
    {
        vfpilot::test::addHostileRows(fixture("lvm.cfg"));
        QTest::newRow("deep") << QByteArray("submenu a {\n").repeated(50000);
        QTest::newRow("closing") << QByteArray(vfpilot::test::manySize, '}');
        QTest::newRow("open quote") << QByteArray("menuentry '").repeated(50000);
    }

    void survivesHostileText()
    {
        QFETCH(QByteArray, bytes);
        const std::string text = bytes.toStdString();
        const auto entries = parseGrubMenu(text);
        const GrubMenuEntry* entry = defaultEntry(text, entries);
        QVERIFY(!entry || !entry->kernel.empty());
        QVERIFY(entries.empty() || bytes.size() > 1000);
    }

    void aTornMenuHasNoTornEntry()
    {
        const QByteArray whole = fixture("lvm.cfg");
        const auto all = parseGrubMenu(whole.toStdString());
        vfpilot::test::cutAtEveryByte(whole, [&all](const std::string& text) {
            const auto entries = parseGrubMenu(text);
            QVERIFY(entries.size() <= all.size());
            for (std::size_t i = 0; i < entries.size(); ++i)
                QCOMPARE(entries[i].options, all[i].options);
        });
    }
};

QTEST_GUILESS_MAIN(TestGrubMenu)
#include "tst_grub_menu.moc"
