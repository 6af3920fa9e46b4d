// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/widgets/full_height_text.h"

namespace vfpilot::gui {

/// Without a frame, where a label would do if it broke within a word: paths and hashes are such
/// words.
class WrappedText : public FullHeightText
{
    Q_OBJECT

public:
    explicit WrappedText(QWidget* parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void fitHeight() override;
    int heightFor(qreal text) const override;
    void changeEvent(QEvent* event) override;
};

} // namespace vfpilot::gui
