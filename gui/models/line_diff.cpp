// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/models/line_diff.h"

#include <QStringList>

#include <vector>

namespace vfpilot::gui {
namespace {

constexpr QChar noLineEnd(0x2404);
// Beyond this the middle is taken as replaced as a whole: right, only less fine.
constexpr qsizetype tableLimit = 4'000'000;

enum class Edit { Same, Remove, Add };

// The edits that lead from a to b, by the longest common subsequence of what lies between the
// equal beginning and the equal end.
std::vector<Edit> edits(const QStringList& a, const QStringList& b)
{
    qsizetype head = 0;
    while (head < a.size() && head < b.size() && a[head] == b[head])
        ++head;
    qsizetype tail = 0;
    while (tail < a.size() - head && tail < b.size() - head &&
           a[a.size() - 1 - tail] == b[b.size() - 1 - tail])
        ++tail;
    const qsizetype n = a.size() - head - tail;
    const qsizetype m = b.size() - head - tail;

    std::vector<Edit> found(static_cast<std::size_t>(head), Edit::Same);
    if ((n + 1) * (m + 1) > tableLimit) {
        found.insert(found.end(), static_cast<std::size_t>(n), Edit::Remove);
        found.insert(found.end(), static_cast<std::size_t>(m), Edit::Add);
    } else {
        std::vector<int> common(static_cast<std::size_t>((n + 1) * (m + 1)), 0);
        const auto at = [&common, m](qsizetype i, qsizetype j) -> int& {
            return common[static_cast<std::size_t>(i * (m + 1) + j)];
        };
        for (qsizetype i = n - 1; i >= 0; --i) {
            for (qsizetype j = m - 1; j >= 0; --j) {
                at(i, j) = a[head + i] == b[head + j] ? at(i + 1, j + 1) + 1
                                                      : std::max(at(i + 1, j), at(i, j + 1));
            }
        }
        qsizetype i = 0;
        qsizetype j = 0;
        while (i < n || j < m) {
            if (i < n && j < m && a[head + i] == b[head + j]) {
                found.push_back(Edit::Same);
                ++i;
                ++j;
            } else if (j == m || (i < n && at(i + 1, j) >= at(i, j + 1))) {
                found.push_back(Edit::Remove);
                ++i;
            } else {
                found.push_back(Edit::Add);
                ++j;
            }
        }
    }
    found.insert(found.end(), static_cast<std::size_t>(tail), Edit::Same);
    return found;
}

QStringList linesOf(const QString& text)
{
    if (text.isEmpty())
        return {};
    QStringList lines = text.split(u'\n');
    if (lines.last().isEmpty())
        lines.removeLast();
    else
        lines.last() += noLineEnd;
    return lines;
}

// Words with the blanks before them, so that joining them gives the line again.
QStringList wordsOf(const QString& line)
{
    QStringList words;
    qsizetype start = 0;
    for (qsizetype i = 1; i <= line.size(); ++i) {
        if (i == line.size() || (line[i].isSpace() && !line[i - 1].isSpace())) {
            words.append(line.mid(start, i - start));
            start = i;
        }
    }
    return words;
}

void markWords(DiffRow& row)
{
    const QStringList before = wordsOf(row.before);
    const QStringList after = wordsOf(row.after);
    qsizetype i = 0;
    qsizetype j = 0;
    qsizetype beforeAt = 0;
    qsizetype afterAt = 0;
    for (const Edit edit : edits(before, after)) {
        if (edit != Edit::Add) {
            if (edit == Edit::Remove)
                row.removedWords.append({beforeAt, before[i].size()});
            beforeAt += before[i++].size();
        }
        if (edit != Edit::Remove) {
            if (edit == Edit::Add)
                row.addedWords.append({afterAt, after[j].size()});
            afterAt += after[j++].size();
        }
    }
}

// Removed lines and the added ones that follow them stand side by side.
void pairUp(QList<DiffRow>& rows, QList<DiffRow>& removed, QList<DiffRow>& added)
{
    const qsizetype pairs = std::min(removed.size(), added.size());
    for (qsizetype i = 0; i < pairs; ++i) {
        DiffRow row = removed[i];
        row.kind = DiffRow::Kind::Changed;
        row.after = added[i].after;
        row.afterLine = added[i].afterLine;
        markWords(row);
        rows.append(row);
    }
    rows.append(removed.mid(pairs));
    rows.append(added.mid(pairs));
    removed.clear();
    added.clear();
}

QList<DiffRow> withoutFarLines(const QList<DiffRow>& rows, int context)
{
    QList<bool> isNear(rows.size(), false);
    for (qsizetype i = 0; i < rows.size(); ++i) {
        if (rows[i].kind == DiffRow::Kind::Same)
            continue;
        const qsizetype end = std::min(rows.size(), i + context + 1);
        for (qsizetype k = std::max<qsizetype>(0, i - context); k < end; ++k)
            isNear[k] = true;
    }
    QList<DiffRow> kept;
    for (qsizetype i = 0; i < rows.size(); ++i) {
        if (isNear[i]) {
            kept.append(rows[i]);
            continue;
        }
        if (kept.isEmpty() || kept.last().kind != DiffRow::Kind::Gap) {
            DiffRow gap;
            gap.kind = DiffRow::Kind::Gap;
            kept.append(gap);
        }
        ++kept.last().hiddenLines;
    }
    return kept;
}

} // namespace

QList<DiffRow> lineDiff(const QString& before, const QString& after, int context)
{
    const QStringList a = linesOf(before);
    const QStringList b = linesOf(after);
    QList<DiffRow> rows;
    QList<DiffRow> removed;
    QList<DiffRow> added;
    int i = 0;
    int j = 0;
    for (const Edit edit : edits(a, b)) {
        DiffRow row;
        if (edit != Edit::Add) {
            row.before = a[i];
            row.beforeLine = ++i;
        }
        if (edit != Edit::Remove) {
            row.after = b[j];
            row.afterLine = ++j;
        }
        if (edit == Edit::Same) {
            pairUp(rows, removed, added);
            rows.append(row);
        } else if (edit == Edit::Remove) {
            row.kind = DiffRow::Kind::Removed;
            removed.append(row);
        } else {
            row.kind = DiffRow::Kind::Added;
            added.append(row);
        }
    }
    pairUp(rows, removed, added);
    return withoutFarLines(rows, context);
}

} // namespace vfpilot::gui
