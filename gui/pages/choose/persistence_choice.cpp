// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/choose/persistence_choice.h"

#include "gui/pages/choose/choose_model.h"
#include "gui/text/choose_text.h"
#include "gui/widgets/labels.h"

#include <QRadioButton>
#include <QVBoxLayout>

namespace vfpilot::gui {

PersistenceChoice::PersistenceChoice(ChooseModel& model, QWidget* parent)
    : QWidget(parent)
    , m_model(model)
    , m_title(plainLabel("heading"))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 8, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_title);
    for (const char* id : {"unit", "sysfsutils"}) {
        Way way{id, new QRadioButton, wrappedLabel("muted")};
        way.button->setObjectName(QStringLiteral("choose.persistence.") + QLatin1String(id));
        way.hint->setContentsMargins(26, 0, 0, 0);
        auto* part = new QVBoxLayout;
        part->setSpacing(2);
        part->addWidget(way.button);
        part->addWidget(way.hint);
        column->addLayout(part);
        connect(way.button, &QRadioButton::clicked, &model,
                [&model, id] { model.setPersistence(id); });
        m_ways.push_back(way);
    }
    connect(&model, &ChooseModel::changed, this, &PersistenceChoice::show);
    retranslate();
    show();
}

void PersistenceChoice::show()
{
    for (const Way& way : m_ways)
        way.button->setChecked(way.id == m_model.persistence());
}

void PersistenceChoice::retranslate()
{
    m_title->setText(choose_text::persistence());
    for (const Way& way : m_ways) {
        way.button->setText(choose_text::persistenceName(way.id));
        way.hint->setText(choose_text::persistenceHint(way.id));
    }
}

} // namespace vfpilot::gui
