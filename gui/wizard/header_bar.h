// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QActionGroup;
class QLabel;
class QToolButton;

namespace vfpilot::gui {

class ElidedLabel;
class HostModel;

/// The line across the top: what this is, which host, language, settings.
class HeaderBar : public QFrame
{
    Q_OBJECT

public:
    explicit HeaderBar(HostModel& host, QWidget* parent = nullptr);

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void showHost();
    void makeSettingsMenu();

    HostModel& m_host;
    ElidedLabel* m_hostLine;
    QToolButton* m_chinese;
    QToolButton* m_english;
    QToolButton* m_settings;
    QActionGroup* m_themes;
};

} // namespace vfpilot::gui
