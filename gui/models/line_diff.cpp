// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/models/line_diff.h"

#include <QHash>
#include <QStringList>

#include <algorithm>
#include <vector>

namespace vfpilot::gui {
namespace {

constexpr QChar noLineEnd(0x2404);
// Beyond this the middle is taken as replaced as a whole: right, only less fine.
constexpr std::size_t tableLimit = 1'000'000;
constexpr qsizetype wordLimit = 20'000; // characters of a line whose words are compared

enum class Edit { Same, Remove, Add };

// Equal texts get the same number: comparing those is all that the table below does.
std::vector<int> numbered(const QStringList& texts, QHash<QString, int>& numbers)
{
    std::vector<int> found;
    found.reserve(static_cast<std::size_t>(texts.size()));
    for (const QString& text : texts) {
        auto known = numbers.constFind(text);
        if (known == numbers.constEnd())
            known = numbers.insert(text, static_cast<int>(numbers.size()));
        found.push_back(*known);
    }
    return found;
}

// Both without what they begin and end with alike, by the longest common subsequence.
void addMiddle(const int* a, std::size_t n, const int* b, std::size_t m, std::vector<Edit>& found)
{
    const std::size_t row = m + 1;
    std::vector<int> common((n + 1) * row, 0);
    for (std::size_t i = n; i-- > 0;) {
        const int* below = common.data() + (i + 1) * row;
        int* here = common.data() + i * row;
        for (std::size_t j = m; j-- > 0;)
            here[j] = a[i] == b[j] ? below[j + 1] + 1 : std::max(below[j], here[j + 1]);
    }
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < n || j < m) {
        if (i < n && j < m && a[i] == b[j]) {
            found.push_back(Edit::Same);
            ++i;
            ++j;
        } else if (j == m || (i < n && common[(i + 1) * row + j] >= common[i * row + j + 1])) {
            found.push_back(Edit::Remove);
            ++i;
        } else {
            found.push_back(Edit::Add);
            ++j;
        }
    }
}

// The edits that lead from one list to the other.
std::vector<Edit> edits(const QStringList& before, const QStringList& after)
{
    QHash<QString, int> numbers;
    const std::vector<int> a = numbered(before, numbers);
    const std::vector<int> b = numbered(after, numbers);
    std::size_t head = 0;
    while (head < a.size() && head < b.size() && a[head] == b[head])
        ++head;
    std::size_t tail = 0;
    while (tail < a.size() - head && tail < b.size() - head &&
           a[a.size() - 1 - tail] == b[b.size() - 1 - tail])
        ++tail;
    const std::size_t n = a.size() - head - tail;
    const std::size_t m = b.size() - head - tail;

    std::vector<Edit> found(head, Edit::Same);
    if ((n + 1) * (m + 1) > tableLimit) {
        found.insert(found.end(), n, Edit::Remove);
        found.insert(found.end(), m, Edit::Add);
    } else {
        addMiddle(a.data() + head, n, b.data() + head, m, found);
    }
    found.insert(found.end(), tail, Edit::Same);
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

/// A row before it is written out: lines by their index; -1: none on that side.
struct Sketch
{
    DiffRow::Kind kind = DiffRow::Kind::Same;
    int before = -1;
    int after = -1;
    int hidden = 0;
};

// Removed lines and the added ones that follow them stand side by side.
std::vector<Sketch> sketches(const std::vector<Edit>& all)
{
    using Kind = DiffRow::Kind;
    std::vector<Sketch> rows;
    rows.reserve(all.size());
    int i = 0;
    int j = 0;
    for (std::size_t at = 0; at < all.size();) {
        if (all[at] == Edit::Same) {
            rows.push_back({Kind::Same, i++, j++});
            ++at;
            continue;
        }
        int removed = 0;
        int added = 0;
        for (; at < all.size() && all[at] != Edit::Same; ++at)
            ++(all[at] == Edit::Remove ? removed : added);
        for (; removed > 0 && added > 0; --removed, --added)
            rows.push_back({Kind::Changed, i++, j++});
        for (; removed > 0; --removed)
            rows.push_back({Kind::Removed, i++, -1});
        for (; added > 0; --added)
            rows.push_back({Kind::Added, -1, j++});
    }
    return rows;
}

std::vector<Sketch> withoutFarLines(const std::vector<Sketch>& rows, int context)
{
    const auto size = static_cast<std::ptrdiff_t>(rows.size());
    std::vector<Sketch> kept;
    std::ptrdiff_t near = 0; // rows before this one are near a change behind us
    std::ptrdiff_t next = 0; // the next change from here on
    for (std::ptrdiff_t i = 0; i < size; ++i) {
        const auto isChange = [&rows](std::ptrdiff_t at) {
            return rows[static_cast<std::size_t>(at)].kind != DiffRow::Kind::Same;
        };
        for (next = std::max(next, i); next < size && !isChange(next);)
            ++next;
        if (isChange(i))
            near = i + context + 1;
        if (i < near || (next < size && next - i <= context)) {
            kept.push_back(rows[static_cast<std::size_t>(i)]);
            continue;
        }
        if (kept.empty() || kept.back().kind != DiffRow::Kind::Gap)
            kept.push_back({DiffRow::Kind::Gap});
        ++kept.back().hidden;
    }
    return kept;
}

} // namespace

void markWords(DiffRow& row)
{
    row.removedWords.clear();
    row.addedWords.clear();
    if (row.kind != DiffRow::Kind::Changed || row.before.size() + row.after.size() > wordLimit)
        return;
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

QList<DiffRow> lineDiff(const QString& before, const QString& after, int context, qsizetype limit)
{
    const QStringList a = linesOf(before);
    const QStringList b = linesOf(after);
    const std::vector<Sketch> sketched = withoutFarLines(sketches(edits(a, b)), context);
    QList<DiffRow> rows(static_cast<qsizetype>(sketched.size()));
    auto row = rows.begin();
    for (const Sketch& sketch : sketched) {
        row->kind = sketch.kind;
        if (row - rows.begin() < limit) {
            row->hiddenLines = sketch.hidden;
            if (sketch.before >= 0)
                row->before = a[sketch.before];
            if (sketch.after >= 0)
                row->after = b[sketch.after];
            row->beforeLine = sketch.before + 1;
            row->afterLine = sketch.after + 1;
        }
        ++row;
    }
    return rows;
}

} // namespace vfpilot::gui
