// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProxyStyle>

namespace vfpilot::gui {

/// Fusion, but the boxes and rings that are clicked on are drawn in our palette. Fusion takes a
/// darker window color for their outline, which nobody sees on a dark ground.
class FusionStyle : public QProxyStyle
{
    Q_OBJECT

public:
    FusionStyle();

    void drawPrimitive(PrimitiveElement element,
                       const QStyleOption* option,
                       QPainter* painter,
                       const QWidget* widget) const override;
};

} // namespace vfpilot::gui
