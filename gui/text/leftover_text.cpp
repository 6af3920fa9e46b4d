// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/text/choose_text.h"
#include "gui/text/fill.h"
#include "gui/text/finding_text.h"
#include "gui/text/plain.h"
#include "gui/text/table.h"

#include <QCoreApplication>

#include <algorithm>

namespace vfpilot::gui::choose_text {
namespace {

using protocol::Finding;
using protocol::Leftover;

constexpr int nameLimit = 64;
constexpr std::size_t placesShown = 4;

constexpr Sentence states[] = {
    {"always", QT_TRANSLATE_NOOP("choose", "The plan does this in any case.")},
    {"not-sure",
     QT_TRANSLATE_NOOP("choose",
                       "{path}, line {line}, is written in a way that vfpilot does not change "
                       "without being sure. Please do it by hand.")},
};

std::string arg(const Finding& place, const char* name)
{
    const auto found = place.args.find(name);
    return found == place.args.end() ? std::string() : found->second;
}

QString placesOf(const Leftover& leftover)
{
    QStringList places;
    for (const Finding& place : leftover.places) {
        const QString text = fill(QCoreApplication::translate("choose", "{path}, line {line}"),
                                  {{"path", arg(place, "path")}, {"line", arg(place, "line")}});
        if (!places.contains(text))
            places.append(text);
    }
    const auto more = places.size() - static_cast<qsizetype>(placesShown);
    if (more <= 0)
        return places.join(QStringLiteral("; "));
    return QCoreApplication::translate("choose", "%1; and %2 more")
        .arg(places.mid(0, placesShown).join(QStringLiteral("; ")))
        .arg(more);
}

} // namespace

QString leftovers()
{
    return QCoreApplication::translate("choose", "Leftovers of other tools found here");
}

QString leftoversPurpose()
{
    return QCoreApplication::translate(
        "choose", "What you tick is cleared away by the same plan: each change is shown as a diff "
                  "first, and taken back with the rest. Nothing else in these files is touched.");
}

QString clearAll()
{
    return QCoreApplication::translate("choose", "Tick all");
}

// What stands there says more than any name for it.
QString leftoverName(const Leftover& leftover)
{
    if (leftover.places.empty())
        return shortened(leftover.id, nameLimit);
    const Finding& first = leftover.places.front();
    for (const char* name : {"words", "word"}) {
        if (const std::string text = arg(first, name); !text.empty())
            return plainLine(text, nameLimit);
    }
    return plainLine(first.evidence.empty() ? leftover.id : first.evidence.front().text, nameLimit)
        .trimmed();
}

QString leftoverHint(const Leftover& leftover)
{
    if (leftover.places.empty())
        return {};
    const Finding& first = leftover.places.front();
    QStringList lines = {causeText(first)};
    if (leftover.inTheWay && leftover.state == "offered")
        lines.append(QCoreApplication::translate(
            "choose", "Recommended: the VFs cannot be made while it is there."));
    const QString state = leftover.state == "by-hand"
                              ? fixText(first)
                              : fill(sentenceOf(states, "choose", leftover.state), leftover.args);
    if (!state.isEmpty())
        lines.append(state);
    if (const QString places = placesOf(leftover); !state.contains(places))
        lines.append(places);
    return lines.join(u'\n');
}

} // namespace vfpilot::gui::choose_text
