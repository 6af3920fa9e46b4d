// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/file_difference.h"

#include "gui/text/plain.h"
#include "gui/widgets/diff_view.h"
#include "gui/widgets/labels.h"
#include "gui/widgets/wrapped_text.h"
#include "gui/wizard/theme.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace vfpilot::gui {

FileDifference::FileDifference(const protocol::FileChange& change,
                               const Words& words,
                               QWidget* parent)
    : QWidget(parent)
{
    auto* path = new WrappedText;
    path->setPlainText(plainLine(change.path, 300));
    QLabel* chip = plainLabel("chip");
    chip->setText(words.chip);
    setTone(chip, change.modeBefore.empty() ? "ok" : "planned");
    auto* head = new QHBoxLayout;
    head->addWidget(path, 1, Qt::AlignTop);
    head->addWidget(chip, 0, Qt::AlignTop);
    chip->setMinimumHeight(20); // for its round ends
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(8);
    column->addLayout(head);
    if (!change.modeBefore.empty() && !change.modeAfter.empty()) {
        auto* sides = new QHBoxLayout;
        for (const QString& side : {words.left, words.right}) {
            QLabel* label = wrappedLabel("muted");
            label->setText(side);
            sides->addWidget(label, 1);
        }
        column->addLayout(sides);
    }
    auto* diff = new DiffView;
    diff->setChange(change);
    column->addWidget(diff);
}

} // namespace vfpilot::gui
