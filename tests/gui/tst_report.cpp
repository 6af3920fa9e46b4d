// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/report/document.h"
#include "gui/report/document_writer.h"
#include "gui/report/print.h"
#include "gui/report/recovery_card.h"
#include "gui/report/report.h"
#include "gui/wizard/language.h"

#include <QBuffer>
#include <QPdfWriter>
#include <QTest>
#include <QTextBlock>
#include <QTextDocument>
#include <QXmlStreamReader>

using namespace vfpilot;
using namespace vfpilot::gui;

namespace {

constexpr auto hostile =
    "<script>alert(1)</script> & \"x\" | [a](http://evil) `code` **b** \u202e\x1b[2J";

ReportFacts hostileFacts()
{
    ReportFacts facts;
    facts.host = QString::fromUtf8(hostile);
    facts.address = QString::fromUtf8(hostile);
    facts.version = QStringLiteral("0.1.0");
    facts.made = QDateTime(QDate(2026, 11, 23), QTime(23, 15));
    facts.probe.facts.node = hostile;
    facts.probe.facts.cpu.model = hostile;
    facts.probe.facts.boot.running = hostile;
    facts.probe.facts.logLines = {hostile, "```\n# not a heading"};
    protocol::GpuFacts gpu;
    gpu.address = "0000:00:02.0";
    gpu.vfs = {{hostile, hostile, 19, {101}}};
    facts.probe.facts.gpus = {gpu};
    protocol::Finding finding;
    finding.id = hostile;
    finding.state = protocol::FindingState::Blocking;
    finding.args = {{"missing", hostile}};
    facts.probe.chain = {finding};
    finding.id = "running-parameters";
    finding.cause = "parameters-not-running";
    facts.probe.chain.push_back(finding);
    protocol::VmInfo vm;
    vm.vmid = 101;
    vm.name = hostile;
    vm.status = hostile;
    vm.hostpci = {{0, hostile, {}}};
    facts.vms = {vm};
    protocol::JobInfo job;
    job.summary.id = hostile;
    job.summary.kind = "vm";
    job.summary.args = {{"vf", hostile}, {"vmid", hostile}};
    job.steps.resize(1);
    job.steps[0].planned.id = hostile;
    job.steps[0].planned.kind = "own-file";
    job.steps[0].planned.args = {{"path", hostile}};
    job.errors = {Error{Errc::FileUnwritable, {{"path", hostile}}, {}}};
    facts.jobs = {job};
    return facts;
}

void wellFormed(const QString& html)
{
    // The page is also well-formed XML but for the void elements of its head.
    QString xml = html.mid(html.indexOf(QLatin1String("<body>")));
    xml.remove(QLatin1String("</html>"));
    QXmlStreamReader reader(xml);
    QStringList names;
    while (!reader.atEnd()) {
        if (reader.readNext() == QXmlStreamReader::StartElement)
            names << reader.name().toString();
    }
    QVERIFY2(!reader.hasError(), qPrintable(reader.errorString()));
    QVERIFY(!names.contains(QStringLiteral("script")));
    QVERIFY(!names.contains(QStringLiteral("a")));
}

} // namespace

class TestReport : public QObject
{
    Q_OBJECT

private slots:
    void init() { setLanguage(QStringLiteral("en")); }

    void htmlShowsHostTextAsText()
    {
        const QString html = report(hostileFacts()).toHtml(QStringLiteral("en"));
        wellFormed(html);
        QVERIFY(html.contains(QLatin1String("&lt;script&gt;alert(1)")));
        QVERIFY(!html.contains(QChar(0x202e)));
        QVERIFY(!html.contains(QChar(0x1b)));
        QVERIFY(html.contains(QLatin1String("default-src 'none'")));
    }

    void markdownShowsHostTextAsText()
    {
        const QString markdown = report(hostileFacts()).toMarkdown();
        QVERIFY(!markdown.contains(QLatin1String("\n# not a heading\n```\n\n#")));
        QVERIFY(!markdown.contains(QChar(0x202e)));
        // Outside of code blocks nothing of it is markup.
        const QString outside = markdown.section(QLatin1String("````"), 0, 0);
        QVERIFY(outside.contains(QLatin1String("\\<script\\>")));
        QVERIFY(!outside.contains(QLatin1String(" <script")));
        QVERIFY(!outside.contains(QLatin1String("](http:")));
        QVERIFY(markdown.contains(QLatin1String("````\n"))); // longer than the fence in the log
    }

    void everyRowOfAMarkdownTableHasItsColumns()
    {
        int columns = -1;
        const auto lines = report(hostileFacts()).toMarkdown().split(u'\n');
        for (const QString& line : lines) {
            if (!line.startsWith(u'|')) {
                columns = -1;
                continue;
            }
            QString bare = line;
            bare.remove(QLatin1String("\\|"));
            const int found = static_cast<int>(bare.count(u'|'));
            if (columns >= 0)
                QCOMPARE(found, columns);
            columns = found;
        }
    }

    void markdownEscapes_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("escaped");
        QTest::newRow("plain") << "0000:00:02.1 vfio-pci"
                               << "0000:00:02.1 vfio-pci";
        QTest::newRow("list") << "- a"
                              << "\\- a";
        QTest::newRow("number") << "12. a"
                                << "12\\. a";
        QTest::newRow("cell") << "a|b"
                              << "a\\|b";
        QTest::newRow("entity") << "&lt;"
                                << "\\&lt;";
        QTest::newRow("link") << "https://a"
                              << "https\\://a";
        QTest::newRow("www") << "www.a"
                             << "www\\.a";
        QTest::newRow("image") << "![x](y)"
                               << "!\\[x\\](y)";
    }
    void markdownEscapes()
    {
        QFETCH(QString, text);
        QTEST(markdownEscaped(text), "escaped");
    }

    void saysThatAHostIsSimulated()
    {
        ReportFacts facts;
        QVERIFY(!report(facts).toText().contains(QLatin1String("simulated")));
        facts.probe.facts.simulated = true;
        QVERIFY(report(facts).toText().contains(QLatin1String("simulated")));
        QVERIFY(report(facts).toHtml(QStringLiteral("en")).contains(QLatin1String("simulated")));
    }

    void isWholeInBothLanguages()
    {
        const ReportFacts facts = hostileFacts();
        const QString english = report(facts).toText();
        setLanguage(QStringLiteral("zh_CN"));
        const QString chinese = report(facts).toText();
        QVERIFY(english.contains(QLatin1String("Give ")));
        QVERIFY(chinese.contains(QString::fromUtf8("分配给虚拟机")));
        QVERIFY(report(facts)
                    .toHtml(QStringLiteral("zh_CN"))
                    .contains(QLatin1String("<html lang=\"zh-CN\">")));
    }

    void theCardSaysHowToComeBack()
    {
        protocol::JobInfo job;
        job.summary.id = "20261123-231501-4f2a";
        job.steps.resize(2);
        job.steps[1].planned.kind = "edit-file";
        job.steps[1].planned.args = {{"tokens", "intel_iommu=on i915.max_vfs=7"}};
        protocol::Facts facts;
        facts.boot.loader = "systemd-boot";
        facts.kernels = {{"6.8.4-2-pve", true, false, true, ""},
                         {"6.8.12-1-pve", false, true, true, ""}};
        const CardFacts card =
            cardFacts(QStringLiteral("pve"), QStringLiteral("10.0.0.2"), facts, job);
        QCOMPARE(card.kernel, QStringLiteral("6.8.12-1-pve")); // the one that starts next
        const QString text = recoveryCard(card).toText();
        for (const char* part :
             {"6.8.12-1-pve", "module_blacklist=i915,xe", "intel_iommu=on i915.max_vfs=7",
              "/usr/local/libexec/vfpilot/vfpilot-engine undo 20261123-231501-4f2a",
              "systemctl reboot", "https://10.0.0.2:8006", "proxmox-boot-tool refresh"})
            QVERIFY2(text.contains(QLatin1String(part)), part);
        wellFormed(recoveryCard(card).toHtml(QStringLiteral("en")));
    }

    void theCardOfGrubNamesThePageOfTheMenu()
    {
        CardFacts card;
        card.loader = QStringLiteral("grub");
        card.kernel = QStringLiteral("6.8.12-1-pve");
        QVERIFY(!recoveryCard(card).toText().contains(QLatin1String("from before")));
        card.hasWayBack = true;
        card.guardMinutes = 5;
        const QString text = recoveryCard(card).toText();
        for (const char* part : {"vfpilot: kernel parameters from before", "Ctrl+X", "update-grub",
                                 "/etc/grub.d/42_vfpilot", "initramfs stay", "5 minutes"})
            QVERIFY2(text.contains(QLatin1String(part)), part);
        QVERIFY(!text.contains(QLatin1String("proxmox-boot-tool")));
    }

    void theCardKeepsHostTextPlain()
    {
        CardFacts card;
        card.host = card.address = card.kernel = card.job = QString::fromUtf8(hostile);
        card.tokens = {QString::fromUtf8(hostile)};
        const QString html = recoveryCard(card).toHtml(QStringLiteral("en"));
        wellFormed(html);
        QVERIFY(!html.contains(QChar(0x202e)));
    }

    void paperIsBlackOnWhite()
    {
        QBuffer file;
        QVERIFY(file.open(QIODevice::WriteOnly));
        CardFacts facts;
        facts.host = QString::fromUtf8(hostile);
        facts.job = QStringLiteral("20261123-231501-4f2a");
        QPdfWriter paper(&file);
        paper.setPageSize(QPageSize(QPageSize::A4));
        drawOnPaper(recoveryCard(facts), paper);
        QVERIFY(file.data().startsWith("%PDF"));
        QVERIFY(file.data().size() > 2000);
        // Whatever the theme is: the words of the page on screen may be white.
        QTextDocument text;
        writeDocument(text, recoveryCard(facts), {Qt::black, Qt::white, QFont(), QFont()});
        for (QTextBlock block = text.begin(); block.isValid(); block = block.next()) {
            for (auto part = block.begin(); !part.atEnd(); ++part)
                QCOMPARE(part.fragment().charFormat().foreground().color(), QColor(Qt::black));
        }
        QVERIFY(text.toPlainText().contains(QLatin1String("<script>alert(1)</script>")));
    }
};

QTEST_MAIN(TestReport)
#include "tst_report.moc"
