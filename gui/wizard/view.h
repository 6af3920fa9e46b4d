// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/wizard/page_id.h"

#include <QWidget>

namespace vfpilot::gui {

class HostModel;

/// What stands right of the rail: a page of the wizard, or History, or the log. It has the frame
/// to itself below the title and the purpose line, which the frame shows.
class View : public QWidget
{
    Q_OBJECT

public:
    explicit View(HostModel& host, QWidget* parent = nullptr);

    virtual QString title() const = 0;
    /// One line that says what this is for.
    virtual QString purpose() const = 0;
    /// Comes to the front.
    virtual void enter();
    /// True where the view itself says how it stands with the connection, so that the frame's
    /// banner would say it twice (the wait for a reboot).
    virtual bool showsConnection() const;

signals:
    /// Leads the person to another page.
    void pageRequested(vfpilot::gui::PageId page);
    /// Leads the person to the list of jobs.
    void historyRequested();
    /// The title or the purpose line says something else now.
    void titleChanged();

protected:
    HostModel& host() const { return m_host; }

    /// Sets every visible word anew. A derived class calls it at the end of its constructor; a
    /// change of language calls it again.
    virtual void retranslate() = 0;
    void changeEvent(QEvent* event) override;

private:
    HostModel& m_host;
};

} // namespace vfpilot::gui
