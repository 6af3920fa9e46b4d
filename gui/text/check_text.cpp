// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/text/check_text.h"

#include "gui/text/fill.h"

#include <QCoreApplication>

namespace vfpilot::gui::check_text {

QString title()
{
    return QCoreApplication::translate("check", "Is this host ready for it?");
}

QString purpose()
{
    return QCoreApplication::translate("check", "From the CPU to the VFs, link by link. Nothing is "
                                                "changed by looking.");
}

QString next()
{
    return QCoreApplication::translate("check", "Next: Choose");
}

QString why()
{
    return QCoreApplication::translate("check", "Why");
}

QString seen()
{
    return QCoreApplication::translate("check", "Seen");
}

QString todo()
{
    return QCoreApplication::translate("check", "To do");
}

QString looking()
{
    return QCoreApplication::translate("check", "Looking at the host…");
}

QString lookAgain()
{
    return QCoreApplication::translate("check", "Look again");
}

QString couldNotLook(const QString& reason)
{
    return fill(QCoreApplication::translate("check", "The host could not be looked at. {reason}"),
                {{"reason", reason.toStdString()}});
}

QString needsPerson(int count, const QString& first)
{
    return fill(QCoreApplication::translate("check",
                                            "%n thing(s) only you can change. Begin with: "
                                            "{first}.",
                                            nullptr, count),
                {{"first", first.toStdString()}});
}

QString canBeCleared()
{
    return QCoreApplication::translate("check",
                                       "Leftovers of other tools are in the way. On the next page "
                                       "you can have vfpilot clear them away.");
}

QString willBeSet(int count)
{
    return QCoreApplication::translate("check",
                                       "Nothing stands in the way. vfpilot sets %n thing(s) right, "
                                       "after you have seen how.",
                                       nullptr, count);
}

QString broken(const QString& first)
{
    return fill(QCoreApplication::translate("check", "The chain is broken at: {first}. A new plan "
                                                     "may set it right."),
                {{"first", first.toStdString()}});
}

QString green()
{
    return QCoreApplication::translate("check", "Everything is in order: the VFs are there.");
}

QString nothingToDo()
{
    return QCoreApplication::translate("check", "Nothing stands in the way.");
}

} // namespace vfpilot::gui::check_text
