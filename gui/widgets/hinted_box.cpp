// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/hinted_box.h"

#include "gui/widgets/labels.h"

#include <QCheckBox>
#include <QVBoxLayout>

namespace vfpilot::gui {

HintedBox::HintedBox(const QString& name, QWidget* parent)
    : QWidget(parent)
    , m_box(new QCheckBox)
    , m_hint(wrappedLabel("muted"))
{
    m_box->setObjectName(name);
    m_hint->setContentsMargins(26, 0, 0, 0);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(2);
    column->addWidget(m_box);
    column->addWidget(m_hint);
}

void HintedBox::setTexts(const QString& label, const QString& hint)
{
    QString text = label;
    // It would be taken for the mark of a key.
    m_box->setText(text.replace(u'&', QLatin1String("&&")));
    m_hint->setText(hint);
}

} // namespace vfpilot::gui
