// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/parameter_help.h"

#include "gui/models/parameter_catalog.h"
#include "gui/text/parameter_text.h"
#include "gui/text/plain.h"
#include "gui/widgets/glyph.h"
#include "gui/widgets/labels.h"
#include "gui/widgets/wrapped_text.h"
#include "gui/wizard/theme.h"

#include <QEvent>
#include <QPushButton>
#include <QVBoxLayout>

namespace vfpilot::gui {
namespace {

QWidget* entryFor(const QString& word, const ParameterFacts& facts)
{
    auto* entry = new QWidget;
    auto* name = new WrappedText;
    name->setPlainText(plainLine(word, 200));
    QLabel* meaning = wrappedLabel("");
    meaning->setText(parameterSentences(facts.name.toStdString(), facts.risk.toStdString()));
    QLabel* source = wrappedLabel("muted");
    source->setText(parameterSource(facts.source));
    auto* column = new QVBoxLayout(entry);
    column->setContentsMargins({});
    column->setSpacing(2);
    for (QWidget* part : {static_cast<QWidget*>(name), static_cast<QWidget*>(meaning),
                          static_cast<QWidget*>(source)})
        column->addWidget(part);
    return entry;
}

} // namespace

ParameterHelp::ParameterHelp(QWidget* parent)
    : QWidget(parent)
    , m_head(new QPushButton(this))
    , m_body(new QFrame(this))
    , m_column(new QVBoxLayout(m_body))
{
    m_head->setObjectName(QStringLiteral("parameters.help"));
    m_head->setCheckable(true);
    setKind(m_head, "quiet");
    m_body->setObjectName(QStringLiteral("parameters.list"));
    setKind(m_body, "well");
    m_column->setContentsMargins(12, 10, 12, 10);
    m_column->setSpacing(10);
    m_body->hide();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(6);
    column->addWidget(m_head, 0, Qt::AlignLeft);
    column->addWidget(m_body);
    connect(m_head, &QPushButton::toggled, this, [this](bool isOpen) {
        m_body->setVisible(isOpen);
        showHead();
    });
    hide();
}

void ParameterHelp::setText(const QString& text, const QString& names)
{
    m_words = parameterWords(text, names);
    setVisible(!m_words.isEmpty());
    fill();
}

void ParameterHelp::fill()
{
    while (QLayoutItem* item = m_column->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (const QString& word : m_words) {
        if (const ParameterFacts* facts = parameterOf(word))
            m_column->addWidget(entryFor(word, *facts));
    }
    showHead();
}

void ParameterHelp::showHead()
{
    m_head->setText(parameterHelpTitle(static_cast<int>(m_words.size())));
    m_head->setIcon(
        glyphIcon(m_head->isChecked() ? Glyph::ChevronDown : Glyph::ChevronRight, Role::Muted));
}

void ParameterHelp::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    // Later: Qt walks over the widgets now, and none may go meanwhile.
    if (event->type() == QEvent::LanguageChange)
        QMetaObject::invokeMethod(this, &ParameterHelp::fill, Qt::QueuedConnection);
}

} // namespace vfpilot::gui
