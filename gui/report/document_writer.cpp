// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/report/document_writer.h"

#include "gui/text/plain.h"

#include <QTextCursor>
#include <QTextDocument>

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

class Writer
{
public:
    Writer(QTextDocument& target, const DocumentInk& ink)
        : m_cursor(&target)
        , m_ink(ink)
    {}

    void write(const Document& document)
    {
        m_cursor.beginEditBlock();
        m_cursor.setBlockFormat(blockFormat(0, 0));
        QTextCharFormat title = format(true);
        title.setFontPointSize(m_ink.font.pointSizeF() * 1.25);
        m_cursor.insertText(plainLine(document.title(), lineLimit), title);
        for (const Document::Block& block : document.blocks())
            write(block);
        m_cursor.endEditBlock();
    }

private:
    QTextCharFormat format(bool isBold) const
    {
        QTextCharFormat format;
        format.setForeground(m_ink.text);
        if (isBold)
            format.setFontWeight(QFont::DemiBold);
        return format;
    }

    void write(const Document::Block& block)
    {
        using Kind = Document::Kind;
        int number = 0;
        switch (block.kind) {
        case Kind::Heading:
            m_cursor.insertBlock(blockFormat(14, 0), format(true));
            m_cursor.insertText(plainLine(block.items.first(), lineLimit));
            return;
        case Kind::Paragraph:
        case Kind::Notice:
            return line(block.items.first(), 0, false);
        case Kind::Bullets:
            for (const QString& item : block.items)
                line(QStringLiteral("•  ") + item, 12, false);
            return;
        case Kind::Steps:
            for (const QString& item : block.items)
                line(QStringLiteral("%1.  ").arg(++number) + item, 12, false);
            return;
        case Kind::Code:
            for (const QString& item : plain(block.items.first()).split(u'\n'))
                line(item, 12, true);
            return;
        case Kind::Table:
            for (const QStringList& row : block.rows)
                line(row.join(QStringLiteral("  ·  ")), 0, false);
            return;
        }
    }

    void line(const QString& text, int indent, bool isCode)
    {
        QTextBlockFormat block = blockFormat(isCode ? 0 : 5, indent);
        QTextCharFormat characters = format(false);
        if (isCode) {
            block.setBackground(m_ink.codeGround);
            characters.setFontFamilies(m_ink.codeFont.families());
        }
        m_cursor.insertBlock(block, characters);
        m_cursor.insertText(plainLine(text, lineLimit));
    }

    QTextCursor m_cursor;
    const DocumentInk& m_ink;
};

} // namespace

void writeDocument(QTextDocument& target, const Document& document, const DocumentInk& ink)
{
    target.clear();
    target.setDefaultFont(ink.font);
    Writer(target, ink).write(document);
}

} // namespace vfpilot::gui
