// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/plan.h"

#include <QFrame>

class QLabel;

namespace vfpilot::gui {

/// Another way to use the iGPU: its name, whether it is possible here, and on what conditions.
/// There to be read; vfpilot does not set it up.
class AlternativeCard : public QFrame
{
    Q_OBJECT

public:
    explicit AlternativeCard(const protocol::Alternative& alternative, QWidget* parent = nullptr);

    void retranslate();

private:
    protocol::Alternative m_alternative;
    QLabel* m_name;
    QLabel* m_state;
    QLabel* m_text;
};

} // namespace vfpilot::gui
