// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/combo_box.h"

#include "gui/widgets/glyph.h"

#include <QPainter>
#include <QStyleOptionComboBox>

namespace vfpilot::gui {

void ComboBox::paintEvent(QPaintEvent* event)
{
    QComboBox::paintEvent(event); // the style sheet draws no arrow
    QStyleOptionComboBox option;
    initStyleOption(&option);
    const QRect place =
        style()->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxArrow, this);
    QRectF box(0, 0, 14, 14);
    box.moveCenter(QRectF(place).center());
    QPainter painter(this);
    paintGlyph(painter, Glyph::ChevronDown, box, color(isEnabled() ? Role::Muted : Role::Idle));
}

} // namespace vfpilot::gui
