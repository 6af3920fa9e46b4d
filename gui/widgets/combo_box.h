// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QComboBox>

namespace vfpilot::gui {

/// A combo box with our arrow: where a style sheet draws the frame, Qt's own has a bevel of another
/// time around it.
class ComboBox : public QComboBox
{
    Q_OBJECT

public:
    using QComboBox::QComboBox;

protected:
    void paintEvent(QPaintEvent* event) override;
};

} // namespace vfpilot::gui
