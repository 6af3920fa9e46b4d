// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/models/host_model.h"
#include "gui/pages/check/check_page.h"
#include "gui/pages/choose/choose_page.h"
#include "gui/text/choose_text.h"
#include "gui/widgets/chain_row.h"
#include "gui/wizard/language.h"
#include "gui/wizard/theme.h"
#include "tests/support/sample_host.h"
#include "tests/support/scripted_engine.h"

#include <QApplication>
#include <QCheckBox>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTest>
#include <QTextEdit>

using namespace vfpilot;
using namespace vfpilot::gui;
using protocol::FindingState;

namespace {

/// The fresh host with what a newer engine says of options.
protocol::ProbeReply hostWithOptions()
{
    protocol::ProbeReply probe = test::freshHost();
    probe.choices.routes[0].needsPackage = false; // nothing else is asked for
    probe.choices.options = {{"iommu", "iommu=pt", true, "low"},
                             {"pci", "pci=realloc", false, "high"}};
    return probe;
}

protocol::ProbeReply hostWithoutRoute()
{
    protocol::ProbeReply probe = test::freshHost();
    protocol::Route none;
    none.id = "none";
    none.reason = "route-device-unsupported";
    none.args = {{"device", "9bc5"}};
    for (protocol::Route& route : probe.choices.routes) {
        route.usable = route.recommended = false;
        route.reason = none.reason;
        route.args = none.args;
    }
    probe.choices.routes.push_back(none);
    probe.choices.maxVfs = probe.choices.defaultVfs = 0;
    const Args args = {{"address", "0000:00:02.0"},
                       {"device", "9bc5"},
                       {"platform", "Comet Lake"},
                       {"version", "8.2.2"},
                       {"driver", "i915"}};
    probe.choices.alternatives = {{"container-render-node", true, "alternative-container", args},
                                  {"gvt-g", true, "alternative-gvt", args},
                                  {"whole-igpu", false, "alternative-needs-vtd", args}};
    return probe;
}

/// A link that a line of the kernel log explains.
protocol::ProbeReply hostWithSymptom()
{
    protocol::ProbeReply probe = test::freshHost();
    for (protocol::Finding& link : probe.chain) {
        if (link.id != "vf-bar-space")
            continue;
        link.state = FindingState::Blocking;
        link.cause = "vf-bars-unassigned";
        link.fix = "enable-above-4g";
        link.evidence.insert(link.evidence.begin(),
                             {"/dev/kmsg", "pci 0000:00:02.0: VF BAR 2: can't assign; no space"});
    }
    probe.firstBroken = "vf-bar-space";
    return probe;
}

/// A host that answers, and the model of it.
struct Bench
{
    explicit Bench(const protocol::ProbeReply& probe)
    {
        engine.answer<protocol::Probe>(probe);
        engine.answer<protocol::MakePlan>({});
        host = std::make_unique<HostModel>(client, nullptr);
        engine.greet(client);
        QSignalSpy probed(host.get(), &HostModel::probed);
        QVERIFY(probed.wait());
    }

    remote::EngineClient client;
    test::ScriptedEngine engine;
    std::unique_ptr<HostModel> host;
};

template<class Widget>
Widget* find(const QWidget& page, const char* name)
{
    auto* widget = page.findChild<Widget*>(QLatin1String(name));
    if (!widget)
        qFatal("no %s", name);
    return widget;
}

bool isShown(const QWidget& page, const char* name)
{
    const auto* widget = page.findChild<QWidget*>(QLatin1String(name));
    return widget && widget->isVisibleTo(&page);
}

/// What the page asks a plan for.
protocol::SriovGoal goalOf(Bench& bench, ChoosePage& page)
{
    QSignalSpy finished(&page, &Page::finished);
    page.next();
    if (!finished.wait())
        qFatal("no plan");
    return bench.host->goal();
}

/// With VFPILOT_GRABS=DIR the page is saved as a picture, in both languages and themes.
void grab(QWidget& page, const char* name)
{
    const QString folder = qEnvironmentVariable("VFPILOT_GRABS");
    if (folder.isEmpty())
        return;
    auto* app = qobject_cast<QApplication*>(QCoreApplication::instance());
    for (const Theme theme : {Theme::Light, Theme::Dark}) {
        applyTheme(*app, theme);
        for (const QString& language : languages()) {
            setLanguage(language);
            page.resize(724, 860);
            page.show();
            QTest::qWait(300);
            page.grab().save(QStringLiteral("%1/%2-%3-%4.png")
                                 .arg(folder, QLatin1String(name), language,
                                      theme == Theme::Dark ? "dark" : "light"));
        }
    }
    applyTheme(*app, Theme::Light);
    setLanguage(QStringLiteral("en"));
}

} // namespace

class TestChoosePage : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        applyTheme(*qobject_cast<QApplication*>(QCoreApplication::instance()), Theme::Light);
    }
    void init() { setLanguage(QStringLiteral("en")); }

    void asksForNothingUnusualByItself()
    {
        Bench bench(hostWithOptions());
        ChoosePage page(*bench.host);
        QVERIFY(find<QRadioButton>(page, "choose.persistence.unit")->isChecked());
        QVERIFY(!isShown(page, "choose.options"));
        QVERIFY(!isShown(page, "choose.alternatives"));
        const protocol::SriovGoal goal = goalOf(bench, page);
        QCOMPARE(goal.persistence, "unit");
        QVERIFY(!goal.options);
    }

    void carriesWhatWasChosen()
    {
        Bench bench(hostWithOptions());
        ChoosePage page(*bench.host);
        find<QRadioButton>(page, "choose.persistence.sysfsutils")->click();
        QVERIFY(!find<QRadioButton>(page, "choose.persistence.unit")->isChecked());
        find<QPushButton>(page, "choose.advanced")->click();
        QVERIFY(isShown(page, "choose.options"));
        auto* iommu = find<QCheckBox>(page, "choose.option.iommu");
        auto* pci = find<QCheckBox>(page, "choose.option.pci");
        QVERIFY(iommu->isChecked() && !pci->isChecked());
        QCOMPARE(pci->text(), QStringLiteral("pci=realloc"));
        grab(page, "choose");
        pci->click();
        protocol::SriovGoal goal = goalOf(bench, page);
        QCOMPARE(goal.persistence, "sysfsutils");
        QVERIFY(goal.options);
        QCOMPARE(*goal.options, (std::vector<std::string>{"iommu", "pci"}));
        iommu->click();
        pci->click();
        goal = goalOf(bench, page);
        QVERIFY(goal.options && goal.options->empty());
        iommu->click();
        QVERIFY(!goalOf(bench, page).options); // as it is by default
    }

    void hidesLeftoversWhereThereAreNone()
    {
        Bench bench(hostWithOptions());
        ChoosePage page(*bench.host);
        QVERIFY(!isShown(page, "choose.leftovers"));
        QVERIFY(goalOf(bench, page).cleanup.empty());
    }

    void clearsAwayOnlyWhatIsTicked()
    {
        protocol::ProbeReply probe = test::hostWithLeftovers();
        probe.choices.routes[0].needsPackage = false;
        Bench bench(probe);
        ChoosePage page(*bench.host);
        QVERIFY(isShown(page, "choose.leftovers"));
        auto* ids = find<QCheckBox>(page, "choose.leftover.vfio-ids");
        auto* always = find<QCheckBox>(page, "choose.leftover.sysfs-vfs");
        auto* doubtful = find<QCheckBox>(page, "choose.leftover.rc-local-vfs");
        auto* byHand = find<QCheckBox>(page, "choose.leftover.pin-stale");
        QVERIFY(ids->isEnabled() && !ids->isChecked());
        QVERIFY(!always->isEnabled() && always->isChecked());
        QVERIFY(!doubtful->isEnabled() && !doubtful->isChecked());
        QVERIFY(!byHand->isEnabled() && !byHand->isChecked());
        QCOMPARE(find<QCheckBox>(page, "choose.leftover.acs-override")->text(),
                 QStringLiteral("pcie_acs_override=downstream"));
        QVERIFY(goalOf(bench, page).cleanup.empty());

        ids->click();
        QCOMPARE(goalOf(bench, page).cleanup, std::vector<std::string>{"vfio-ids"});
        find<QPushButton>(page, "choose.leftovers.all")->click();
        grab(page, "choose-leftovers");
        QCOMPARE(goalOf(bench, page).cleanup,
                 (std::vector<std::string>{"vfio-ids", "i915-blacklisted", "acs-override"}));
        ids->click();
        QCOMPARE(goalOf(bench, page).cleanup,
                 (std::vector<std::string>{"i915-blacklisted", "acs-override"}));
    }

    void saysWhatALeftoverIsAndWhere()
    {
        for (const QString& language : languages()) {
            setLanguage(language);
            for (const protocol::Leftover& leftover : test::hostWithLeftovers().choices.leftovers) {
                const QString hint = choose_text::leftoverHint(leftover);
                QVERIFY2(hint.contains(QString::fromStdString(leftover.places[0].args.at("path"))),
                         leftover.id.c_str());
                QVERIFY2(!hint.contains(u'{'), leftover.id.c_str());
                QVERIFY(hint.count(u'\n') >= 1);
                QVERIFY(!choose_text::leftoverName(leftover).isEmpty());
            }
        }
        protocol::Leftover hostile{"x", {}, false, "offered", {}, {}};
        QCOMPARE(choose_text::leftoverName(hostile), QStringLiteral("x"));
        QVERIFY(choose_text::leftoverHint(hostile).isEmpty());
        hostile.places = {{"x", FindingState::Info, {}, "", "", {{"/x", std::string(5000, 'a')}}}};
        QVERIFY(choose_text::leftoverName(hostile).size() < 100);
    }

    void goesOnWhereAPlanCanClearTheWay()
    {
        Bench bench(test::hostWithLeftovers());
        CheckPage page(*bench.host);
        QVERIFY(page.isComplete());
    }

    void keepsWhatWasChosenWhenTheHostIsLookedAtAgain()
    {
        Bench bench(hostWithOptions());
        ChoosePage page(*bench.host);
        find<QCheckBox>(page, "choose.option.pci")->click();
        QSignalSpy probed(bench.host.get(), &HostModel::probed);
        bench.host->refresh();
        QVERIFY(probed.wait());
        QVERIFY(find<QCheckBox>(page, "choose.option.pci")->isChecked());
    }

    void showsNoOptionsWhereTheEngineNamesNone()
    {
        Bench bench(test::freshHost());
        ChoosePage page(*bench.host);
        QVERIFY(!isShown(page, "choose.advanced"));
    }

    void showsOtherWaysWhereThereIsNoRoute()
    {
        Bench bench(hostWithoutRoute());
        ChoosePage page(*bench.host);
        QVERIFY(!page.isComplete());
        for (const char* gone : {"choose.count", "choose.persistence.unit", "choose.advanced"})
            QVERIFY2(!isShown(page, gone), gone);
        for (const char* there : {"choose.alternative.container-render-node",
                                  "choose.alternative.gvt-g", "choose.alternative.whole-igpu"})
            QVERIFY2(isShown(page, there), there);
        grab(page, "alternatives");
    }

    void speaksBothLanguagesLive()
    {
        Bench bench(hostWithOptions());
        ChoosePage page(*bench.host);
        static_cast<QWidget&>(page).show();
        const QString english = find<QRadioButton>(page, "choose.persistence.unit")->text();
        setLanguage(QStringLiteral("zh_CN"));
        QTRY_VERIFY(find<QRadioButton>(page, "choose.persistence.unit")->text() != english);
        QCOMPARE(find<QPushButton>(page, "choose.advanced")->text(), choose_text::advanced());
    }

    void showsTheLineThatExplainsABrokenLink()
    {
        Bench bench(hostWithSymptom());
        CheckPage page(*bench.host);
        static_cast<QWidget&>(page).show(); // the rows come in pieces
        QTRY_VERIFY(page.findChild<ChainRow*>(QLatin1String("chain.vf-bar-space")));
        auto* row = find<ChainRow>(page, "chain.vf-bar-space");
        row->setOpen(true);
        const auto texts = row->findChildren<QTextEdit*>();
        const bool isThere = std::any_of(texts.begin(), texts.end(), [](const QTextEdit* text) {
            return text->toPlainText().contains(QLatin1String("can't assign; no space"));
        });
        QVERIFY(isThere);
        grab(page, "check");
    }
};

QTEST_MAIN(TestChoosePage)
#include "tst_choose_page.moc"
