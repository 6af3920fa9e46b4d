// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/plan.h"
#include "gui/models/line_diff.h"

#include <QTextEdit>
#include <QTimer>

namespace vfpilot::gui {

/// One file as it is and as it will be, side by side; a file that is new, or goes, in one column.
/// Plain text throughout, as high as its text; the page around it scrolls. A long one is written
/// in pieces between which the event loop goes round. A kernel parameter under the mouse is
/// explained.
class DiffView : public QTextEdit
{
    Q_OBJECT

public:
    explicit DiffView(QWidget* parent = nullptr);

    void setChange(const protocol::FileChange& change);

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    bool viewportEvent(QEvent* event) override;

private:
    void build();
    void writeMore();
    void writeEnd(QTextCursor& cursor);
    static void hideLastParagraph(QTextCursor& cursor);
    void fitHeight();

    protocol::FileChange m_change;
    QList<DiffRow> m_rows;
    qsizetype m_written = 0; ///< rows of them
    QTimer m_more;
};

} // namespace vfpilot::gui
