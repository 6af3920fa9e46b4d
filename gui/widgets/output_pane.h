// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QWidget>

class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QToolButton;

namespace vfpilot::gui {

class JobFollower;

/// What the host's tools print while a job runs. Follows the end until it is paused or the person
/// scrolls up; can be searched, forward with Enter and F3, back with Shift. Much at once is
/// written in pieces between which the event loop goes round.
class OutputPane : public QWidget
{
    Q_OBJECT

public:
    /// Object names of its parts begin with `name`.
    explicit OutputPane(const QString& name, QWidget* parent = nullptr);

    void setFollower(JobFollower* follower);
    void retranslate();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void reload();
    void append(const QString& text);
    void write();
    void setFollowing(bool on);
    void find(bool backward);
    void findAsTyped();
    void showFound(bool found);
    void showNote();

    JobFollower* m_follower = nullptr;
    QLabel* m_heading;
    QLabel* m_note;
    QLineEdit* m_search;
    QToolButton* m_pause;
    QPlainTextEdit* m_text;
    QString m_waiting;      ///< to be written, the oldest first
    qsizetype m_column = 0; ///< in the last line that was written
    QTimer m_more;
    bool m_isScrolling = false; ///< by us, not by the person
};

} // namespace vfpilot::gui
