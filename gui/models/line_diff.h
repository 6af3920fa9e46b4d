// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace vfpilot::gui {

/// A part of a line, by position in it.
struct TextSpan
{
    qsizetype start = 0;
    qsizetype length = 0;
};

/// One row of a side-by-side diff. A line number of 0: nothing stands on that side.
struct DiffRow
{
    enum class Kind { Same, Changed, Added, Removed, Gap };
    Kind kind = Kind::Same;
    int beforeLine = 0;
    int afterLine = 0;
    QString before;
    QString after;
    QList<TextSpan> removedWords; ///< of Changed after markWords(), in `before`
    QList<TextSpan> addedWords;   ///< of Changed after markWords(), in `after`
    int hiddenLines = 0;          ///< of Gap: equal lines that are not shown
};

/// What changes between two texts, line by line. Equal lines further than `context` from any
/// change become one Gap. A last line without a line end is shown with U+2404 ("end of
/// transmission") after it: that difference counts too. From row `limit` on there is no text in
/// the rows, only their kind.
QList<DiffRow>
lineDiff(const QString& before, const QString& after, int context = 3, qsizetype limit = 1'000'000);

/// Finds the words in which a Changed row differs. For the rows that are shown: it takes a while.
void markWords(DiffRow& row);

} // namespace vfpilot::gui
