// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/plan.h"

#include <QTextEdit>

namespace vfpilot::gui {

/// One file as it is and as it will be, side by side; a file that is new, or goes, in one column.
/// Plain text throughout, as high as its text; the page around it scrolls.
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

private:
    void build();
    static void hideLastParagraph(QTextCursor& cursor);
    void fitHeight();

    protocol::FileChange m_change;
};

} // namespace vfpilot::gui
