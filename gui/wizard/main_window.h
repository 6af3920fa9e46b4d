// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/wizard/page.h"
#include "gui/wizard/wizard_flow.h"

#include <QMainWindow>

#include <map>

class QLabel;
class QPushButton;
class QStackedWidget;

namespace vfpilot::gui {

class ElidedLabel;
class HeaderBar;
class HostModel;
class LinkBanner;
class Rail;

/// The window: header, rail, and the view in front with its title and the two buttons. Decides
/// which page comes; knows nothing of what is on it.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    explicit MainWindow(HostModel& host, QWidget* parent = nullptr);
    ~MainWindow() override;

    HostModel& host() { return m_host; }
    Page* page(PageId id);
    /// The page in front, or the last one when History or the log is.
    PageId currentPage() const { return m_current; }

public slots:
    /// Brings a page to the front.
    void showPage(vfpilot::gui::PageId id);
    void showHistory();
    void showLog();

signals:
    void pageShown(vfpilot::gui::PageId id);

protected:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    bool focusNextPrevChild(bool next) override;

private:
    QWidget* makeContent();
    QWidget* makeNavigation();
    void makePage(PageId id);
    /// The next that is not there yet: another page, History or the log. False: all are.
    bool makeView();
    void makeViews();
    /// One in each turn of the event loop, so that the window answers meanwhile.
    void makeViewsInTurn();
    void addView(View* view);
    void bringForward(View* view);
    void observe();
    void takeProbe();
    void goOn();
    void goBack();
    void showTexts();
    void showButtons();
    Page* pageInFront() const;

    HostModel& m_host;
    WizardFlow m_flow;
    HeaderBar* m_header;
    QLabel* m_simulated;
    LinkBanner* m_banner;
    Rail* m_rail;
    QLabel* m_title;
    QLabel* m_purpose;
    QStackedWidget* m_stack;
    QWidget* m_navigation = nullptr;
    QPushButton* m_back;
    QPushButton* m_next;
    std::map<PageId, Page*> m_pages;
    View* m_history = nullptr;
    View* m_log = nullptr;
    PageId m_current = PageId::Connect;
    bool m_isSeen = false;     ///< has been painted
    bool m_followsHost = true; ///< the next look at the host decides which page comes
};

} // namespace vfpilot::gui
