// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QToolButton;

namespace vfpilot::gui {

class JobFollower;

/// What the host's tools print while a job runs. Follows the end until it is paused or the person
/// scrolls up; can be searched.
class OutputPane : public QWidget
{
    Q_OBJECT

public:
    /// Object names of its parts begin with `name`.
    explicit OutputPane(const QString& name, QWidget* parent = nullptr);

    void setFollower(JobFollower* follower);
    void retranslate();

private:
    void reload();
    void append(const QString& text);
    void setFollowing(bool on);
    void find();
    void showNote();

    JobFollower* m_follower = nullptr;
    QLabel* m_heading;
    QLabel* m_note;
    QLineEdit* m_search;
    QToolButton* m_pause;
    QPlainTextEdit* m_text;
    bool m_isScrolling = false; ///< by us, not by the person
};

} // namespace vfpilot::gui
