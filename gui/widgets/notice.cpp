// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/notice.h"

#include "gui/widgets/labels.h"
#include "gui/wizard/theme.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace vfpilot::gui {
namespace {

struct Look
{
    const char* tone;
    Glyph glyph;
    Role role;
};

Look lookOf(Notice::Tone tone)
{
    switch (tone) {
    case Notice::Tone::Plain:
        return {"", Glyph::Info, Role::Planned};
    case Notice::Tone::Busy:
        return {"", Glyph::Busy, Role::Planned};
    case Notice::Tone::Ok:
        return {"ok", Glyph::Ok, Role::Ok};
    case Notice::Tone::Warning:
        return {"warning", Glyph::Warning, Role::Warning};
    case Notice::Tone::Blocking:
        return {"blocking", Glyph::Blocking, Role::Blocking};
    }
    return {"", Glyph::Info, Role::Planned};
}

} // namespace

Notice::Notice(const QString& name, QWidget* parent)
    : QFrame(parent)
    , m_glyph(new GlyphLabel(Glyph::Info, Role::Planned, 20, this))
    , m_headline(wrappedLabel("heading", this))
    , m_detail(wrappedLabel("", this))
    , m_buttons(new QHBoxLayout)
{
    setObjectName(name);
    m_headline->setObjectName(name + QLatin1String(".headline"));
    m_detail->setObjectName(name + QLatin1String(".detail"));
    setKind(this, "banner");
    for (QLabel* label : {m_headline, m_detail})
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(m_headline);
    words->addWidget(m_detail);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(14, 12, 14, 12);
    row->setSpacing(12);
    row->addWidget(m_glyph, 0, Qt::AlignTop);
    row->addLayout(words, 1);
    row->addLayout(m_buttons);
    m_buttons->setSpacing(8);
}

void Notice::show(Tone tone, const QString& headline, const QString& detail)
{
    const Look look = lookOf(tone);
    setTone(this, look.tone);
    m_glyph->setGlyph(look.glyph, look.role);
    m_headline->setText(headline);
    m_detail->setText(detail);
    m_detail->setVisible(!detail.isEmpty());
    setAccessibleName(headline);
    setAccessibleDescription(detail);
    setVisible(true);
}

QString Notice::headline() const
{
    return m_headline->text();
}

void Notice::addButton(QPushButton* button)
{
    m_buttons->addWidget(button, 0, Qt::AlignVCenter);
}

} // namespace vfpilot::gui
