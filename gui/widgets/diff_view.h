// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/plan.h"
#include "gui/models/line_diff.h"
#include "gui/widgets/full_height_text.h"

#include <QTimer>

namespace vfpilot::gui {

/// One file as it is and as it will be, side by side; a file that is new, or goes, in one column.
/// A long one is written in pieces between which the event loop goes round. A kernel parameter
/// under the mouse is explained.
class DiffView : public FullHeightText
{
    Q_OBJECT

public:
    explicit DiffView(QWidget* parent = nullptr);

    void setChange(const protocol::FileChange& change);

protected:
    int heightFor(qreal text) const override;
    void changeEvent(QEvent* event) override;
    bool viewportEvent(QEvent* event) override;

private:
    void build();
    void writeMore();
    void writeEnd(QTextCursor& cursor);
    static void hideLastParagraph(QTextCursor& cursor);

    protocol::FileChange m_change;
    QList<DiffRow> m_rows;
    qsizetype m_written = 0; ///< rows of them
    QTimer m_more;
};

} // namespace vfpilot::gui
