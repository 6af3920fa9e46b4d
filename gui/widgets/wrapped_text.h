// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTextEdit>

namespace vfpilot::gui {

/// Fixed-width plain text as high as it needs to be, without a frame. Breaks within a word where
/// a line has no other place, which a label does not: paths and hashes are such words.
class WrappedText : public QTextEdit
{
    Q_OBJECT

public:
    explicit WrappedText(QWidget* parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;

private:
    void fitHeight();
};

} // namespace vfpilot::gui
