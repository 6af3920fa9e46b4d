// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/text/finding_text.h"
#include "gui/text/plain.h"
#include "gui/text/review_text.h"
#include "gui/text/step_text.h"

#include <algorithm>

namespace vfpilot::gui::review_text {
namespace {

bool needsQuotes(const QString& word)
{
    const auto isSafe = [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') ||
               QStringLiteral("_@%+=:,./-").contains(c);
    };
    return word.isEmpty() || !std::all_of(word.begin(), word.end(), isSafe);
}

QString indented(const std::string& text, const QString& mark)
{
    QString shown;
    QStringList lines = plain(text).split(u'\n');
    if (lines.last().isEmpty())
        lines.removeLast();
    for (const QString& line : lines)
        shown += mark + line + u'\n';
    return shown;
}

QString fileAsText(const protocol::FileChange& change)
{
    QString text = QStringLiteral("    ") + plainLine(change.path, 1000) + QStringLiteral(" (");
    if (change.modeBefore.empty())
        text += fileNew(change.modeAfter);
    else if (change.modeAfter.empty())
        text += fileGone();
    else if (change.modeBefore != change.modeAfter)
        text += modeChanged(change.modeBefore, change.modeAfter);
    else
        text += fileChanged();
    text += QStringLiteral(")\n");
    return text + indented(change.before, QStringLiteral("    - ")) +
           indented(change.after, QStringLiteral("    + "));
}

} // namespace

QString commandLine(const std::vector<std::string>& argv)
{
    QStringList words;
    for (const std::string& argument : argv) {
        QString word = plainLine(argument, 4000);
        if (needsQuotes(word))
            word = u'\'' + word.replace(u'\'', QStringLiteral("'\\''")) + u'\'';
        words.append(word);
    }
    return words.join(u' ');
}

QString planAsText(const protocol::Plan& plan)
{
    QString text = QStringLiteral("vfpilot\n") + footer(plan) + QStringLiteral("\nSHA-256 ") +
                   plainLine(plan.digest, 100) + u'\n';
    for (const protocol::Finding& refusal : plan.refusals)
        text += QStringLiteral("! ") + noteText(refusal) + u'\n';
    for (const protocol::Finding& warning : plan.warnings)
        text += QStringLiteral("! ") + noteText(warning) + u'\n';
    int number = 0;
    for (const protocol::PlannedStep& step : plan.steps) {
        text += QStringLiteral("\n%1. ").arg(++number) + stepTodo(step) + QStringLiteral(" [") +
                groupTitle(step.group) + QStringLiteral("]\n");
        for (const protocol::FileChange& change : step.files)
            text += fileAsText(change);
        for (const auto& argv : step.commands)
            text += QStringLiteral("    $ ") + commandLine(argv) + u'\n';
        text += QStringLiteral("    ") + undoText(step.undo) + u'\n';
    }
    return text;
}

} // namespace vfpilot::gui::review_text
