// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>

class QVBoxLayout;

namespace vfpilot::gui {

/// What most pages are: things from top to bottom with the frame's margins, scrolled when there is
/// not room enough. Scrolls to what gets the keyboard focus.
class ScrollColumn : public QScrollArea
{
    Q_OBJECT

public:
    explicit ScrollColumn(QWidget* parent = nullptr);

    void add(QWidget* widget);
    QVBoxLayout* column() const { return m_column; }

private:
    QVBoxLayout* m_column;
};

} // namespace vfpilot::gui
