// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/job.h"

#include <QTimer>
#include <QWidget>

#include <vector>

class QLabel;
class QVBoxLayout;

namespace vfpilot::gui {

class GlyphLabel;
class JobFollower;

/// The steps of a job, one line each: how it stands, what it does, how long it took; below a
/// failed one, why.
class JobSteps : public QWidget
{
    Q_OBJECT

public:
    explicit JobSteps(QWidget* parent = nullptr);

    /// Shows this follower's job from now on, as it changes. The follower outlives the view or is
    /// taken away with null.
    void setFollower(JobFollower* follower);
    void retranslate();

private:
    struct Row
    {
        QWidget* box = nullptr;
        GlyphLabel* glyph = nullptr;
        QLabel* text = nullptr;
        QLabel* time = nullptr;
        QLabel* error = nullptr;
    };

    void refresh();
    void makeRows(std::size_t count);
    void fillRow(const Row& row, const protocol::JobStep& step);

    JobFollower* m_follower = nullptr;
    QVBoxLayout* m_layout;
    std::vector<Row> m_rows;
    QTimer m_clock;
};

} // namespace vfpilot::gui
