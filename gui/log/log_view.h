// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/wizard/view.h"

class QLabel;
class QListView;
class QPushButton;

namespace vfpilot::gui {

class LogModel;

/// The log as it grows; can be saved and copied.
class LogView : public View
{
    Q_OBJECT

public:
    /// `log` outlives the view.
    LogView(HostModel& host, LogModel& log, QWidget* parent = nullptr);

    QString title() const override;
    QString purpose() const override;
    void enter() override;

protected:
    void retranslate() override;

private:
    enum class Note { None, Copied, Saved, NotSaved };

    void showNote(Note note);
    void save();
    void copy();

    LogModel& m_log;
    QListView* m_list;
    QLabel* m_note;
    QPushButton* m_copy;
    QPushButton* m_save;
    Note m_shown = Note::None;
};

} // namespace vfpilot::gui
