// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/chain_row.h"

#include "gui/text/check_text.h"
#include "gui/text/finding_text.h"
#include "gui/text/plain.h"
#include "gui/widgets/labels.h"
#include "gui/widgets/parameter_help.h"
#include "gui/widgets/wrapped_text.h"
#include "gui/wizard/theme.h"

#include <QGridLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QVBoxLayout>

namespace vfpilot::gui {
namespace {

using protocol::Evidence;
using protocol::Finding;
using protocol::FindingState;

constexpr int gutter = 42; // left of the words: the drawing, and the line that ties them
constexpr int glyphSize = 20;
constexpr int titleWidth = 216;
constexpr int evidenceLimit = 6;   // pieces shown
constexpr int evidenceText = 1000; // characters of each
constexpr int evidenceLines = 12;

// The beginning of what the host said: enough to see, not so much that it buries the rest.
QString excerpt(const std::string& text)
{
    const QString whole = plain(QString::fromStdString(text).left(evidenceText));
    const QStringList lines = whole.split(u'\n');
    QString shown = lines.mid(0, evidenceLines).join(u'\n');
    const bool isCut = lines.size() > evidenceLines || text.size() > evidenceText;
    return isCut ? shown + QChar(0x2026) : shown;
}

QWidget* evidenceBox(const Finding& finding)
{
    auto* box = new QFrame;
    setKind(box, "well");
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(10, 8, 10, 8);
    column->setSpacing(6);
    int shown = 0;
    for (const Evidence& evidence : finding.evidence) {
        if (++shown > evidenceLimit)
            break;
        auto* path = new WrappedText;
        setTone(path, "muted");
        path->setPlainText(plainLine(evidence.path, 200));
        auto* text = new WrappedText;
        text->setPlainText(excerpt(evidence.text));
        column->addWidget(path);
        column->addWidget(text);
    }
    return box;
}

QString allEvidence(const Finding& finding)
{
    QString text;
    for (const Evidence& evidence : finding.evidence)
        text += QString::fromStdString(evidence.text).left(evidenceText) + u'\n';
    return text;
}

QString missingParameters(const Finding& finding)
{
    const auto missing = finding.args.find("missing");
    return missing == finding.args.end() ? QString() : QString::fromStdString(missing->second);
}

QLabel* paragraph(const QString& text)
{
    QLabel* label = wrappedLabel("");
    label->setText(text);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

} // namespace

Glyph glyphOf(FindingState state)
{
    switch (state) {
    case FindingState::Ok:
        return Glyph::Ok;
    case FindingState::Info:
        return Glyph::Info;
    case FindingState::Warning:
        return Glyph::Warning;
    case FindingState::Planned:
        return Glyph::Planned;
    case FindingState::Blocking:
        return Glyph::Blocking;
    case FindingState::NotReached:
        return Glyph::NotReached;
    }
    return Glyph::NotReached;
}

Role roleOf(FindingState state)
{
    switch (state) {
    case FindingState::Ok:
        return Role::Ok;
    case FindingState::Info:
        return Role::Muted;
    case FindingState::Warning:
        return Role::Warning;
    case FindingState::Planned:
        return Role::Planned;
    case FindingState::Blocking:
        return Role::Blocking;
    case FindingState::NotReached:
        return Role::Idle;
    }
    return Role::Idle;
}

ChainRow::ChainRow(QWidget* parent)
    : QFrame(parent)
    , m_head(new QWidget(this))
    , m_title(plainLabel("", m_head))
    , m_line(wrappedLabel("muted", m_head))
    , m_chevron(new GlyphLabel(Glyph::ChevronRight, Role::Muted, 16, m_head))
    , m_details(new QWidget(this))
    , m_grid(new QGridLayout(m_details))
{
    m_title->setFixedWidth(titleWidth);
    m_title->setWordWrap(true);
    auto* head = new QHBoxLayout(m_head);
    head->setContentsMargins(gutter, 7, 14, 7);
    head->setSpacing(12);
    head->addWidget(m_title, 0, Qt::AlignTop);
    head->addWidget(m_line, 1, Qt::AlignTop);
    head->addWidget(m_chevron, 0, Qt::AlignTop);
    m_grid->setContentsMargins(gutter, 2, 20, 12);
    m_grid->setHorizontalSpacing(14);
    m_grid->setVerticalSpacing(8);
    m_grid->setColumnStretch(1, 1);
    m_details->hide();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addWidget(m_head);
    column->addWidget(m_details);
}

void ChainRow::setNeighbors(bool before, bool after)
{
    m_hasBefore = before;
    m_hasAfter = after;
    update();
}

void ChainRow::show(const Finding& finding)
{
    setObjectName(QStringLiteral("chain.") + QString::fromStdString(finding.id));
    m_glyph = glyphOf(finding.state);
    m_role = roleOf(finding.state);
    m_title->setText(findingTitle(finding));
    m_line->setText(findingLine(finding));
    const bool isDim = finding.state == FindingState::NotReached;
    setTone(m_title, isDim ? "idle" : "");
    setTone(m_line, isDim ? "idle" : finding.state == FindingState::Blocking ? "blocking" : "");
    m_canOpen = !finding.evidence.empty() || !finding.cause.empty() || !finding.fix.empty();
    m_chevron->setVisible(m_canOpen);
    setFocusPolicy(m_canOpen ? Qt::StrongFocus : Qt::NoFocus);
    setCursor(m_canOpen ? Qt::PointingHandCursor : Qt::ArrowCursor);
    setAccessibleName(m_title->text() + QStringLiteral(": ") + stateWord(finding.state));
    setAccessibleDescription(m_line->text());
    setToolTip(stateWord(finding.state));
    m_finding = finding;
    dropDetails();
    setOpen(m_isOpen && m_canOpen);
}

void ChainRow::dropDetails()
{
    while (QLayoutItem* item = m_grid->takeAt(0)) {
        delete item->widget();
        delete item;
    }
}

void ChainRow::fillDetails()
{
    const Finding& finding = m_finding;
    if (const QString why = causeText(finding); !why.isEmpty())
        addDetail(check_text::why(), paragraph(why));
    if (!finding.evidence.empty())
        addDetail(check_text::seen(), evidenceBox(finding));
    if (const QString todo = fixText(finding); !todo.isEmpty())
        addDetail(check_text::todo(), paragraph(todo));
    auto* help = new ParameterHelp;
    m_grid->addWidget(help, m_grid->rowCount(), 1);
    help->setText(allEvidence(finding), missingParameters(finding));
}

void ChainRow::addDetail(const QString& name, QWidget* content)
{
    const int row = m_grid->count() / 2;
    QLabel* label = plainLabel("muted");
    label->setText(name);
    label->setMinimumWidth(48);
    m_grid->addWidget(label, row, 0, Qt::AlignTop | Qt::AlignLeft);
    m_grid->addWidget(content, row, 1);
}

void ChainRow::setOpen(bool open)
{
    m_isOpen = open && m_canOpen;
    if (m_isOpen && m_grid->count() == 0)
        fillDetails(); // not before: most are never looked at
    m_details->setVisible(m_isOpen);
    m_chevron->setGlyph(m_isOpen ? Glyph::ChevronDown : Glyph::ChevronRight, Role::Muted);
    update();
}

void ChainRow::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF box = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    if (m_isOpen) {
        painter.setPen(QPen(color(m_role == Role::Ok ? Role::Border : m_role), 1));
        painter.setBrush(color(Role::Surface));
        painter.drawRoundedRect(box, 8, 8);
    }
    if (hasFocus()) {
        painter.setPen(QPen(color(Role::Accent), 1, m_isOpen ? Qt::SolidLine : Qt::DotLine));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(box, 8, 8);
    }
    const qreal middle = m_head->height() / 2.0 < 20 ? m_head->height() / 2.0 : 18;
    const qreal x = gutter / 2.0;
    painter.setPen(QPen(color(Role::Border), 2));
    if (m_hasBefore)
        painter.drawLine(QPointF(x, 0), QPointF(x, middle - glyphSize / 2.0 - 2));
    if (m_hasAfter)
        painter.drawLine(QPointF(x, middle + glyphSize / 2.0 + 2), QPointF(x, height()));
    paintGlyph(painter, m_glyph,
               QRectF(x - glyphSize / 2.0, middle - glyphSize / 2.0, glyphSize, glyphSize),
               color(m_role));
}

void ChainRow::mousePressEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton && m_canOpen &&
        m_head->geometry().contains(event->position().toPoint()))
        setOpen(!m_isOpen);
    else
        QFrame::mousePressEvent(event);
}

void ChainRow::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Space:
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return setOpen(!m_isOpen);
    case Qt::Key_Right:
        return setOpen(true);
    case Qt::Key_Left:
        return setOpen(false);
    default:
        QFrame::keyPressEvent(event);
    }
}

void ChainRow::focusInEvent(QFocusEvent*)
{
    update();
}

void ChainRow::focusOutEvent(QFocusEvent*)
{
    update();
}

} // namespace vfpilot::gui
