// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/plan.h"

#include <QWidget>

namespace vfpilot::gui {

/// One file with its path, a chip that says what is with it, and both of its sides.
class FileDifference : public QWidget
{
    Q_OBJECT

public:
    struct Words
    {
        QString chip;
        QString left; ///< above the sides; not shown where there is only one
        QString right;
    };

    FileDifference(const protocol::FileChange& change,
                   const Words& words,
                   QWidget* parent = nullptr);
};

} // namespace vfpilot::gui
