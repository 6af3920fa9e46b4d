// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/apt_sources.h"
#include "tests/support/hostile.h"

#include <QTest>

using namespace vfpilot::model;

namespace {

const std::string list = "/etc/apt/sources.list.d/pve.list";
const std::string sources = "/etc/apt/sources.list.d/proxmox.sources";

const std::string oneLine =
    "# security updates\n"
    "deb http://security.debian.org bookworm-security main contrib # from Debian\n"
    "\n"
    "#deb https://enterprise.proxmox.com/debian/pve bookworm pve-enterprise\n"
    "  deb [ arch=amd64 signed-by=/usr/share/keyrings/x.gpg ] http://x.org/a stable/\n"
    "deb-src\thttp://deb.debian.org/debian bookworm main\n"
    "# deb is how a line begins\n"
    "deb http://\n"
    "deb http://download.proxmox.com/debian/pve bookworm pve-no-subscription apt update";

const std::string deb822 = "# Proxmox\n"
                           "Types: deb\n"
                           "URIs: http://download.proxmox.com/debian/pve\n"
                           "Suites: trixie\n"
                           "# which ones\n"
                           "Components: pve-no-subscription\n"
                           "Signed-By: /usr/share/keyrings/proxmox-archive-keyring.gpg\n"
                           "\n"
                           "types: deb deb-src\n"
                           "URIs: http://deb.debian.org/debian\n"
                           " http://mirror.example/debian\n"
                           "Suites: trixie trixie-updates\n"
                           "Components:\n"
                           " main\n"
                           "# a comment between\n"
                           "\tcontrib\n"
                           "Signed-By:\n"
                           " -----BEGIN PGP PUBLIC KEY BLOCK-----\n"
                           " .\n"
                           " mQINB\n"
                           "\n\n"
                           "Types: deb\n"
                           "URIs: https://enterprise.proxmox.com/debian/pve\n"
                           "Suites: trixie\n"
                           "Components: pve-enterprise\n"
                           "Enabled: No\n"
                           "\n"
                           "Types: deb\n"
                           "Suites: without-uri";

AptSources read(const std::string& text, const std::string& path)
{
    return *AptSources::parse(text, path);
}

} // namespace

class TestAptSources : public QObject
{
    Q_OBJECT

private slots:
    void readsOneLineEntries()
    {
        const AptSources file = read(oneLine, list);
        QCOMPARE(file.toText(), oneLine);
        const auto& entries = file.entries();
        QCOMPARE(entries.size(), 5U);
        QCOMPARE(entries[0].components, (std::vector<std::string>{"main", "contrib"}));
        QVERIFY(entries[0].enabled);
        QVERIFY(!entries[1].enabled);
        QCOMPARE(entries[1].line, 4);
        QCOMPARE(entries[1].uris[0], "https://enterprise.proxmox.com/debian/pve");
        QCOMPARE(entries[2].signedBy, "/usr/share/keyrings/x.gpg");
        QCOMPARE(entries[2].suites[0], "stable/");
        QVERIFY(entries[2].components.empty());
        QCOMPARE(entries[3].types[0], "deb-src");
        QVERIFY(!entries[3].endsInAptUpdate());
        QVERIFY(entries[4].endsInAptUpdate());
        QCOMPARE(entries[4].line, 9);
    }

    void readsStanzas()
    {
        const AptSources file = read(deb822, sources);
        QCOMPARE(file.toText(), deb822);
        const auto& entries = file.entries();
        QCOMPARE(entries.size(), 3U);
        QCOMPARE(entries[0].line, 2);
        QCOMPARE(entries[0].components, std::vector<std::string>{"pve-no-subscription"});
        QCOMPARE(entries[0].signedBy, "/usr/share/keyrings/proxmox-archive-keyring.gpg");
        QCOMPARE(entries[1].types.size(), 2U);
        QCOMPARE(entries[1].uris.size(), 2U);
        QCOMPARE(entries[1].suites.size(), 2U);
        QCOMPARE(entries[1].components, (std::vector<std::string>{"main", "contrib"}));
        QVERIFY(entries[1].signedBy.find("mQINB") != std::string::npos);
        QVERIFY(entries[1].enabled);
        QVERIFY(!entries[2].enabled);
    }

    void switchesEntries()
    {
        for (const auto& [text, path] : {std::pair(oneLine, list), std::pair(deb822, sources)}) {
            const AptSources file = read(text, path);
            for (std::size_t i = 0; i < file.entries().size(); ++i) {
                const AptEntry& entry = file.entries()[i];
                QCOMPARE(file.withEnabled(entry.line, entry.enabled).toText(), text);
                const AptSources other = file.withEnabled(entry.line, !entry.enabled);
                QCOMPARE(other.entries().size(), file.entries().size());
                QCOMPARE(other.entries()[i].enabled, !entry.enabled);
                QCOMPARE(other.entries()[i].uris, entry.uris);
                QCOMPARE(other.entries()[i].components, entry.components);
                QCOMPARE(other.withEnabled(entry.line, !entry.enabled).toText(), other.toText());
                if (entry.enabled && !entry.uris[0].starts_with("http://x.org"))
                    QCOMPARE(other.withEnabled(entry.line, true).toText(), text);
            }
            QCOMPARE(file.withEnabled(1, false).toText(), text);
        }
        QCOMPARE(read("#deb http://a b c\n", list).withEnabled(1, true).toText(),
                 "deb http://a b c\n");
        QCOMPARE(
            read("Types: deb\nURIs: http://a\nSuites: b", sources).withEnabled(1, false).toText(),
            "Types: deb\nURIs: http://a\nSuites: b\nEnabled: no");
        QCOMPARE(read("Types: deb\nEnabled: yes\nURIs: http://a\nSuites: b\n\n#x\n", sources)
                     .withEnabled(1, false)
                     .toText(),
                 "Types: deb\nEnabled: no\nURIs: http://a\nSuites: b\n\n#x\n");
        QCOMPARE(read("Types: deb\nEnabled: no\nURIs: a\nSuites: b\nenabled: no\n", sources)
                     .withEnabled(1, true)
                     .toText(),
                 "Types: deb\nURIs: a\nSuites: b\n");
    }

    void appendsAnEntry()
    {
        const AptEntry entry{{"deb"},
                             {"http://download.proxmox.com/debian/pve"},
                             {"bookworm"},
                             {"pve-no-subscription"},
                             true,
                             "/k.gpg",
                             0};
        QCOMPARE(read("# x", list).withEntry(entry).toText(),
                 "# x\ndeb [signed-by=/k.gpg] http://download.proxmox.com/debian/pve bookworm "
                 "pve-no-subscription");
        QCOMPARE(read("", sources).withEntry(entry).toText(),
                 "Types: deb\nURIs: http://download.proxmox.com/debian/pve\nSuites: bookworm\n"
                 "Components: pve-no-subscription\nSigned-By: /k.gpg\n");
        for (const auto& [text, path] : {std::pair(oneLine, list), std::pair(deb822, sources)}) {
            const AptSources file = read(text, path);
            for (AptEntry copied : file.entries()) {
                const AptSources with = file.withEntry(copied);
                QVERIFY(with.toText().starts_with(text));
                QCOMPARE(with.entries().size(), file.entries().size() + 1);
                const AptEntry& added = with.entries().back();
                QCOMPARE(added.uris, copied.uris);
                QCOMPARE(added.components, copied.components);
                QCOMPARE(added.signedBy, copied.signedBy);
                QCOMPARE(added.enabled, copied.enabled);
            }
        }
    }

    void survivesHostileText_data()
    {
        vfpilot::test::addHostileRows(QByteArray::fromStdString(oneLine + "\n" + deb822 + "\n"));
        QTest::newRow("one stanza") << QByteArray("Types: deb\n").repeated(100000);
        QTest::newRow("many words")
            << "Types: deb\nSuites: a\nURIs:" + QByteArray(" http://a").repeated(100000) + "\n";
    }

    void survivesHostileText()
    {
        QFETCH(QByteArray, bytes);
        for (const std::string& path : {list, sources}) {
            const auto file = AptSources::parse(bytes.toStdString(), path);
            if (!file) {
                QCOMPARE(file.error().args.at("reason"), "not-text");
                continue;
            }
            QCOMPARE(file->toText(), bytes.toStdString());
            if (!file->entries().empty())
                QVERIFY(!file->withEnabled(file->entries().back().line, false)
                             .entries()
                             .back()
                             .enabled);
        }
    }

    void survivesBeingCutAnywhere()
    {
        for (const auto& [text, path] : {std::pair(oneLine, list), std::pair(deb822, sources)}) {
            vfpilot::test::cutAtEveryByte(
                QByteArray::fromStdString(text), [path = path](const std::string& cut) {
                    const AptSources file = read(cut, path);
                    QCOMPARE(file.toText(), cut);
                    if (!file.entries().empty() && file.entries().back().enabled) {
                        const int line = file.entries().back().line;
                        QVERIFY(!file.withEnabled(line, false).entries().back().enabled);
                    }
                });
        }
    }
};

QTEST_GUILESS_MAIN(TestAptSources)
#include "tst_apt_sources.moc"
