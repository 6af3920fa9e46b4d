// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/choose/build_outcome.h"

#include "gui/text/finding_text.h"
#include "gui/text/prepare_text.h"
#include "gui/widgets/glyph.h"
#include "gui/widgets/labels.h"
#include "gui/widgets/wrapped_text.h"
#include "gui/wizard/theme.h"

#include <QGridLayout>
#include <QVBoxLayout>

namespace vfpilot::gui {

BuildOutcome::BuildOutcome(const PrepareModel::Outcome& outcome, QWidget* parent)
    : QFrame(parent)
    , m_outcome(outcome)
    , m_text(wrappedLabel())
    , m_when(plainLabel("muted"))
    , m_why(wrappedLabel("muted"))
    , m_logTitle(plainLabel("muted"))
    , m_well(new QFrame)
    , m_log(new WrappedText)
{
    const protocol::TrialBuild& build = m_outcome.build;
    const bool isBuilt = build.result == "built";
    const QString name =
        QStringLiteral("choose.outcome.%1.%2")
            .arg(QString::fromStdString(build.release), QString::fromStdString(build.kernel));
    setObjectName(name);
    m_text->setObjectName(name + QLatin1String(".text"));
    m_why->setObjectName(name + QLatin1String(".why"));
    m_log->setObjectName(name + QLatin1String(".log"));
    for (QLabel* label : {m_text, m_why})
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    setKind(m_well, "well");
    auto* well = new QVBoxLayout(m_well);
    well->setContentsMargins(10, 8, 10, 8);
    well->addWidget(m_log);

    auto* glyph = new GlyphLabel(isBuilt ? Glyph::Ok : Glyph::Blocking,
                                 isBuilt ? Role::Ok : Role::Blocking, 18);
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins({});
    grid->setHorizontalSpacing(10);
    grid->setVerticalSpacing(4);
    grid->setColumnStretch(1, 1);
    grid->addWidget(glyph, 0, 0, Qt::AlignTop);
    grid->addWidget(m_text, 0, 1);
    grid->addWidget(m_when, 0, 2, Qt::AlignTop | Qt::AlignRight);
    grid->addWidget(m_why, 1, 1, 1, 2);
    grid->addWidget(m_logTitle, 2, 1, 1, 2);
    grid->addWidget(m_well, 3, 1, 1, 2);
    retranslate();
}

void BuildOutcome::retranslate()
{
    m_text->setText(prepare_text::outcome(m_outcome.build));
    m_when->setText(prepare_text::tried(m_outcome.build));
    m_why->setText(m_outcome.symptom ? causeText(*m_outcome.symptom) : QString());
    m_why->setVisible(!m_why->text().isEmpty());
    const QString log = prepare_text::logLines(m_outcome.build.log);
    m_logTitle->setText(prepare_text::log());
    m_log->setPlainText(log);
    m_log->setAccessibleName(prepare_text::log());
    m_logTitle->setVisible(!log.isEmpty());
    m_well->setVisible(!log.isEmpty());
}

} // namespace vfpilot::gui
