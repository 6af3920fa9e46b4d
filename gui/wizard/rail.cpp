// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/wizard/rail.h"

#include "gui/text/frame_text.h"
#include "gui/wizard/theme.h"

#include <QButtonGroup>
#include <QEvent>
#include <QPainter>
#include <QPainterPath>
#include <QVBoxLayout>

namespace vfpilot::gui {
namespace {

constexpr int glyphSize = 18;
constexpr int inset = 12;

struct Look
{
    Glyph glyph;
    Role role;
};

Look lookOf(WizardFlow::Mark mark)
{
    switch (mark) {
    case WizardFlow::Mark::Todo:
        return {Glyph::Todo, Role::Idle};
    case WizardFlow::Mark::Done:
        return {Glyph::Ok, Role::Ok};
    case WizardFlow::Mark::Active:
        return {Glyph::Busy, Role::Planned};
    case WizardFlow::Mark::Attention:
        return {Glyph::Warning, Role::Warning};
    }
    return {Glyph::Todo, Role::Idle};
}

} // namespace

RailItem::RailItem(Glyph glyph, QWidget* parent)
    : QAbstractButton(parent)
    , m_glyph(glyph)
{
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void RailItem::setGlyph(Glyph glyph, Role role)
{
    m_glyph = glyph;
    m_role = role;
    update();
}

QSize RailItem::sizeHint() const
{
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    const int text = QFontMetrics(bold).horizontalAdvance(this->text());
    return {inset + glyphSize + 10 + text + inset, fontMetrics().height() + 18};
}

void RailItem::enterEvent(QEnterEvent*)
{
    update();
}

void RailItem::leaveEvent(QEvent*)
{
    update();
}

void RailItem::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF box = QRectF(rect()).adjusted(0.5, 1.5, -0.5, -1.5);
    if (isChecked() || (isEnabled() && underMouse())) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(color(isChecked() ? Role::AccentSoft : Role::Raised));
        painter.drawRoundedRect(box, 6, 6);
    }
    if (hasFocus()) {
        painter.setPen(QPen(color(Role::Accent), 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(box, 6, 6);
    }
    const bool isDim = !isEnabled();
    paintGlyph(painter, m_glyph, QRectF(inset, (height() - glyphSize) / 2.0, glyphSize, glyphSize),
               color(m_role));
    QFont face = font();
    if (isChecked())
        face.setWeight(QFont::DemiBold);
    painter.setFont(face);
    painter.setPen(color(isDim ? Role::Idle : Role::Text));
    painter.drawText(rect().adjusted(inset + glyphSize + 10, 0, -inset / 2, 0),
                     Qt::AlignVCenter | Qt::AlignLeft, text());
}

Rail::Rail(QWidget* parent)
    : QFrame(parent)
{
    setObjectName(QStringLiteral("rail"));
    setFixedWidth(176);
    auto* box = new QVBoxLayout(this);
    box->setContentsMargins(12, 16, 12, 14);
    box->setSpacing(2);
    auto* group = new QButtonGroup(this);
    for (const PageId page : allPages) {
        RailItem* item = add(Glyph::Todo, QString::fromLatin1(pageName(page)));
        m_pages[page].item = item;
        group->addButton(item);
        connect(item, &RailItem::clicked, this, [this, page] { emit pageChosen(page); });
        showEntry(page);
    }
    box->addStretch();
    m_history = add(Glyph::History, QStringLiteral("history"));
    m_log = add(Glyph::Log, QStringLiteral("log"));
    for (RailItem* item : {m_history, m_log}) {
        group->addButton(item);
        item->setEnabled(false);
    }
    connect(m_history, &RailItem::clicked, this, &Rail::historyChosen);
    connect(m_log, &RailItem::clicked, this, &Rail::logChosen);
    retranslate();
}

RailItem* Rail::add(Glyph glyph, const QString& name)
{
    auto* item = new RailItem(glyph, this);
    item->setObjectName(QStringLiteral("rail.") + name);
    layout()->addWidget(item);
    return item;
}

void Rail::show(const WizardFlow& flow)
{
    for (auto& [page, entry] : m_pages) {
        entry.entry = flow.entry(page);
        showEntry(page);
    }
}

void Rail::showEntry(PageId page)
{
    const PageItem& entry = m_pages[page];
    const Look look = lookOf(entry.entry.mark);
    entry.item->setGlyph(look.glyph, look.role);
    entry.item->setEnabled(entry.entry.isReachable || entry.item->isChecked());
}

void Rail::setHistoryAvailable(bool available)
{
    m_history->setEnabled(available);
}

void Rail::setLogAvailable(bool available)
{
    m_log->setEnabled(available);
}

void Rail::setCurrent(PageId page)
{
    m_pages[page].item->setChecked(true);
    for (const PageId each : allPages)
        showEntry(each);
}

void Rail::setHistoryCurrent()
{
    m_history->setChecked(true);
}

void Rail::setLogCurrent()
{
    m_log->setChecked(true);
}

void Rail::changeEvent(QEvent* event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void Rail::retranslate()
{
    setAccessibleName(frame_text::railName());
    for (auto& [page, entry] : m_pages)
        entry.item->setText(frame_text::pageLabel(page));
    m_history->setText(frame_text::history());
    m_log->setText(frame_text::log());
}

} // namespace vfpilot::gui
