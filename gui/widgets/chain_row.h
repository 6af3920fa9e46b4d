// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/finding.h"
#include "gui/widgets/glyph.h"

#include <QFrame>

class QGridLayout;
class QLabel;

namespace vfpilot::gui {

class ElidedLabel;

/// How a state of a finding is drawn: a shape and a color, never a color alone.
Glyph glyphOf(protocol::FindingState state);
Role roleOf(protocol::FindingState state);

/// One link of the chain: a line that opens to the rest. Space or Enter opens it too.
class ChainRow : public QFrame
{
    Q_OBJECT

public:
    explicit ChainRow(QWidget* parent = nullptr);

    /// Where the line that ties the links together goes on.
    void setNeighbors(bool before, bool after);
    void show(const protocol::Finding& finding);
    void setOpen(bool open);
    bool isOpen() const { return m_isOpen; }
    /// There is more to say than the line does.
    bool canOpen() const { return m_canOpen; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    void dropDetails();
    void fillDetails();
    void addDetail(const QString& name, QWidget* content);

    protocol::Finding m_finding;
    QWidget* m_head;
    QLabel* m_title;
    QLabel* m_line;
    GlyphLabel* m_chevron;
    QWidget* m_details;
    QGridLayout* m_grid;
    Glyph m_glyph = Glyph::NotReached;
    Role m_role = Role::Idle;
    bool m_hasBefore = false;
    bool m_hasAfter = false;
    bool m_isOpen = false;
    bool m_canOpen = false;
};

} // namespace vfpilot::gui
