// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/widgets/glyph.h"
#include "gui/wizard/wizard_flow.h"

#include <QAbstractButton>
#include <QFrame>

#include <map>

namespace vfpilot::gui {

/// One line of the rail: a drawing of how it stands, and a word.
class RailItem : public QAbstractButton
{
    Q_OBJECT

public:
    explicit RailItem(Glyph glyph, QWidget* parent = nullptr);

    void setGlyph(Glyph glyph, Role role);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    Glyph m_glyph;
    Role m_role = Role::Muted;
};

/// The pages down the left side, with History and the log at the foot. Shows where the host is and
/// which page is in front; says which entry was chosen.
class Rail : public QFrame
{
    Q_OBJECT

public:
    explicit Rail(QWidget* parent = nullptr);

    void show(const WizardFlow& flow);
    void setHistoryAvailable(bool available);
    void setLogAvailable(bool available);

    void setCurrent(PageId page);
    void setHistoryCurrent();
    void setLogCurrent();

signals:
    void pageChosen(vfpilot::gui::PageId page);
    void historyChosen();
    void logChosen();

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void showEntry(PageId page);
    RailItem* add(Glyph glyph, const QString& name);

    struct PageItem
    {
        RailItem* item = nullptr;
        WizardFlow::Entry entry;
    };
    std::map<PageId, PageItem> m_pages;
    RailItem* m_history;
    RailItem* m_log;
};

} // namespace vfpilot::gui
