// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/document_view.h"

#include "gui/text/plain.h"
#include "gui/wizard/palette.h"
#include "gui/wizard/theme.h"

#include <QEvent>
#include <QScrollBar>
#include <QTextCursor>

namespace vfpilot::gui {
namespace {

constexpr int lineLimit = 2000; // characters

QTextBlockFormat blockFormat(qreal above, int indent)
{
    QTextBlockFormat format;
    format.setTopMargin(above);
    format.setBottomMargin(2);
    format.setLeftMargin(indent);
    return format;
}

QTextCharFormat charFormat(Role ink, bool isBold)
{
    QTextCharFormat format;
    format.setForeground(color(ink));
    if (isBold)
        format.setFontWeight(QFont::DemiBold);
    return format;
}

} // namespace

DocumentView::DocumentView(QWidget* parent)
    : QTextEdit(parent)
    , m_document(QString())
{
    setReadOnly(true);
    setAcceptRichText(false);
    setTabChangesFocus(true);
    setUndoRedoEnabled(false);
    document()->setDocumentMargin(10);
}

void DocumentView::show(const Document& document)
{
    const QString text = document.toText();
    if (text == m_shown)
        return;
    m_shown = text;
    m_document = document;
    build();
}

void DocumentView::changeEvent(QEvent* event)
{
    QTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && !m_shown.isEmpty())
        build();
}

void DocumentView::build()
{
    const int place = verticalScrollBar()->value();
    clear();
    QTextCursor cursor(document());
    cursor.beginEditBlock();
    cursor.setBlockFormat(blockFormat(0, 0));
    QTextCharFormat title = charFormat(Role::Text, true);
    title.setFontPointSize(font().pointSizeF() * 1.25);
    cursor.insertText(plainLine(m_document.title(), lineLimit), title);
    for (const Document::Block& block : m_document.blocks())
        addBlock(cursor, block);
    cursor.endEditBlock();
    moveCursor(QTextCursor::Start);
    verticalScrollBar()->setValue(place);
}

void DocumentView::addBlock(QTextCursor& cursor, const Document::Block& block)
{
    using Kind = Document::Kind;
    int number = 0;
    switch (block.kind) {
    case Kind::Heading:
        cursor.insertBlock(blockFormat(14, 0), charFormat(Role::Text, true));
        cursor.insertText(plainLine(block.items.first(), lineLimit));
        return;
    case Kind::Paragraph:
    case Kind::Notice:
        return addLine(cursor, block.items.first(), 0, false);
    case Kind::Bullets:
        for (const QString& item : block.items)
            addLine(cursor, QStringLiteral("•  ") + item, 12, false);
        return;
    case Kind::Steps:
        for (const QString& item : block.items)
            addLine(cursor, QStringLiteral("%1.  ").arg(++number) + item, 12, false);
        return;
    case Kind::Code:
        for (const QString& line : plain(block.items.first()).split(u'\n'))
            addLine(cursor, line, 12, true);
        return;
    case Kind::Table:
        for (const QStringList& row : block.rows)
            addLine(cursor, row.join(QStringLiteral("  ·  ")), 0, false);
        return;
    }
}

void DocumentView::addLine(QTextCursor& cursor, const QString& text, int indent, bool isCode)
{
    QTextBlockFormat format = blockFormat(isCode ? 0 : 5, indent);
    QTextCharFormat characters = charFormat(Role::Text, false);
    if (isCode) {
        format.setBackground(color(Role::Raised));
        characters.setFontFamilies(monoFont().families());
    }
    cursor.insertBlock(format, characters);
    cursor.insertText(plainLine(text, lineLimit));
}

} // namespace vfpilot::gui
