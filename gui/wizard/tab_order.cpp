// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/wizard/tab_order.h"

#include <QPoint>
#include <QScrollArea>
#include <QWidget>

#include <algorithm>

namespace vfpilot::gui {
namespace {

constexpr int sameRow = 10; // pixels: what stands beside each other need not begin at one height

bool takesTab(const QWidget& widget)
{
    return (widget.focusPolicy() & Qt::TabFocus) == Qt::TabFocus && widget.isVisible() &&
           widget.isEnabled() && !widget.focusProxy();
}

void scrollTo(QWidget* widget)
{
    for (QWidget* above = widget->parentWidget(); above; above = above->parentWidget()) {
        if (auto* area = qobject_cast<QScrollArea*>(above))
            area->ensureWidgetVisible(widget, 20, 20);
    }
}

} // namespace

QList<QWidget*> tabOrder(const QList<QWidget*>& parts)
{
    QList<QWidget*> order;
    for (QWidget* part : parts) {
        QList<std::pair<QPoint, QWidget*>> found;
        for (QWidget* widget : part->findChildren<QWidget*>()) {
            if (takesTab(*widget) && widget->window() == part->window())
                found.append({widget->mapTo(part, QPoint(0, 0)), widget});
        }
        std::stable_sort(found.begin(), found.end(),
                         [](const auto& a, const auto& b) { return a.first.y() < b.first.y(); });
        // Rows: each begins with the topmost that is left.
        for (auto row = found.begin(); row != found.end();) {
            const int limit = row->first.y() + sameRow;
            const auto end = std::find_if(
                row, found.end(), [limit](const auto& one) { return one.first.y() > limit; });
            std::stable_sort(
                row, end, [](const auto& a, const auto& b) { return a.first.x() < b.first.x(); });
            for (; row != end; ++row)
                order += row->second;
        }
    }
    return order;
}

bool moveFocus(const QList<QWidget*>& order, QWidget* from, bool forward)
{
    if (order.isEmpty())
        return false;
    qsizetype at = order.indexOf(from);
    if (at >= 0) {
        at = (at + (forward ? 1 : order.size() - 1)) % order.size();
    } else {
        // A page that has the focus itself leads to what is first on it.
        const auto inside = std::find_if(order.begin(), order.end(), [from](const QWidget* one) {
            return from && from->isAncestorOf(one);
        });
        at = inside == order.end() ? 0 : inside - order.begin();
        if (!forward)
            at = (at + order.size() - 1) % order.size();
    }
    order[at]->setFocus(forward ? Qt::TabFocusReason : Qt::BacktabFocusReason);
    scrollTo(order[at]);
    return true;
}

} // namespace vfpilot::gui
