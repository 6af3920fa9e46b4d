// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/wizard/palette.h"

#include <QIcon>
#include <QWidget>

class QPainter;

namespace vfpilot::gui {

/// Small drawings made of paths: sharp at every scale, in the colors of the theme. Those of the
/// states differ in shape as well as in color.
enum class Glyph {
    Ok,         ///< disc with a tick
    Planned,    ///< disc with a plus: the plan adds it
    Warning,    ///< triangle with a bar
    Blocking,   ///< octagon with a cross
    Info,       ///< ring with an i
    NotReached, ///< dotted ring
    Todo,       ///< ring
    Busy,       ///< three dots
    ChevronRight,
    ChevronDown,
    Gear,
    Folder,
    Copy,
    Plug,
    Plus,
    Minus,
    Trash,
    Lock,
    History,
    Log,
    Machine, ///< a screen
    Logo,
};

void paintGlyph(QPainter& painter, Glyph glyph, const QRectF& box, const QColor& ink);

/// Paints itself anew in the theme of the moment.
QIcon glyphIcon(Glyph glyph, Role role = Role::Text);

/// One glyph as a widget.
class GlyphLabel : public QWidget
{
    Q_OBJECT

public:
    explicit GlyphLabel(Glyph glyph, Role role, int size, QWidget* parent = nullptr);

    void setGlyph(Glyph glyph, Role role);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Glyph m_glyph;
    Role m_role;
    int m_size;
};

} // namespace vfpilot::gui
