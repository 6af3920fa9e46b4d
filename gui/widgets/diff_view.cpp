// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/diff_view.h"

#include "gui/models/parameter_catalog.h"
#include "gui/text/parameter_text.h"
#include "gui/text/plain.h"
#include "gui/text/review_text.h"
#include "gui/wizard/theme.h"

#include <QEvent>
#include <QHelpEvent>
#include <QScrollBar>
#include <QTextBlock>
#include <QTextTable>
#include <QToolTip>

#include <algorithm>

namespace vfpilot::gui {
namespace {

constexpr int rowLimit = 1000; // rows; what is cut off is said, and stands in the saved plan
constexpr int piece = 40;      // rows
constexpr int context = 3;     // equal lines around a change
constexpr qsizetype textLimit = 400'000; // characters of a file that are compared

QString bounded(const std::string& text)
{
    return plain(QString::fromStdString(text).left(textLimit));
}

QTextCharFormat ink(Role role)
{
    QTextCharFormat format;
    format.setForeground(color(role));
    return format;
}

/// Writes rows into a table of two cells a side: line number and text.
class TableWriter
{
public:
    TableWriter(QTextTable* table, bool isWhole)
        : m_table(table)
        , m_isWhole(isWhole)
    {}

    void write(const DiffRow& row)
    {
        const int at = m_row++;
        if (row.kind == DiffRow::Kind::Gap) {
            m_table->mergeCells(at, 0, 1, m_table->columns());
            put(at, 0, review_text::equalLines(row.hiddenLines), ink(Role::Muted));
            shade(at, 0, Role::Raised);
            return;
        }
        if (m_isWhole) {
            const bool isGone = row.kind == DiffRow::Kind::Removed;
            side(at, 0, isGone ? row.beforeLine : row.afterLine, isGone ? row.before : row.after,
                 isGone ? Role::Removed : Role::Added, {}, Role::Added);
            return;
        }
        const bool isBefore =
            row.kind == DiffRow::Kind::Changed || row.kind == DiffRow::Kind::Removed;
        const bool isAfter = row.kind == DiffRow::Kind::Changed || row.kind == DiffRow::Kind::Added;
        side(at, 0, row.beforeLine, row.before, isBefore ? Role::Removed : Role::Surface,
             row.removedWords, Role::RemovedWord);
        side(at, 2, row.afterLine, row.after, isAfter ? Role::Added : Role::Surface, row.addedWords,
             Role::AddedWord);
    }

private:
    void side(int row,
              int column,
              int number,
              const QString& text,
              Role ground,
              const QList<TextSpan>& words,
              Role wordGround)
    {
        if (number > 0)
            put(row, column, QString::number(number), ink(Role::Idle));
        shade(row, column, number > 0 ? ground : Role::Raised);
        shade(row, column + 1, number > 0 ? ground : Role::Raised);
        QTextCursor cursor = m_table->cellAt(row, column + 1).firstCursorPosition();
        qsizetype done = 0;
        QTextCharFormat marked = ink(Role::Text);
        marked.setBackground(color(wordGround));
        for (const TextSpan& word : words) {
            cursor.insertText(text.mid(done, word.start - done), ink(Role::Text));
            cursor.insertText(text.mid(word.start, word.length), marked);
            done = word.start + word.length;
        }
        cursor.insertText(text.mid(done), ink(Role::Text));
    }

    void put(int row, int column, const QString& text, const QTextCharFormat& format)
    {
        m_table->cellAt(row, column).firstCursorPosition().insertText(text, format);
    }

    void shade(int row, int column, Role ground)
    {
        QTextTableCell cell = m_table->cellAt(row, column);
        QTextCharFormat format = cell.format();
        format.setBackground(color(ground));
        cell.setFormat(format);
    }

    QTextTable* m_table;
    bool m_isWhole;
    int m_row = 0;
};

QString wordAt(const QTextCursor& cursor)
{
    const QString line = cursor.block().text();
    const qsizetype at = std::min<qsizetype>(cursor.positionInBlock(), line.size());
    qsizetype start = at;
    qsizetype end = at;
    while (start > 0 && !line[start - 1].isSpace())
        --start;
    while (end < line.size() && !line[end].isSpace())
        ++end;
    return line.mid(start, end - start);
}

// In percent all of them: beside fixed columns Qt takes the share of the whole width, and the last
// column gets what is left.
QTextTableFormat tableFormat(bool isWhole)
{
    QTextTableFormat format;
    format.setBorder(0);
    format.setCellPadding(3);
    format.setCellSpacing(0);
    format.setMargin(0);
    format.setWidth(QTextLength(QTextLength::PercentageLength, 100));
    const int numberShare = isWhole ? 6 : 7;
    const int textShare = (isWhole ? 100 : 50) - numberShare;
    QList<QTextLength> widths;
    for (int side = 0; side < (isWhole ? 1 : 2); ++side)
        for (const int share : {numberShare, textShare})
            widths += QTextLength(QTextLength::PercentageLength, share);
    format.setColumnWidthConstraints(widths);
    return format;
}

} // namespace

DiffView::DiffView(QWidget* parent)
    : FullHeightText(1, parent)
{
    m_more.setInterval(0);
    m_more.setSingleShot(true);
    connect(&m_more, &QTimer::timeout, this, &DiffView::writeMore);
}

void DiffView::setChange(const protocol::FileChange& change)
{
    m_change = change;
    m_rows = lineDiff(bounded(change.before), bounded(change.after), context, rowLimit);
    build();
}

void DiffView::build()
{
    clear();
    m_written = 0;
    if (m_rows.size() > piece)
        m_more.start(); // comparing them took its time already
    else
        writeMore();
}

void DiffView::writeMore()
{
    const qsizetype shown = std::min<qsizetype>(m_rows.size(), rowLimit);
    const qsizetype end = std::min(shown, m_written + piece);
    const bool isWhole = m_change.modeBefore.empty() || m_change.modeAfter.empty();
    QTextCursor cursor(document());
    cursor.movePosition(QTextCursor::End);
    cursor.beginEditBlock();
    if (m_written < end) {
        QTextTable* table = cursor.insertTable(static_cast<int>(end - m_written), isWhole ? 2 : 4,
                                               tableFormat(isWhole));
        TableWriter writer(table, isWhole);
        for (; m_written < end; ++m_written) {
            markWords(m_rows[m_written]);
            writer.write(m_rows[m_written]);
        }
        cursor.movePosition(QTextCursor::End);
    }
    if (m_written < shown) {
        hideLastParagraph(cursor);
        m_more.start();
    } else {
        m_more.stop();
        writeEnd(cursor);
    }
    cursor.endEditBlock();
    fitHeight();
}

// The paragraph that a document must have after a table: a sentence, or next to nothing.
void DiffView::writeEnd(QTextCursor& cursor)
{
    const qsizetype cut = m_rows.size() - m_written;
    if (cut > 0)
        cursor.insertText(review_text::cutOff(static_cast<int>(cut)), ink(Role::Warning));
    else if (m_rows.isEmpty())
        cursor.insertText(review_text::emptyFile(), ink(Role::Muted));
    else
        hideLastParagraph(cursor);
}

void DiffView::hideLastParagraph(QTextCursor& cursor)
{
    QTextBlockFormat flat;
    flat.setLineHeight(0.1, QTextBlockFormat::FixedHeight);
    cursor.setBlockFormat(flat);
}

int DiffView::heightFor(qreal text) const
{
    const int height = static_cast<int>(text) + 2 * frameWidth() + 2;
    return std::max(height, fontMetrics().height() + 12);
}

void DiffView::changeEvent(QEvent* event)
{
    QTextEdit::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        build();
}

bool DiffView::viewportEvent(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QTextEdit::viewportEvent(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    // Of what the host sent nothing is in the tip, so nothing in it can be markup.
    const auto* facts = parameterOf(wordAt(cursorForPosition(help->pos())));
    const QString tip =
        facts ? parameterSentences(facts->name.toStdString(), facts->risk.toStdString())
              : QString();
    QToolTip::showText(help->globalPos(), tip, viewport());
    return true;
}

} // namespace vfpilot::gui
