// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

#include <vector>

class QLabel;

namespace vfpilot::gui {

class GlyphLabel;

/// A few phases one below the other: those that are over, the one under way, those to come.
class PhaseList : public QWidget
{
    Q_OBJECT

public:
    explicit PhaseList(QWidget* parent = nullptr);

    /// `current` counts from 0; phases.size() means that all are over.
    void show(const QStringList& phases, int current);

private:
    struct Row
    {
        GlyphLabel* glyph;
        QLabel* text;
    };
    std::vector<Row> m_rows;
};

} // namespace vfpilot::gui
