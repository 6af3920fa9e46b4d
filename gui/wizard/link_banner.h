// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QLabel;
class QPushButton;

namespace vfpilot::gui {

class LinkModel;

/// Says on every page that the connection is gone, that the host goes on, and when the next try
/// is. Not there while all is well.
class LinkBanner : public QFrame
{
    Q_OBJECT

public:
    explicit LinkBanner(LinkModel& link, QWidget* parent = nullptr);

    /// The page in front says so itself, or is the one where connecting is done.
    void setSilent(bool silent);

signals:
    void connectPageRequested();

protected:
    void changeEvent(QEvent* event) override;

private:
    void show();
    void act();

    LinkModel& m_link;
    QLabel* m_text;
    QPushButton* m_action;
    bool m_isSilent = false;
};

} // namespace vfpilot::gui
