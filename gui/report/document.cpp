// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/report/document.h"

#include "gui/text/plain.h"

#include <algorithm>

namespace vfpilot::gui {
namespace {

constexpr int itemLimit = 2000;       // characters of one line
constexpr int codeLimit = 256 * 1024; // characters of one block

// Light and dark as the reader's browser has it; black on white on paper.
constexpr auto style = R"css(
:root { color-scheme: light dark; --ink: #1a1d21; --ground: #fff; --soft: #f2f4f7; --line: #dde1e7;
  --muted: #5a6370; --notice: #fdf2df; }
@media (prefers-color-scheme: dark) { :root { --ink: #e7e9ec; --ground: #15171b; --soft: #1e2127;
  --line: #363b44; --muted: #9ea7b3; --notice: #392c17; } }
@media print { :root { --ink: #000; --ground: #fff; --soft: #fff; --line: #999; --notice: #fff; } }
body { font: 15px/1.55 system-ui, 'Noto Sans', 'Noto Sans CJK SC', 'Microsoft YaHei', sans-serif;
  color: var(--ink); background: var(--ground); max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.1rem; margin-top: 2rem; }
table { border-collapse: collapse; width: 100%; font-size: .92rem; }
th { text-align: start; color: var(--muted); font-weight: 600; }
th, td { border-bottom: 1px solid var(--line); padding: .35rem .6rem .35rem 0; vertical-align: top;
  overflow-wrap: anywhere; }
pre { background: var(--soft); border: 1px solid var(--line); border-radius: 6px; padding: .7rem;
  white-space: pre-wrap; overflow-wrap: anywhere; font-size: .88rem; }
.notice { background: var(--notice); border: 1px solid var(--line); border-radius: 6px;
  padding: .6rem .8rem; }
li { margin: .3rem 0; }
)css";

QString line(const QString& text)
{
    return plainLine(text, itemLimit);
}

QString element(const char* name, const QString& text)
{
    const QString tag = QString::fromLatin1(name);
    return QStringLiteral("<%1>%2</%1>\n").arg(tag, line(text).toHtmlEscaped());
}

QString elements(const char* name, const QStringList& items)
{
    QString all;
    for (const QString& item : items)
        all += element(name, item);
    return all;
}

QString codeText(const QString& text)
{
    QString shown = plain(text.left(codeLimit));
    while (shown.endsWith(u'\n'))
        shown.chop(1);
    return shown;
}

// A fence that the text cannot close.
QString fenceFor(const QString& text)
{
    int longest = 0;
    int run = 0;
    for (const QChar c : text) {
        run = c == u'`' ? run + 1 : 0;
        longest = std::max(longest, run);
    }
    return QString(std::max(3, longest + 1), u'`');
}

QString tableHtml(const QList<QStringList>& rows)
{
    QString all = QStringLiteral("<table>\n");
    for (qsizetype i = 0; i < rows.size(); ++i)
        all += QLatin1String("<tr>\n") + elements(i == 0 ? "th" : "td", rows[i]) +
               QLatin1String("</tr>\n");
    return all + QLatin1String("</table>\n");
}

QString tableMarkdown(const QList<QStringList>& rows)
{
    QString all;
    const qsizetype columns = rows.isEmpty() ? 0 : rows.first().size();
    for (qsizetype i = 0; i < rows.size(); ++i) {
        for (qsizetype column = 0; column < columns; ++column)
            all += QLatin1String("| ") + markdownEscaped(line(rows[i].value(column))) + u' ';
        all += QLatin1String("|\n");
        if (i == 0)
            all += QStringLiteral("| --- ").repeated(columns) + QLatin1String("|\n");
    }
    return all;
}

} // namespace

Document::Document(const QString& title)
    : m_title(title)
{}

void Document::heading(const QString& text)
{
    m_blocks.append({Kind::Heading, {text}, {}});
}

void Document::paragraph(const QString& text)
{
    m_blocks.append({Kind::Paragraph, {text}, {}});
}

void Document::notice(const QString& text)
{
    m_blocks.append({Kind::Notice, {text}, {}});
}

void Document::bullets(const QStringList& items)
{
    m_blocks.append({Kind::Bullets, items, {}});
}

void Document::steps(const QStringList& items)
{
    m_blocks.append({Kind::Steps, items, {}});
}

void Document::code(const QString& text)
{
    m_blocks.append({Kind::Code, {text}, {}});
}

void Document::table(const QList<QStringList>& rows)
{
    m_blocks.append({Kind::Table, {}, rows});
}

QString Document::html(const Block& block)
{
    switch (block.kind) {
    case Kind::Heading:
        return elements("h2", block.items);
    case Kind::Paragraph:
        return elements("p", block.items);
    case Kind::Notice:
        return QLatin1String("<p class=\"notice\">") + line(block.items.first()).toHtmlEscaped() +
               QLatin1String("</p>\n");
    case Kind::Bullets:
        return QLatin1String("<ul>\n") + elements("li", block.items) + QLatin1String("</ul>\n");
    case Kind::Steps:
        return QLatin1String("<ol>\n") + elements("li", block.items) + QLatin1String("</ol>\n");
    case Kind::Code:
        return QLatin1String("<pre>") + codeText(block.items.first()).toHtmlEscaped() +
               QLatin1String("</pre>\n");
    case Kind::Table:
        return tableHtml(block.rows);
    }
    return {};
}

QString Document::markdown(const Block& block)
{
    QString all;
    switch (block.kind) {
    case Kind::Heading:
        return QLatin1String("## ") + markdownEscaped(line(block.items.first())) + u'\n';
    case Kind::Paragraph:
        return markdownEscaped(line(block.items.first())) + u'\n';
    case Kind::Notice:
        return QLatin1String("> ") + markdownEscaped(line(block.items.first())) + u'\n';
    case Kind::Bullets:
        for (const QString& item : block.items)
            all += QLatin1String("- ") + markdownEscaped(line(item)) + u'\n';
        return all;
    case Kind::Steps:
        for (qsizetype i = 0; i < block.items.size(); ++i)
            all += QString::number(i + 1) + QLatin1String(". ") +
                   markdownEscaped(line(block.items[i])) + u'\n';
        return all;
    case Kind::Code: {
        const QString text = codeText(block.items.first());
        const QString fence = fenceFor(text);
        return fence + u'\n' + text + u'\n' + fence + u'\n';
    }
    case Kind::Table:
        return tableMarkdown(block.rows);
    }
    return all;
}

QString Document::text(const Block& block)
{
    QString all;
    switch (block.kind) {
    case Kind::Heading:
        return line(block.items.first()) + u'\n' +
               QString(std::min<qsizetype>(line(block.items.first()).size(), 60), u'-') + u'\n';
    case Kind::Paragraph:
    case Kind::Notice:
        return line(block.items.first()) + u'\n';
    case Kind::Bullets:
        for (const QString& item : block.items)
            all += QLatin1String("  - ") + line(item) + u'\n';
        return all;
    case Kind::Steps:
        for (qsizetype i = 0; i < block.items.size(); ++i)
            all += QStringLiteral("%1. ").arg(i + 1, 3) + line(block.items[i]) + u'\n';
        return all;
    case Kind::Code:
        for (const QString& codeLine : codeText(block.items.first()).split(u'\n'))
            all += QLatin1String("     ") + codeLine + u'\n';
        return all;
    case Kind::Table:
        for (const QStringList& row : block.rows) {
            QStringList cells;
            for (const QString& cell : row)
                cells << line(cell);
            all += QLatin1String("  ") + cells.join(QLatin1String("  |  ")) + u'\n';
        }
        return all;
    }
    return all;
}

QString Document::toHtml(const QString& language) const
{
    QString tag = language;
    tag.replace(u'_', u'-');
    QString all = QStringLiteral("<!DOCTYPE html>\n<html lang=\"%1\">\n<head>\n"
                                 "<meta charset=\"utf-8\">\n")
                      .arg(tag.toHtmlEscaped());
    all += QLatin1String("<meta http-equiv=\"Content-Security-Policy\" "
                         "content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
                         "<meta name=\"viewport\" content=\"width=device-width\">\n");
    all += element("title", m_title);
    all += QLatin1String("<style>") + QString::fromLatin1(style) +
           QLatin1String("</style>\n</head>\n<body>\n");
    all += element("h1", m_title);
    for (const Block& block : m_blocks)
        all += html(block);
    return all + QLatin1String("</body>\n</html>\n");
}

QString Document::toMarkdown() const
{
    QString all = QLatin1String("# ") + markdownEscaped(line(m_title)) + u'\n';
    for (const Block& block : m_blocks)
        all += u'\n' + markdown(block);
    return all;
}

QString Document::toText() const
{
    const QString title = line(m_title);
    QString all = title + u'\n' + QString(std::min<qsizetype>(title.size(), 60), u'=') + u'\n';
    for (const Block& block : m_blocks)
        all += u'\n' + text(block);
    return all;
}

QString markdownEscaped(const QString& text)
{
    static const QString special = QStringLiteral("\\`*_[]<>|&#~@$");
    QString escaped;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        // What begins a list, a heading's underline or a numbered item, at the beginning only;
        // bare links get no colon and no dot to be known by.
        const bool beginsLine = i == 0 && (c == u'-' || c == u'+' || c == u'=' || c == u':');
        const bool endsNumber =
            (c == u'.' || c == u')') && i > 0 && i < 10 &&
            std::all_of(text.begin(), text.begin() + i, [](QChar d) { return d.isDigit(); });
        const bool isLink =
            (c == u':' && text.mid(i + 1, 2) == QLatin1String("//")) ||
            (c == u'.' && i >= 3 &&
             text.mid(i - 3, 3).compare(QLatin1String("www"), Qt::CaseInsensitive) == 0);
        if (special.contains(c) || beginsLine || endsNumber || isLink)
            escaped += u'\\';
        escaped += c;
    }
    return escaped;
}

} // namespace vfpilot::gui
