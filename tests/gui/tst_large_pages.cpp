// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/log/log_model.h"
#include "gui/widgets/chain_view.h"
#include "gui/wizard/language.h"
#include "gui/wizard/theme.h"
#include "tests/support/pulse.h"
#include "tests/support/sample_host.h"
#include "tests/support/set_up_host.h"
#include "tests/support/wizard.h"

#include <QAbstractButton>
#include <QApplication>
#include <QLineEdit>
#include <QListView>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBlock>
#include <QTextEdit>
#include <QThread>
#include <QToolButton>
#include <QTreeView>

#include <ctime>
#include <memory>

using namespace vfpilot;
using namespace vfpilot::gui;
using test::Pulse;
using test::Wizard;

namespace {

constexpr int logLines = 10'000;
constexpr int findings = 200;
constexpr int diffLines = 5'000;
constexpr int machineCount = 1'000;
constexpr std::size_t pageSize = 50;
constexpr std::size_t outputSize = 1024 * 1024;

protocol::ProbeReply withManyFindings()
{
    auto probe = test::freshHost();
    const std::string log(1400, 'x');
    for (int i = 0; i < findings; ++i) {
        protocol::Finding finding = probe.chain[11]; // a planned one, with cause and fix
        finding.id = "boot-parameters-" + std::to_string(i);
        for (int piece = 0; piece < 8; ++piece)
            finding.evidence.push_back({"/var/log/kern.log." + std::to_string(piece), log});
        probe.chain.push_back(finding);
    }
    return probe;
}

std::string numberedLines(int count, const char* text)
{
    std::string all;
    for (int i = 0; i < count; ++i)
        all += text + std::to_string(i) + " of a file that nobody reads whole\n";
    return all;
}

protocol::Plan planOf(const protocol::FileChange& change)
{
    auto plan = test::samplePlan();
    plan.steps.front().files = {change};
    return plan;
}

std::vector<protocol::VmInfo> manyMachines()
{
    std::vector<protocol::VmInfo> all;
    for (int i = 0; i < machineCount; ++i) {
        protocol::VmInfo vm = test::machines(false).front();
        vm.vmid = 100 + i;
        vm.name = "machine-" + std::to_string(i);
        vm.status = i % 2 ? "running" : "stopped";
        all.push_back(vm);
    }
    return all;
}

/// Lists come in pages, as an engine sends them; the cursor is a number.
template<class Item>
std::pair<std::vector<Item>, std::string>
pageOf(const std::vector<Item>& all, const std::string& cursor, std::size_t size = pageSize)
{
    const std::size_t begin = cursor.empty() ? 0 : std::stoul(cursor);
    const std::size_t end = std::min(all.size(), begin + size);
    const auto at = [&all](std::size_t i) { return all.begin() + static_cast<std::ptrdiff_t>(i); };
    return {{at(begin), at(end)}, end == all.size() ? std::string() : std::to_string(end)};
}

QString told(const Pulse& pulse)
{
    return QStringLiteral("%1 ms, with a limit of %2 ms")
        .arg(pulse.longestMs())
        .arg(Pulse::limitMs());
}

} // namespace

/// Hosts with much to show: whatever comes, the window answers within a tenth of a second.
class TestLargePages : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_settings.path());
        applyTheme(*qobject_cast<QApplication*>(QCoreApplication::instance()), Theme::Light);
        Pulse::limitMs();
    }
    void init() { setLanguage(QStringLiteral("en")); }

    void thePulseFeelsWhatHoldsTheLoopUp()
    {
        Pulse pulse;
        QVERIFY(pulse.watch([] {
            const auto end = std::clock() + 1.2 * Pulse::limitMs() * CLOCKS_PER_SEC / 1000;
            while (static_cast<double>(std::clock()) < end) {
            }
        }));
        QVERIFY2(pulse.longestMs() > Pulse::limitMs(), qPrintable(told(pulse)));
        Pulse calm;
        QVERIFY(calm.watch([] { QTest::qWait(300); }));
        QVERIFY2(calm.longestMs() < Pulse::limitMs() / 2, qPrintable(told(calm)));
    }

    void theLogTakesTenThousandLines()
    {
        LogModel log;
        Wizard wizard(test::greenProbe(true));
        wizard.press(QStringLiteral("rail.log"));
        auto* list = wizard.find<QListView>(QStringLiteral("log.lines"));
        Pulse pulse;
        const int before = log.rowCount();
        // Lines come from a thread; this one is free to draw meanwhile.
        std::unique_ptr<QThread> writer(QThread::create([] {
            for (int i = 0; i < logLines; ++i)
                qCInfo(wizardLog).noquote() << "line" << i;
        }));
        QVERIFY(pulse.watch([&] { writer->start(); },
                            [&] { return writer->isFinished() && lastLine(log) == logLines - 1; }));
        QVERIFY2(pulse.longestMs() < Pulse::limitMs(), qPrintable(told(pulse)));
        QVERIFY(log.rowCount() > before);
        QCOMPARE(list->indexAt({5, list->viewport()->height() - 20}).row(), log.rowCount() - 1);
    }

    void theChainTakesHundredsOfFindings()
    {
        Wizard wizard(test::freshHost());
        auto* view = wizard.window.page(PageId::Check)->findChild<ChainView*>();
        QVERIFY(view && view->isVisible());
        const auto chain = withManyFindings().chain; // the codec is not what is measured here
        const QString last = QStringLiteral("chain.boot-parameters-%1").arg(findings - 1);
        const auto hasLast = [&] { return wizard.find<QWidget>(last) != nullptr; };
        Pulse coming;
        QVERIFY(coming.watch([&] { view->setChain(chain); }, hasLast));
        QVERIFY2(coming.longestMs() < Pulse::limitMs(), qPrintable(told(coming)));
        Pulse opening;
        auto* row = wizard.find<QWidget>(QStringLiteral("chain.boot-parameters-3"));
        opening.watch([row] { QTest::keyClick(row, Qt::Key_Space); });
        QVERIFY2(opening.longestMs() < Pulse::limitMs(), qPrintable(told(opening)));
        Pulse speaking;
        speaking.watch([] { setLanguage(QStringLiteral("zh_CN")); });
        QVERIFY2(speaking.longestMs() < Pulse::limitMs(), qPrintable(told(speaking)));
        Pulse going;
        const auto fresh = test::freshHost().chain;
        QVERIFY(going.watch([&] { view->setChain(fresh); }, [&] { return !hasLast(); }));
        QVERIFY2(going.longestMs() < Pulse::limitMs(), qPrintable(told(going)));
    }

    void theOutputTakesAMegabyte()
    {
        auto probe = test::pendingProbe();
        probe.stage = "job-running";
        probe.jobs.front().state = protocol::JobState::Running;
        Wizard wizard(probe);
        wizard.engine.answer<protocol::GetJob>(
            test::sriovJob(protocol::JobState::Running, protocol::StepState::Running));
        wizard.press(QStringLiteral("rail.apply"));
        QPlainTextEdit* text = nullptr;
        QTRY_VERIFY((text = wizard.find<QPlainTextEdit>(QStringLiteral("apply.output.text"))));
        Wizard::settle();
        Pulse pulse;
        std::string all = numberedLines(20'000, "line ");
        all.resize(outputSize - 5, 'y');
        all += "\nend\n";
        // One by one, as they come; the codec is not what is measured here.
        constexpr std::size_t chunk = 64 * 1024;
        for (std::size_t at = 0; at < all.size(); at += chunk) {
            const std::string part = all.substr(at, chunk);
            pulse.watch([&] {
                emit wizard.client.jobOutputReceived({test::sriovJobId,
                                                      static_cast<std::int64_t>(at), part,
                                                      static_cast<std::int64_t>(at + part.size())});
            });
        }
        QVERIFY(pulse.watch(
            [] {}, [&] { return text->document()->lastBlock().previous().text() == "end"; }));
        QVERIFY2(pulse.longestMs() < Pulse::limitMs(), qPrintable(told(pulse)));

        Pulse search;
        auto* field = wizard.find<QLineEdit>(QStringLiteral("apply.output.search"));
        search.watch([field] { QTest::keyClicks(field, QStringLiteral("line 19000 ")); });
        QCOMPARE(text->textCursor().selectedText(), QStringLiteral("line 19000 "));
        QVERIFY(wizard.find<QToolButton>(QStringLiteral("apply.output.pause"))->isChecked());
        search.watch([field] { QTest::keyClicks(field, QStringLiteral("nowhere")); });
        QVERIFY2(search.longestMs() < Pulse::limitMs(), qPrintable(told(search)));
    }

    void aDiffOfThousandsOfLinesIsShown_data()
    {
        QTest::addColumn<bool>("isNew");
        QTest::newRow("every line another") << false;
        QTest::newRow("a new file") << true;
    }
    void aDiffOfThousandsOfLinesIsShown()
    {
        QFETCH(bool, isNew);
        Wizard wizard(test::freshHost());
        const protocol::FileChange change{"/etc/default/grub", isNew ? "" : "0644", "0644",
                                          isNew ? "" : numberedLines(diffLines, "before "),
                                          numberedLines(diffLines, "after ")};
        const auto isSaid = [&wizard](const char* words) {
            for (const auto* view : wizard.window.findChildren<QTextEdit*>()) {
                if (view->isVisible() && view->document()->lastBlock().text().contains(words))
                    return true;
            }
            return false;
        };
        Pulse comparing;
        const auto plan = planOf(change);
        comparing.watch([&] { wizard.host.setPlan(plan); });
        QVERIFY2(comparing.longestMs() < Pulse::limitMs(), qPrintable(told(comparing)));
        Pulse showing;
        QVERIFY(showing.watch(
            [&] { wizard.find<QAbstractButton>(QStringLiteral("rail.review"))->click(); },
            [&] { return isSaid("4000 more"); }));
        QVERIFY2(showing.longestMs() < Pulse::limitMs(), qPrintable(told(showing)));
        Pulse speaking;
        QVERIFY(speaking.watch([] { setLanguage(QStringLiteral("zh_CN")); },
                               [&] { return isSaid("4000"); }));
        QVERIFY2(speaking.longestMs() < Pulse::limitMs(), qPrintable(told(speaking)));
    }

    void theMachinesMayBeAThousand()
    {
        Wizard wizard(test::greenProbe(false));
        wizard.engine.compute<protocol::ListVms>(
            [all = manyMachines()](
                const protocol::ListVmsParams& asked) -> Result<protocol::VmsReply> {
                const auto [page, next] = pageOf(all, asked.cursor);
                return protocol::VmsReply{page, test::gpuWithVfs(false).vfs, next};
            });
        Pulse pulse;
        const auto rows = [&wizard] {
            const auto* vms = wizard.find<QTreeView>(QStringLiteral("machines.vms"));
            return vms ? vms->model()->rowCount() : 0;
        };
        QVERIFY(pulse.watch(
            [&] { wizard.find<QAbstractButton>(QStringLiteral("rail.machines"))->click(); },
            [&] { return rows() == machineCount; }));
        auto* vms = wizard.find<QTreeView>(QStringLiteral("machines.vms"));
        pulse.watch([vms] { vms->setCurrentIndex(vms->model()->index(machineCount / 2, 0)); });
        auto* words = wizard.find<QLineEdit>(QStringLiteral("machines.filter"));
        for (const char* text : {"m", "machine-9", "nothing", ""})
            pulse.watch([words, text] { words->setText(QLatin1String(text)); });
        QCOMPARE(rows(), machineCount);
        pulse.watch([] { setLanguage(QStringLiteral("zh_CN")); });
        QVERIFY2(pulse.longestMs() < Pulse::limitMs(), qPrintable(told(pulse)));
    }

    void aClusterMayBeLarge()
    {
        Wizard wizard(test::greenProbe(false));
        auto all = manyMachines();
        for (int i = 0; i < 9'000; ++i) {
            all.push_back(all.front());
            all.back().vmid = 20'000 + i;
            all.back().node = "node" + std::to_string(10 + i / 150);
            all.back().elsewhere = true;
            all.back().lint.clear();
        }
        wizard.engine.compute<protocol::ListVms>(
            [all](const protocol::ListVmsParams& asked) -> Result<protocol::VmsReply> {
                const auto [page, next] = pageOf(all, asked.cursor, 200);
                return protocol::VmsReply{page, test::gpuWithVfs(false).vfs, next};
            });
        const auto rows = [&wizard] {
            const auto* vms = wizard.find<QTreeView>(QStringLiteral("machines.vms"));
            return vms ? vms->model()->rowCount() : 0;
        };
        Pulse pulse;
        QVERIFY(pulse.watch(
            [&] { wizard.find<QAbstractButton>(QStringLiteral("rail.machines"))->click(); },
            [&] { return rows() == machineCount + 60; }));
        auto* words = wizard.find<QLineEdit>(QStringLiteral("machines.filter"));
        for (const char* text : {"2", "20150", ""})
            pulse.watch([words, text] { words->setText(QLatin1String(text)); });
        QVERIFY2(pulse.longestMs() < Pulse::limitMs(), qPrintable(told(pulse)));
    }

    void theHistoryMayBeLong()
    {
        auto probe = test::greenProbe(true);
        Wizard wizard(probe);
        std::vector<protocol::JobSummary> jobs;
        for (int i = 0; i < 500; ++i) {
            jobs.push_back(probe.jobs.back());
            jobs.back().id = "20261123-" + std::to_string(100000 + i) + "-4f2a";
        }
        wizard.engine.compute<protocol::ListJobs>(
            [jobs](const protocol::ListParams& asked) -> Result<protocol::JobsReply> {
                const auto [page, next] = pageOf(jobs, asked.cursor);
                return protocol::JobsReply{page, next};
            });
        Pulse pulse;
        QVERIFY(pulse.watch(
            [&] { wizard.find<QAbstractButton>(QStringLiteral("rail.history"))->click(); },
            [&] {
                const auto* list = wizard.find<QListWidget>(QStringLiteral("history.jobs"));
                return list && list->count() == 500;
            }));
        pulse.watch([] { setLanguage(QStringLiteral("zh_CN")); });
        QVERIFY2(pulse.longestMs() < Pulse::limitMs(), qPrintable(told(pulse)));
    }

private:
    static int lastLine(const LogModel& log)
    {
        const QString text = log.data(log.index(log.rowCount() - 1), Qt::DisplayRole).toString();
        return text.section(u' ', -1).toInt();
    }

    QTemporaryDir m_settings;
};

QTEST_MAIN(TestLargePages)
#include "tst_large_pages.moc"
