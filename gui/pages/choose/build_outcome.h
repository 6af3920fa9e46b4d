// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/pages/choose/prepare_model.h"

#include <QFrame>

class QLabel;

namespace vfpilot::gui {

class GlyphLabel;
class WrappedText;

/// Whether a release builds for a kernel; if not, why, with what the compiler said last.
class BuildOutcome : public QFrame
{
    Q_OBJECT

public:
    explicit BuildOutcome(const PrepareModel::Outcome& outcome, QWidget* parent = nullptr);

    const PrepareModel::Outcome& outcome() const { return m_outcome; }
    void retranslate();

private:
    PrepareModel::Outcome m_outcome;
    QLabel* m_text;
    QLabel* m_when;
    QLabel* m_why;
    QLabel* m_logTitle;
    QFrame* m_well;
    WrappedText* m_log;
};

} // namespace vfpilot::gui
