// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/wizard/main_window.h"

#include "gui/models/host_model.h"
#include "gui/text/frame_text.h"
#include "gui/widgets/glyph.h"
#include "gui/widgets/labels.h"
#include "gui/wizard/header_bar.h"
#include "gui/wizard/link_banner.h"
#include "gui/wizard/pages.h"
#include "gui/wizard/rail.h"
#include "gui/wizard/settings.h"
#include "gui/wizard/tab_order.h"
#include "gui/wizard/theme.h"

#include <QCloseEvent>
#include <QHBoxLayout>
#include <QPushButton>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>

namespace vfpilot::gui {
namespace {

const QString geometryKey = QStringLiteral("geometry");

} // namespace

MainWindow::MainWindow(HostModel& host, QWidget* parent)
    : QMainWindow(parent)
    , m_host(host)
    , m_header(new HeaderBar(host, this))
    , m_simulated(plainLabel("", this))
    , m_banner(new LinkBanner(host.link(), this))
    , m_rail(new Rail(this))
    , m_title(plainLabel("title", this))
    , m_purpose(wrappedLabel("purpose", this))
    , m_stack(new QStackedWidget(this))
    , m_back(new QPushButton(this))
    , m_next(new QPushButton(this))
{
    setWindowTitle(QStringLiteral("vfpilot"));
    setWindowIcon(glyphIcon(Glyph::Logo, Role::Planned));
    setMinimumSize(900, 600);
    resize(1060, 720);
    restoreGeometry(Settings().value(geometryKey).toByteArray());
    m_simulated->setObjectName(QStringLiteral("simulated"));

    auto* middle = new QWidget(this);
    auto* row = new QHBoxLayout(middle);
    row->setContentsMargins({});
    row->setSpacing(0);
    row->addWidget(m_rail);
    row->addWidget(makeContent(), 1);
    auto* all = new QWidget(this);
    auto* column = new QVBoxLayout(all);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addWidget(m_header);
    column->addWidget(m_simulated);
    column->addWidget(m_banner);
    column->addWidget(middle, 1);
    setCentralWidget(all);

    makePage(PageId::Connect);
    m_rail->setLogAvailable(hasLog());
    // Before any page hears of it: they all are there when the first host answers.
    connect(&host.link(), &LinkModel::openRequested, this, [this] {
        makeViews();
        m_followsHost = true;
    });
    connect(m_rail, &Rail::pageChosen, this, &MainWindow::showPage);
    connect(m_rail, &Rail::historyChosen, this, &MainWindow::showHistory);
    connect(m_rail, &Rail::logChosen, this, &MainWindow::showLog);
    connect(m_banner, &LinkBanner::connectPageRequested, this,
            [this] { showPage(PageId::Connect); });
    connect(&host, &HostModel::probed, this, &MainWindow::takeProbe);
    for (const auto changed :
         {&HostModel::connectedChanged, &HostModel::profileChanged, &HostModel::planChanged,
          &HostModel::goalChanged, &HostModel::jobChanged})
        connect(&host, changed, this, &MainWindow::observe);
    observe();
    showPage(PageId::Connect);
    showTexts();
}

MainWindow::~MainWindow() = default;

QWidget* MainWindow::makeContent()
{
    m_title->setObjectName(QStringLiteral("frame.title"));
    m_purpose->setObjectName(QStringLiteral("frame.purpose"));
    auto* content = new QWidget(this);
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, 20, 0, 0);
    column->setSpacing(0);
    auto* head = new QVBoxLayout;
    head->setContentsMargins(28, 0, 28, 14);
    head->setSpacing(4);
    head->addWidget(m_title);
    head->addWidget(m_purpose);
    column->addLayout(head);
    column->addWidget(m_stack, 1);
    column->addWidget(makeNavigation());
    return content;
}

QWidget* MainWindow::makeNavigation()
{
    m_back->setObjectName(QStringLiteral("nav.back"));
    m_next->setObjectName(QStringLiteral("nav.next"));
    setKind(m_next, "primary");
    for (QPushButton* button : {m_back, m_next})
        button->setAutoDefault(true); // Enter presses the one that has the focus
    auto* bar = new QFrame(this);
    m_navigation = bar;
    bar->setObjectName(QStringLiteral("navigation"));
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(28, 12, 28, 14);
    row->setSpacing(10);
    row->addStretch();
    row->addWidget(m_back);
    row->addWidget(m_next);
    connect(m_back, &QPushButton::clicked, this, &MainWindow::goBack);
    connect(m_next, &QPushButton::clicked, this, [this] {
        if (Page* page = pageInFront())
            page->next();
    });
    return bar;
}

void MainWindow::makePage(PageId id)
{
    Page* page = gui::makePage(id, m_host).release();
    m_pages[id] = page;
    addView(page);
    connect(page, &Page::completeChanged, this, &MainWindow::showButtons);
    connect(page, &Page::finished, this, [this, id] {
        if (id == m_current && pageInFront())
            goOn();
    });
}

bool MainWindow::makeView()
{
    for (const PageId id : allPages) {
        if (!m_pages.contains(id)) {
            makePage(id);
            return true;
        }
    }
    if (!m_history) {
        m_history = makeHistory(m_host).release();
        addView(m_history);
        return true;
    }
    if (m_log || !hasLog())
        return false;
    m_log = makeLog(m_host).release();
    addView(m_log);
    return true;
}

void MainWindow::makeViews()
{
    while (makeView()) {
    }
}

void MainWindow::makeViewsInTurn()
{
    if (makeView())
        QTimer::singleShot(0, this, &MainWindow::makeViewsInTurn);
}

void MainWindow::addView(View* view)
{
    m_stack->addWidget(view);
    connect(view, &View::pageRequested, this, &MainWindow::showPage);
    connect(view, &View::historyRequested, this, &MainWindow::showHistory);
    connect(view, &View::titleChanged, this, &MainWindow::showTexts);
}

Page* MainWindow::page(PageId id)
{
    if (!m_pages.contains(id))
        makeViews();
    return m_pages.at(id);
}

Page* MainWindow::pageInFront() const
{
    return qobject_cast<Page*>(m_stack->currentWidget());
}

void MainWindow::showPage(PageId id)
{
    Page* wanted = page(id);
    m_current = id;
    m_rail->setCurrent(id);
    bringForward(wanted);
    emit pageShown(id);
}

void MainWindow::showHistory()
{
    makeViews();
    m_rail->setHistoryCurrent();
    bringForward(m_history);
}

void MainWindow::showLog()
{
    makeViews();
    if (!m_log)
        return;
    m_rail->setLogCurrent();
    bringForward(m_log);
}

void MainWindow::bringForward(View* view)
{
    m_stack->setCurrentWidget(view);
    view->enter();
    showTexts();
    if (m_next->isVisibleTo(this) && m_next->isEnabled())
        m_next->setFocus();
    else
        view->setFocus();
}

void MainWindow::observe()
{
    WizardFlow::Seen seen;
    seen.isConnected = m_host.isConnected();
    seen.probe = m_host.hasProbe() ? &m_host.probe() : nullptr;
    seen.hasPlan = m_host.hasPlan();
    seen.hasJob = !m_host.job().isEmpty();
    m_flow.observe(seen);
    m_rail->show(m_flow);
    m_rail->setHistoryAvailable(m_host.hasProbe());
    m_simulated->setVisible(m_host.isSimulated());
    showButtons();
}

void MainWindow::takeProbe()
{
    observe();
    if (!std::exchange(m_followsHost, false))
        return;
    showPage(m_flow.pageOfHost());
}

void MainWindow::goOn()
{
    if (const auto next = m_flow.after(m_current))
        showPage(*next);
}

void MainWindow::goBack()
{
    if (!pageInFront()) // from History or the log
        return showPage(m_current);
    if (const auto previous = m_flow.before(m_current))
        showPage(*previous);
}

void MainWindow::changeEvent(QEvent* event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        showTexts();
}

void MainWindow::paintEvent(QPaintEvent* event)
{
    QMainWindow::paintEvent(event);
    // The first page is seen before the others are made, which takes longer than the first one.
    if (!std::exchange(m_isSeen, true))
        QTimer::singleShot(0, this, &MainWindow::makeViewsInTurn);
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    Settings().setValue(geometryKey, saveGeometry());
    QMainWindow::closeEvent(event);
}

bool MainWindow::focusNextPrevChild(bool next)
{
    return moveFocus(tabOrder({m_header, m_banner, m_stack, m_navigation, m_rail}), focusWidget(),
                     next);
}

void MainWindow::showTexts()
{
    const auto* view = qobject_cast<View*>(m_stack->currentWidget());
    m_title->setText(view ? view->title() : QString());
    m_purpose->setText(view ? view->purpose() : QString());
    m_purpose->setVisible(!m_purpose->text().isEmpty());
    m_simulated->setText(frame_text::simulated());
    m_back->setText(frame_text::back());
    showButtons();
}

void MainWindow::showButtons()
{
    const Page* page = pageInFront();
    const auto* view = qobject_cast<View*>(m_stack->currentWidget());
    m_banner->setSilent((page && m_current == PageId::Connect) ||
                        (view && view->showsConnection()));
    const bool canGoBack = page ? page->canGoBack() && m_flow.before(m_current) : true;
    m_back->setVisible(!page || m_current != PageId::Connect);
    m_back->setEnabled(canGoBack);
    const bool hadFocus = m_next->hasFocus();
    const QString label = page ? page->nextLabel() : QString();
    m_next->setVisible(!label.isEmpty());
    m_next->setText(label);
    m_next->setEnabled(page && page->isComplete());
    // Else Qt looks for another one, somewhere in the header.
    if (hadFocus && view && !(m_next->isEnabled() && m_next->isVisibleTo(this)))
        m_stack->currentWidget()->setFocus();
}

} // namespace vfpilot::gui
