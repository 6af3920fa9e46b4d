// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/widgets/glyph.h"

#include <QFrame>

class QHBoxLayout;
class QLabel;
class QPushButton;

namespace vfpilot::gui {

/// How something stands, in one line with a drawing, and below it what that means. Has room for
/// buttons at its right.
class Notice : public QFrame
{
    Q_OBJECT

public:
    enum class Tone { Plain, Busy, Ok, Warning, Blocking };

    explicit Notice(const QString& name, QWidget* parent = nullptr);

    void show(Tone tone, const QString& headline, const QString& detail = {});
    QString headline() const;
    void addButton(QPushButton* button);

private:
    GlyphLabel* m_glyph;
    QLabel* m_headline;
    QLabel* m_detail;
    QHBoxLayout* m_buttons;
};

} // namespace vfpilot::gui
