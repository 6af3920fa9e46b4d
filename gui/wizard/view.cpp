// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/wizard/view.h"

#include <QEvent>

namespace vfpilot::gui {

View::View(HostModel& host, QWidget* parent)
    : QWidget(parent)
    , m_host(host)
{}

void View::enter() {}

bool View::showsConnection() const
{
    return false;
}

void View::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace vfpilot::gui
