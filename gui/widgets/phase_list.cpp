// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/phase_list.h"

#include "gui/widgets/glyph.h"
#include "gui/widgets/labels.h"
#include "gui/wizard/theme.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace vfpilot::gui {

PhaseList::PhaseList(QWidget* parent)
    : QWidget(parent)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(12);
}

void PhaseList::show(const QStringList& phases, int current)
{
    while (static_cast<qsizetype>(m_rows.size()) < phases.size()) {
        const Row row{new GlyphLabel(Glyph::Todo, Role::Idle, 22, this), plainLabel("", this)};
        auto* line = new QHBoxLayout;
        line->setSpacing(12);
        line->addWidget(row.glyph);
        line->addWidget(row.text, 1);
        static_cast<QVBoxLayout*>(layout())->addLayout(line);
        m_rows.push_back(row);
    }
    for (int i = 0; i < static_cast<int>(m_rows.size()); ++i) {
        const Row& row = m_rows[static_cast<std::size_t>(i)];
        row.text->setText(phases.value(i));
        if (i < current)
            row.glyph->setGlyph(Glyph::Ok, Role::Ok);
        else if (i == current)
            row.glyph->setGlyph(Glyph::Busy, Role::Accent);
        else
            row.glyph->setGlyph(Glyph::Todo, Role::Idle);
        setKind(row.text, i == current ? "heading" : i < current ? "" : "muted");
    }
}

} // namespace vfpilot::gui
