// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/wizard/fusion_style.h"

#include "gui/wizard/palette.h"

#include <QPainter>
#include <QStyleOption>

#include <algorithm>

namespace vfpilot::gui {
namespace {

struct Inks
{
    QColor outline;
    QColor ground;
    QColor mark;
};

Inks inksFor(QStyle::State state)
{
    const bool isOn = state.testAnyFlags(QStyle::State_On | QStyle::State_NoChange);
    if (!state.testFlag(QStyle::State_Enabled))
        return {color(Role::Border), color(Role::Window), color(Role::Idle)};
    if (isOn)
        return {color(Role::Accent), color(Role::Accent), color(Role::OnAccent)};
    const bool isNext = state.testAnyFlags(QStyle::State_HasFocus | QStyle::State_MouseOver);
    return {color(isNext ? Role::Accent : Role::Muted), color(Role::Surface), {}};
}

QRectF squareIn(const QRect& rect)
{
    const qreal side = std::min(rect.width(), rect.height()) - 1; // the pen's width
    QRectF square(0, 0, side, side);
    square.moveCenter(QRectF(rect).center());
    return square;
}

void drawTick(QPainter& painter, const QRectF& box, const QColor& ink)
{
    const auto at = [&box](qreal x, qreal y) {
        return QPointF(box.left() + x * box.width(), box.top() + y * box.height());
    };
    painter.setPen(QPen(ink, box.width() / 7, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPolyline(QPolygonF({at(0.24, 0.52), at(0.43, 0.71), at(0.77, 0.31)}));
}

void drawDash(QPainter& painter, const QRectF& box, const QColor& ink)
{
    painter.setPen(QPen(ink, box.width() / 7, Qt::SolidLine, Qt::RoundCap));
    const qreal margin = box.width() / 4;
    painter.drawLine(QPointF(box.left() + margin, box.center().y()),
                     QPointF(box.right() - margin, box.center().y()));
}

void drawBox(QPainter& painter, const QStyleOption& option)
{
    const Inks inks = inksFor(option.state);
    const QRectF box = squareIn(option.rect);
    painter.setPen(inks.outline);
    painter.setBrush(inks.ground);
    painter.drawRoundedRect(box, 3, 3);
    if (option.state.testFlag(QStyle::State_On))
        drawTick(painter, box, inks.mark);
    else if (option.state.testFlag(QStyle::State_NoChange))
        drawDash(painter, box, inks.mark);
}

void drawRing(QPainter& painter, const QStyleOption& option)
{
    const Inks inks = inksFor(option.state);
    const QRectF box = squareIn(option.rect);
    painter.setPen(inks.outline);
    painter.setBrush(inks.ground);
    painter.drawEllipse(box);
    if (!option.state.testFlag(QStyle::State_On))
        return;
    painter.setPen(Qt::NoPen);
    painter.setBrush(inks.mark);
    painter.drawEllipse(box.center(), box.width() / 5, box.width() / 5);
}

} // namespace

FusionStyle::FusionStyle()
    : QProxyStyle(QStringLiteral("Fusion"))
{}

void FusionStyle::drawPrimitive(PrimitiveElement element,
                                const QStyleOption* option,
                                QPainter* painter,
                                const QWidget* widget) const
{
    if (element != PE_IndicatorCheckBox && element != PE_IndicatorRadioButton)
        return QProxyStyle::drawPrimitive(element, option, painter, widget);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (element == PE_IndicatorCheckBox)
        drawBox(*painter, *option);
    else
        drawRing(*painter, *option);
    painter->restore();
}

} // namespace vfpilot::gui
