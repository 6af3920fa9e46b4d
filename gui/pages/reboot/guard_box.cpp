// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/reboot/guard_box.h"

#include "gui/pages/reboot/guard_model.h"
#include "gui/text/error_text.h"
#include "gui/text/finding_text.h"
#include "gui/text/reboot_text.h"
#include "gui/text/review_text.h"
#include "gui/text/step_text.h"
#include "gui/widgets/diff_view.h"
#include "gui/widgets/labels.h"
#include "gui/wizard/theme.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QSpinBox>
#include <QVBoxLayout>

namespace vfpilot::gui {

GuardBox::GuardBox(GuardModel& model, QWidget* parent)
    : QFrame(parent)
    , m_model(model)
    , m_wanted(new QCheckBox(this))
    , m_after(plainLabel("", this))
    , m_minutes(new QSpinBox(this))
    , m_meaning(wrappedLabel("muted", this))
    , m_state(wrappedLabel("", this))
    , m_unit(new DiffView(this))
{
    setKind(this, "card");
    m_wanted->setObjectName(QStringLiteral("reboot.guard"));
    m_minutes->setObjectName(QStringLiteral("reboot.guard-minutes"));
    m_minutes->setRange(GuardModel::minutesAtLeast, GuardModel::minutesAtMost);
    m_minutes->setValue(m_model.minutes());
    m_minutes->setButtonSymbols(QAbstractSpinBox::NoButtons); // the style sheet draws no arrows
    m_state->setObjectName(QStringLiteral("reboot.guard-state"));
    m_unit->setObjectName(QStringLiteral("reboot.guard-unit"));
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_after);
    row->addWidget(m_minutes);
    row->addStretch();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 14, 16, 14);
    column->setSpacing(8);
    column->addWidget(m_wanted);
    column->addLayout(row);
    column->addWidget(m_meaning);
    column->addWidget(m_state);
    column->addWidget(m_unit);
    connect(m_wanted, &QCheckBox::toggled, &m_model, &GuardModel::want);
    connect(m_minutes, &QSpinBox::valueChanged, &m_model, &GuardModel::setMinutes);
    retranslate();
}

void GuardBox::retranslate()
{
    m_wanted->setText(reboot_text::guardWanted());
    m_after->setText(reboot_text::guardAfter());
    m_minutes->setSuffix(reboot_text::guardMinutes());
    m_minutes->setAccessibleName(reboot_text::guardAfter());
    m_meaning->setText(reboot_text::guardMeaning());
    refresh();
}

// What is done besides the unit's file, which is shown below.
QString GuardBox::planLines() const
{
    QStringList lines;
    for (const protocol::PlannedStep& step : m_model.plan()->steps) {
        lines << QStringLiteral("• ") + stepTodo(step);
        for (const auto& argv : step.commands)
            lines << QStringLiteral("   ") + review_text::commandLine(argv);
    }
    return lines.join(u'\n');
}

void GuardBox::refresh()
{
    const bool isSet = m_model.isSet();
    const bool isWanted = m_model.isWanted();
    m_wanted->setEnabled(!isSet);
    m_wanted->setChecked(isSet || isWanted);
    m_minutes->setEnabled(isWanted && !isSet);
    QString state;
    const protocol::FileChange* unit = nullptr;
    if (isSet) {
        state = reboot_text::guardSet();
    } else if (isWanted && m_model.error()) {
        state = errorText(*m_model.error());
    } else if (isWanted && m_model.plan() && !m_model.plan()->refusals.empty()) {
        state = noteText(m_model.plan()->refusals.front());
    } else if (isWanted && m_model.plan()) {
        state = reboot_text::guardPlan() + u'\n' + planLines();
        for (const protocol::PlannedStep& step : m_model.plan()->steps) {
            if (!step.files.empty())
                unit = &step.files.front();
        }
    } else if (isWanted) {
        state = reboot_text::guardPlanning();
    }
    m_state->setText(state);
    m_state->setVisible(!state.isEmpty());
    m_unit->setVisible(unit != nullptr);
    if (unit)
        m_unit->setChange(*unit);
}

} // namespace vfpilot::gui
