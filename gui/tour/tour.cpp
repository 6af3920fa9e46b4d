// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/tour/tour.h"

#include "gui/history/history_view.h"
#include "gui/history/take_back_dialog.h"
#include "gui/models/host_model.h"
#include "gui/models/link_model.h"
#include "gui/pages/finish/finish_page.h"
#include "gui/pages/machines/machines_page.h"
#include "gui/pages/reboot/reboot_page.h"
#include "gui/report/save.h"
#include "gui/widgets/vf_picture.h"
#include "gui/wizard/main_window.h"

#include <QElapsedTimer>
#include <QListWidget>
#include <QTextStream>
#include <QTreeView>

#include <algorithm>

namespace vfpilot::gui {
namespace {

const QString bootFile = QStringLiteral("/etc/kernel/cmdline");

QString codeOf(const Error& error)
{
    const auto name = wireName(error.code);
    QString text = QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size()));
    for (const auto& [key, value] : error.args)
        text += QStringLiteral(" %1=%2").arg(QString::fromStdString(key),
                                             QString::fromStdString(value));
    if (!error.detail.empty())
        text += QStringLiteral(" (%1)").arg(QString::fromStdString(error.detail).left(500));
    return text;
}

void print(const QString& line)
{
    QTextStream(stdout) << line << Qt::endl;
}

} // namespace

Tour::Tour(MainWindow& window, const Settings& settings)
    : m_window(window)
    , m_host(window.host())
    , m_settings(settings)
    , m_driver(window, settings.folder)
{}

int Tour::run()
{
    m_window.resize(1060, 720);
    m_window.show();
    try {
        go("01-connect", &Tour::connectHost);
        go("02-check", &Tour::check);
        go("03-choose", &Tour::choose);
        go("04-review", &Tour::review);
        go("05-apply", &Tour::apply);
        go("06-reboot", &Tour::reboot);
        go("07-verify", &Tour::verify);
        go("08-machines", &Tour::machines);
        go("09-finish", &Tour::finish);
        go("10-history", &Tour::history);
    } catch (const TourFailure& failure) {
        print(QStringLiteral("%1 FAILED %2").arg(m_stop, QString::fromStdString(failure.what())));
        try {
            m_driver.snapshot(m_stop + QLatin1String("-failed"));
        } catch (const TourFailure&) { // the reason is told already
        }
        return 1;
    }
    print(QStringLiteral("%1 pictures: %2").arg(m_driver.pictures()).arg(m_settings.folder));
    return 0;
}

void Tour::go(const char* name, Stop stop)
{
    m_stop = QString::fromLatin1(name);
    QElapsedTimer since;
    since.start();
    (this->*stop)();
    print(QStringLiteral("%1 ok %2 s")
              .arg(m_stop.leftJustified(12))
              .arg(since.elapsed() / 1000.0, 0, 'f', 1));
}

QString Tour::linkTrouble() const
{
    const auto& error = m_host.link().error();
    return error ? codeOf(*error) : QString();
}

void Tour::waitForPage(const QString& name, int seconds)
{
    m_driver.wait(
        QStringLiteral("page %1").arg(name), seconds,
        [&] {
            return QLatin1String(pageName(m_window.currentPage())) == name &&
                   m_driver.isShown(QStringLiteral("nav.next"));
        },
        [this] { return linkTrouble(); });
    m_driver.settle();
}

void Tour::press()
{
    m_driver.wait(QStringLiteral("nav.next"), 30, [this] {
        return m_driver.isShown(QStringLiteral("nav.next")) &&
               m_driver.find<QWidget>(QStringLiteral("nav.next")).isEnabled();
    });
    m_driver.click(QStringLiteral("nav.next"));
}

void Tour::connectHost()
{
    m_driver.settle();
    m_driver.picture(m_stop);
    m_driver.click(QStringLiteral("connect.demo"));
    bool isAsked = false;
    m_driver.wait(
        QStringLiteral("hello"), 60,
        [&] {
            if (m_driver.isShown(QStringLiteral("hostkey")) && !isAsked) {
                isAsked = true;
                acceptHostKey();
            }
            return m_host.hasProbe() && !m_host.isProbing();
        },
        [this] { return linkTrouble(); });
}

void Tour::acceptHostKey()
{
    const auto question = m_host.link().hostKeyQuestion();
    const QString seen = question ? question->fingerprint : QString();
    m_driver.picture(m_stop.left(2) + QLatin1String("a-hostkey"),
                     m_driver.find<QWidget>(QStringLiteral("hostkey")));
    if (seen.isEmpty() || seen != m_settings.fingerprint)
        throw TourFailure(
            QStringLiteral("fingerprint %1 instead of %2").arg(seen, m_settings.fingerprint));
    m_driver.click(QStringLiteral("hostkey.accept"));
}

void Tour::check()
{
    waitForPage(QStringLiteral("check"), 30);
    m_driver.picture(m_stop);
    press();
}

void Tour::choose()
{
    waitForPage(QStringLiteral("choose"), 30);
    m_driver.picture(m_stop.left(2) + QLatin1String("a-package"));
    if (m_driver.isShown(QStringLiteral("choose.offered")))
        m_driver.click(QStringLiteral("choose.offered"));
    m_driver.wait(QStringLiteral("package"), 30, [this] {
        const Page* page = m_window.page(PageId::Choose);
        return page && page->isComplete();
    });
    m_driver.settle();
    m_driver.picture(m_stop);
    press();
}

void Tour::review()
{
    waitForPage(QStringLiteral("review"), 60);
    m_driver.wait(QStringLiteral("plan"), 30, [this] { return m_host.hasPlan(); });
    auto& steps = m_driver.find<QListWidget>(QStringLiteral("review.steps"));
    for (QListWidgetItem* item : steps.findItems(bootFile, Qt::MatchContains))
        steps.setCurrentItem(item); // the step that says most in a picture
    m_driver.settle();
    m_driver.picture(m_stop);
    press();
}

void Tour::apply()
{
    const auto jobState = [this] {
        const auto& jobs = m_host.probe().jobs;
        return jobs.empty() ? protocol::JobState::Running : jobs.front().state;
    };
    m_driver.wait(QStringLiteral("job"), 30, [this] { return !m_host.job().isEmpty(); });
    m_driver.wait(QStringLiteral("apply.state"), 30,
                  [this] { return m_driver.isShown(QStringLiteral("apply.steps")); });
    m_driver.picture(m_stop.left(2) + QLatin1String("a-running"));
    m_driver.wait(
        QStringLiteral("job-ended"), 300,
        [this] {
            const Page* page = m_window.page(PageId::Apply);
            return page && page->isComplete() && !m_host.isProbing();
        },
        [&] {
            const protocol::JobState state = jobState();
            const bool isBad = state == protocol::JobState::RolledBack ||
                               state == protocol::JobState::RollbackFailed;
            const auto name = wireName(state);
            return isBad ? QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size()))
                         : QString();
        });
    m_driver.settle();
    m_driver.picture(m_stop);
    press();
}

void Tour::reboot()
{
    auto& page = dynamic_cast<RebootPage&>(*m_window.page(PageId::Reboot));
    m_driver.wait(QStringLiteral("recovery-card"), 30, [&] {
        return page.model().stage() == RebootModel::Stage::Ready && page.model().hasCard() &&
               page.model().guestsKnown();
    });
    m_driver.settle();
    m_driver.picture(m_stop);
    press();
    m_driver.settle(600);
    m_driver.picture(m_stop.left(2) + QLatin1String("a-waiting"));
    m_driver.wait(
        QStringLiteral("reboot"), 300,
        [&] { return page.model().stage() == RebootModel::Stage::Back; },
        [&] { return page.model().error() ? codeOf(*page.model().error()) : QString(); });
    m_driver.settle();
    m_driver.picture(m_stop.left(2) + QLatin1String("b-back"));
    press();
}

void Tour::verify()
{
    const Page* page = m_window.page(PageId::Verify);
    m_driver.wait(QStringLiteral("probe"), 60,
                  [&] { return m_window.currentPage() == PageId::Verify && page->isComplete(); });
    m_driver.settle();
    m_driver.picture(m_stop);
    if (!m_host.probe().green) {
        throw TourFailure(QStringLiteral("first-broken: %1")
                              .arg(QString::fromStdString(m_host.probe().firstBroken)));
    }
    press();
}

void Tour::machines()
{
    auto& page = dynamic_cast<MachinesPage&>(*m_window.page(PageId::Machines));
    m_driver.wait(QStringLiteral("vms"), 30, [&] { return page.model().isLoaded(); });
    auto& vms = m_driver.find<QTreeView>(QStringLiteral("machines.vms"));
    const auto rows = vms.model()->match(vms.model()->index(0, 0), Qt::DisplayRole,
                                         QString::number(m_settings.vmid), 1, Qt::MatchExactly);
    if (rows.isEmpty())
        throw TourFailure(QStringLiteral("vm %1: missing").arg(m_settings.vmid));
    vms.setCurrentIndex(rows.first());
    const auto& vfs = page.model().vfs();
    const auto vf =
        std::find_if(vfs.begin(), vfs.end(), [](const auto& one) { return one.usedBy.empty(); });
    if (vf == vfs.end())
        throw TourFailure(QStringLiteral("vf: none-free"));
    const std::string address = vf->address;
    m_driver.click(QLatin1String("vf.") + QString::fromStdString(address));
    std::optional<Error> error;
    const auto listening = QObject::connect(&page.model(), &MachinesModel::failed, &page,
                                            [&error](const Error& found) { error = found; });
    const auto trouble = [&error] { return error ? codeOf(*error) : QString(); };
    m_driver.wait(
        QStringLiteral("vm-plan"), 30, [&] { return page.model().canWrite(); }, trouble);
    m_driver.settle();
    m_driver.picture(m_stop);
    press();
    m_driver.wait(
        QStringLiteral("vm-settings"), 60,
        [&] {
            const auto& now = page.model().vfs();
            return !page.model().isWriting() &&
                   std::any_of(now.begin(), now.end(), [&](const auto& one) {
                       return one.address == address &&
                              std::count(one.usedBy.begin(), one.usedBy.end(), m_settings.vmid) ==
                                  1;
                   });
        },
        trouble);
    QObject::disconnect(listening);
    m_driver.settle();
    m_driver.picture(m_stop.left(2) + QLatin1String("a-written"));
    press();
}

void Tour::finish()
{
    auto& page = dynamic_cast<FinishPage&>(*m_window.page(PageId::Finish));
    m_driver.wait(QStringLiteral("facts"), 60,
                  [&] { return m_window.currentPage() == PageId::Finish && page.isComplete(); });
    m_driver.settle();
    m_driver.picture(m_stop);
    const auto holders = page.model().holders();
    if (std::none_of(holders.begin(), holders.end(),
                     [this](const auto& holder) { return holder.vmid == m_settings.vmid; }))
        throw TourFailure(QStringLiteral("vm %1: no-vf").arg(m_settings.vmid));
    const Document paper = report(page.model().facts());
    for (const char* name : {"report.html", "report.md"}) {
        const QString path = m_driver.path(QLatin1String(name));
        if (!saveDocument(paper, path))
            throw TourFailure(QStringLiteral("%1: unwritable").arg(path));
    }
}

// Looks only: what taking back would do is shown, and left as it is.
void Tour::history()
{
    m_window.showHistory();
    m_driver.wait(QStringLiteral("history"), 30,
                  [this] { return m_driver.isShown(QStringLiteral("history.take-back")); });
    m_driver.settle();
    m_driver.picture(m_stop);
    m_driver.click(QStringLiteral("history.take-back"));
    auto& dialog = m_driver.find<TakeBackDialog>(QStringLiteral("take-back"));
    m_driver.wait(
        QStringLiteral("undo-plan"), 30,
        [&] { return dialog.model().stage() == UndoModel::Stage::Shown; },
        [&] { return dialog.model().error() ? codeOf(*dialog.model().error()) : QString(); });
    m_driver.settle();
    m_driver.picture(m_stop.left(2) + QLatin1String("a-take-back"), dialog);
    m_driver.click(QStringLiteral("take-back.close"));
}

} // namespace vfpilot::gui
