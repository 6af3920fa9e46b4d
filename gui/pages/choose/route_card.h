// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/plan.h"

#include <QFrame>

class QLabel;
class QRadioButton;

namespace vfpilot::gui {

/// One route: its name, whether it is recommended, and why or why not. One that cannot work is
/// there to be read, not to be chosen.
class RouteCard : public QFrame
{
    Q_OBJECT

public:
    explicit RouteCard(const protocol::Route& route, QWidget* parent = nullptr);

    const std::string& routeId() const { return m_route.id; }
    void setChosen(bool isChosen);
    void retranslate();

signals:
    void chosen(const std::string& id);

protected:
    void mousePressEvent(QMouseEvent* event) override;

private:
    protocol::Route m_route;
    QRadioButton* m_button;
    QLabel* m_recommended;
    QLabel* m_reason;
};

} // namespace vfpilot::gui
