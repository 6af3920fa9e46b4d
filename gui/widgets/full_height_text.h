// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTextEdit>

namespace vfpilot::gui {

/// Fixed-width plain text, to be read and selected: as high as it is, while the page around it
/// scrolls, and broken within a word where it has to.
class FullHeightText : public QTextEdit
{
    Q_OBJECT

protected:
    /// `margin` around the text, pixels.
    explicit FullHeightText(qreal margin, QWidget* parent = nullptr);

    /// To be called when the text has changed; a change of the width is seen by itself.
    virtual void fitHeight();
    /// What the widget needs for a text of this height, pixels.
    virtual int heightFor(qreal text) const = 0;

    void resizeEvent(QResizeEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
};

} // namespace vfpilot::gui
