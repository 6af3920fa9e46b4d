// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/machines/machines_page.h"
#include "gui/pages/machines/vm_table.h"
#include "gui/wizard/language.h"
#include "gui/wizard/theme.h"
#include "tests/support/set_up_host.h"
#include "tests/support/wizard.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>

using namespace vfpilot;
using namespace vfpilot::gui;
using test::Wizard;

namespace {

std::vector<protocol::VmInfo> machines(int count)
{
    std::vector<protocol::VmInfo> all;
    for (int i = 0; i < count; ++i) {
        protocol::VmInfo vm;
        vm.vmid = 100 + i;
        vm.node = "pve";
        vm.name = "machine-" + std::to_string(i);
        vm.status = i % 2 ? "running" : "stopped";
        all.push_back(vm);
    }
    return all;
}

protocol::VmInfo elsewhere(const char* node, int vmid, const char* name)
{
    protocol::VmInfo vm;
    vm.vmid = vmid;
    vm.node = node;
    vm.name = name;
    vm.elsewhere = true;
    return vm;
}

protocol::Finding lint(const char* id, const char* fix)
{
    return {id, protocol::FindingState::Warning, {{"vmid", "100"}}, {}, fix, {}};
}

/// The Machines page of a wizard whose host has these VMs.
struct Machines
{
    explicit Machines(const std::vector<protocol::VmInfo>& vms,
                      const std::vector<protocol::ContainerInfo>& containers = {})
        : wizard(test::greenProbe(false))
    {
        wizard.engine.compute<protocol::ListVms>(
            [vms, containers](const protocol::ListVmsParams& asked) -> Result<protocol::VmsReply> {
                if (!asked.wholeCluster)
                    return protocol::VmsReply{test::machines(false), {}, ""};
                constexpr std::size_t size = 200;
                const std::size_t from = asked.cursor.empty() ? 0 : std::stoul(asked.cursor);
                const std::size_t to = std::min(vms.size(), from + size);
                protocol::VmsReply reply;
                reply.vms.assign(vms.begin() + std::ptrdiff_t(from),
                                 vms.begin() + std::ptrdiff_t(to));
                reply.nextCursor = to < vms.size() ? std::to_string(to) : "";
                if (from == 0) {
                    reply.vfs = test::gpuWithVfs(false).vfs;
                    reply.containers = containers;
                }
                return reply;
            });
        wizard.press(QStringLiteral("rail.machines"));
        QVERIFY(QTest::qWaitFor([this] { return page().model().isLoaded(); }));
        wizard.settle();
    }

    MachinesPage& page()
    {
        return dynamic_cast<MachinesPage&>(*wizard.window.page(PageId::Machines));
    }
    MachinesModel& model() { return page().model(); }
    template<class Widget>
    Widget* part(const char* name)
    {
        return page().findChild<Widget*>(QLatin1String(name));
    }
    bool isShown(const char* name)
    {
        const auto* widget = part<QWidget>(name);
        return widget && widget->isVisibleTo(&page());
    }
    QTreeView* vms() { return part<QTreeView>("machines.vms"); }
    int rows() { return vms()->model()->rowCount(); }
    QString text(const char* name) { return part<QLabel>(name)->text(); }
    void choose(int row) { vms()->setCurrentIndex(vms()->model()->index(row, 0)); }
    QCheckBox* remedy(const char* name)
    {
        return part<QCheckBox>((QByteArray("machines.remedy.") + name).constData());
    }

    Wizard wizard;
};

} // namespace

/// Which VM gets which VF, on hosts with no VM, with some and with many, alone and in a cluster.
class TestMachinesPage : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_settings.path());
        applyTheme(*qobject_cast<QApplication*>(QCoreApplication::instance()), Theme::Light);
    }
    void init() { setLanguage(QStringLiteral("en")); }

    void showsAsManyVmsAsThereAre_data()
    {
        QTest::addColumn<int>("count");
        QTest::addColumn<QString>("language");
        for (const int count : {0, 1, 30, 1000}) {
            for (const char* language : {"en", "zh_CN"})
                QTest::addRow("%d %s", count, language) << count << QString::fromLatin1(language);
        }
    }
    void showsAsManyVmsAsThereAre()
    {
        QFETCH(int, count);
        QFETCH(QString, language);
        setLanguage(language);
        Machines machines_(machines(count));
        const QAbstractItemModelTester tester(machines_.vms()->model());
        QCOMPARE(machines_.rows(), count);
        QCOMPARE(machines_.isShown("machines.vms"), count > 0);
        QCOMPARE(machines_.isShown("machines.filter"), count > 8);
        QCOMPARE(machines_.isShown("machines.pcie"), count > 0);
        const QString said = machines_.text("machines.state.headline");
        QVERIFY(!said.isEmpty());
        if (count == 0) {
            QVERIFY(said.contains(language == QLatin1String("en")
                                      ? QStringLiteral("no VMs")
                                      : QStringLiteral("还没有虚拟机")));
            QVERIFY(machines_.page().isComplete()); // it can be gone on without
            return;
        }
        machines_.choose(count - 1);
        QCOMPARE(machines_.model().goal().vmid, 99 + count);
        machines_.wizard.press(QStringLiteral("vf.0000:00:02.2"));
        QTRY_VERIFY(machines_.model().canWrite());
        QCOMPARE(machines_.wizard.engine.lastParams<protocol::MakePlan>().goal.index(), 1U);
    }

    void findsAVmAmongMany()
    {
        Machines many(machines(1000));
        const QAbstractItemModelTester tester(many.vms()->model());
        many.choose(5);
        auto* words = many.part<QLineEdit>("machines.filter");
        QVERIFY(!words->placeholderText().isEmpty());
        words->setText(QStringLiteral("MACHINE-77"));
        QCOMPARE(many.rows(), 11); // 77 and 770 to 779
        words->setText(QStringLiteral(" machine-77  870 "));
        QCOMPARE(many.rows(), 1);
        QCOMPARE(many.model().goal().vmid, 105); // out of sight and still chosen
        QVERIFY(!many.isShown("machines.no-match"));
        words->setText(QStringLiteral("no such"));
        QCOMPARE(many.rows(), 0);
        QVERIFY(many.isShown("machines.no-match"));
        words->clear();
        QCOMPARE(many.rows(), 1000);
        QCOMPARE(many.vms()->currentIndex().data(VmTable::vmidRole).toInt(), 105);
        words->setText(QStringLiteral("870"));
        many.choose(0);
        QCOMPARE(many.model().goal().vmid, 870);
    }

    void showsOtherNodesVmsAndOffersThemNot()
    {
        auto vms = machines(2);
        vms.push_back(elsewhere("pve2", 200, "mail"));
        vms.push_back(elsewhere("pve2", 201, "web"));
        vms.push_back(elsewhere("pve3", 300, "<b>dns</b>"));
        vms.back().hostpci = {{0, "0000:01:00.0", {"0000:01:00.0"}}, {1, "mapping=gpu", {}, "gpu"}};
        Machines cluster(vms);
        const QAbstractItemModelTester tester(cluster.vms()->model());
        const auto* model = cluster.vms()->model();
        QCOMPARE(model->rowCount(), 4); // two VMs and two nodes
        const QModelIndex node = model->index(3, 0);
        QVERIFY(node.data().toString().contains(QLatin1String("pve3")));
        QVERIFY(node.data().toString().contains(QLatin1String("1 VM,")));
        QVERIFY(model->index(2, 0).data().toString().contains(QLatin1String("2 VMs,")));
        const auto other = [&](int column) { return model->index(0, column, node).data(); };
        QCOMPARE(other(VmTable::Id).toString(), QStringLiteral("300"));
        QCOMPARE(other(VmTable::Name).toString(), QStringLiteral("<b>dns</b>"));
        QCOMPARE(other(VmTable::State).toString(), QString());
        QCOMPARE(other(VmTable::Holds).toString(), QStringLiteral("01:00.0 mapping=gpu"));
        for (const QModelIndex& index : {node, model->index(0, 0, node)}) {
            QVERIFY(!model->flags(index).testFlag(Qt::ItemIsSelectable));
            cluster.vms()->setCurrentIndex(index);
            QCOMPARE(cluster.model().goal().vmid, 0);
        }
        cluster.model().chooseVm(300);
        QVERIFY(!cluster.model().chosenVm());
    }

    void looksOnOtherNodesToo()
    {
        auto vms = machines(9);
        vms.push_back(elsewhere("pve2", 200, "mail"));
        vms.push_back(elsewhere("pve2", 201, "web"));
        Machines cluster(vms);
        const QAbstractItemModelTester tester(cluster.vms()->model());
        auto* words = cluster.part<QLineEdit>("machines.filter");
        const auto* model = cluster.vms()->model();
        words->setText(QStringLiteral("mail"));
        QCOMPARE(model->rowCount(), 1);
        QCOMPARE(model->rowCount(model->index(0, 0)), 1);
        QVERIFY(cluster.vms()->isExpanded(model->index(0, 0)));
        words->setText(QStringLiteral("pve2"));
        QCOMPARE(model->rowCount(model->index(0, 0)), 2); // all of the node
    }

    void aHostWithoutVmsStillShowsTheCluster()
    {
        Machines cluster({elsewhere("pve2", 200, "mail")});
        QCOMPARE(cluster.rows(), 1);
        QVERIFY(cluster.isShown("machines.vms"));
        QVERIFY(!cluster.isShown("machines.pcie"));
        QVERIFY(cluster.text("machines.state.headline").contains(QLatin1String("no VMs")));
    }

    void setsRightWhatLintOffers()
    {
        auto vms = machines(2);
        vms[0].lint = {lint("lint-cpu-not-host", "vm-cpu-host"), lint("lint-not-ovmf", ""),
                       lint("lint-not-q35", "vm-machine-q35"),
                       lint("lint-pcie-without-q35", "vm-machine-q35"),
                       lint("lint-new", "vm-of-a-newer-engine")};
        Machines host(vms);
        host.choose(0);
        QVERIFY(host.remedy("vm-cpu-host") && host.remedy("vm-machine-q35"));
        QVERIFY(!host.remedy("vm-of-a-newer-engine") && !host.remedy("vm-balloon-off"));
        QCOMPARE(host.page()
                     .findChildren<QCheckBox*>(QStringLiteral("machines.remedy.vm-machine-"
                                                              "q35"))
                     .size(),
                 1);
        const QString notes = host.text("machines.notes");
        QVERIFY(notes.contains(QLatin1String("OVMF")));
        QVERIFY(!notes.contains(QLatin1String("CPU type")));

        // Alone, without a VF.
        host.remedy("vm-machine-q35")->click();
        QTRY_VERIFY(host.model().canWrite());
        auto goal =
            std::get<protocol::VmGoal>(host.wizard.engine.lastParams<protocol::MakePlan>().goal);
        QCOMPARE(goal.vmid, 100);
        QCOMPARE(goal.vf, "");
        QCOMPARE(goal.remedies, std::vector<std::string>{"vm-machine-q35"});
        QCOMPARE(host.page().nextLabel(), QStringLiteral("Write to VM 100"));

        // And with one.
        host.remedy("vm-cpu-host")->click();
        host.wizard.press(QStringLiteral("vf.0000:00:02.1"));
        QTRY_VERIFY(host.model().canWrite());
        goal = std::get<protocol::VmGoal>(host.wizard.engine.lastParams<protocol::MakePlan>().goal);
        QCOMPARE(goal.vf, "0000:00:02.1");
        QCOMPARE(goal.remedies, (std::vector<std::string>{"vm-cpu-host", "vm-machine-q35"}));

        // They belong to that VM.
        host.choose(1);
        QVERIFY(host.model().goal().remedies.empty());
        QVERIFY(!host.remedy("vm-cpu-host"));
        host.choose(0);
        QVERIFY(!host.remedy("vm-cpu-host")->isChecked());
        host.remedy("vm-cpu-host")->click();
        host.remedy("vm-cpu-host")->click();
        QVERIFY(host.model().goal().remedies.empty());
    }

    void remediesThatAreNoLongerOfferedAreNotWritten()
    {
        auto vms = machines(1);
        vms[0].lint = {lint("lint-cpu-not-host", "vm-cpu-host")};
        Machines host(vms);
        host.choose(0);
        host.remedy("vm-cpu-host")->click();
        QVERIFY(!host.model().goal().remedies.empty());
        vms[0].lint.clear();
        host.wizard.engine.answer<protocol::ListVms>({vms, test::gpuWithVfs(false).vfs, ""});
        host.model().start();
        QTRY_VERIFY(host.model().goal().remedies.empty());
        QCOMPARE(host.model().goal().vmid, 100);
        QVERIFY(!host.remedy("vm-cpu-host"));
    }

    void tellsWhatWasSetRight()
    {
        auto vms = machines(1);
        vms[0].lint = {lint("lint-cpu-not-host", "vm-cpu-host")};
        Machines host(vms);
        host.choose(0);
        host.remedy("vm-cpu-host")->click();
        QTRY_VERIFY(host.model().canWrite());
        QCOMPARE(host.text("machines.state.headline"),
                 QStringLiteral("VM 100 will get new settings."));
        host.wizard.engine.answer<protocol::Apply>({test::vmJobId});
        host.wizard.engine.answer<protocol::GetJob>(
            test::vmJob(protocol::JobState::Done, protocol::StepState::Done));
        host.page().next();
        QTRY_COMPARE(host.text("machines.state.headline"),
                     QStringLiteral("VM 100 has its new settings."));
        QVERIFY(host.model().goal().remedies.empty());
    }

    void saysWhichContainersShareThePf()
    {
        Machines alone(machines(1));
        QVERIFY(!alone.isShown("machines.containers"));
        Machines host(machines(1), {{201, "jellyfin", {"dev0: /dev/dri/renderD128"}},
                                    {202, "", {"dev0: /dev/dri/renderD128"}}});
        QVERIFY(host.isShown("machines.containers"));
        const QString english = host.text("machines.containers");
        QVERIFY(english.contains(QLatin1String("201 jellyfin, 202")));
        setLanguage(QStringLiteral("zh_CN"));
        QTRY_VERIFY(host.text("machines.containers") != english);
        QVERIFY(host.text("machines.containers").contains(QLatin1String("201 jellyfin")));
    }

private:
    QTemporaryDir m_settings;
};

QTEST_MAIN(TestMachinesPage)
#include "tst_machines_page.moc"
