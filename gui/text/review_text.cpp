// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/text/review_text.h"

#include "gui/text/fill.h"

#include <QCoreApplication>

namespace vfpilot::gui::review_text {

QString title()
{
    return QCoreApplication::translate("review", "This is what would be changed");
}

QString purpose()
{
    return QCoreApplication::translate("review", "Every file and every command, exactly as it will "
                                                 "be. Choose a step to see it.");
}

QString apply(int steps)
{
    return QCoreApplication::translate("review", "Apply these %n step(s)", nullptr, steps);
}

QString starting()
{
    return QCoreApplication::translate("review", "Starting…");
}

QString nextVerify()
{
    return QCoreApplication::translate("review", "Next: Verify");
}

QString nextReboot()
{
    return QCoreApplication::translate("review", "Next: Reboot");
}

// By itself: lupdate does not see a sentence beside a cast.
static QString stepCount(int steps)
{
    return QCoreApplication::translate("review", "%n step(s)", nullptr, steps);
}

QString footer(const protocol::Plan& plan)
{
    const QStringList parts = {
        stepCount(static_cast<int>(plan.steps.size())),
        plan.rebootNeeded ? QCoreApplication::translate("review", "1 reboot")
                          : QCoreApplication::translate("review", "no reboot"),
        QCoreApplication::translate("review", "all can be taken back"),
        QCoreApplication::translate("review", "nothing has been changed yet"),
    };
    return parts.join(QStringLiteral(" · "));
}

QString save()
{
    return QCoreApplication::translate("review", "Save the plan…");
}

QString saveTitle()
{
    return QCoreApplication::translate("review", "Save the plan");
}

QString saveFilter()
{
    return QCoreApplication::translate("review", "Text files (*.txt)");
}

QString saved(const QString& path)
{
    return fill(QCoreApplication::translate("review", "Saved as {path}."),
                {{"path", path.toStdString()}});
}

QString notSaved(const QString& path)
{
    return fill(QCoreApplication::translate("review", "{path} could not be written."),
                {{"path", path.toStdString()}});
}

QString refused()
{
    return QCoreApplication::translate("review", "This plan cannot be applied.");
}

QString warned()
{
    return QCoreApplication::translate("review", "Before you go on:");
}

QString unchanged()
{
    return QCoreApplication::translate("review", "The host is already as you want it. There is "
                                                 "nothing to change.");
}

QString hostChanged()
{
    return QCoreApplication::translate("review", "The host has changed in the meantime, so nothing "
                                                 "was started. This is the new plan.");
}

QString couldNotStart(const QString& reason)
{
    return fill(QCoreApplication::translate("review", "Nothing was started. {reason}"),
                {{"reason", reason.toStdString()}});
}

QString steps()
{
    return QCoreApplication::translate("review", "Steps");
}

QString fileNew(const std::string& mode)
{
    return fill(QCoreApplication::translate("review", "new file, mode {mode}"), {{"mode", mode}});
}

QString fileGone()
{
    return QCoreApplication::translate("review", "file goes");
}

QString fileChanged()
{
    return QCoreApplication::translate("review", "changed");
}

QString modeChanged(const std::string& before, const std::string& after)
{
    return fill(QCoreApplication::translate("review", "mode {before} becomes {after}"),
                {{"before", before}, {"after", after}});
}

QString before()
{
    return QCoreApplication::translate("review", "As it is");
}

QString after()
{
    return QCoreApplication::translate("review", "As it will be");
}

QString runs(int commands)
{
    return QCoreApplication::translate("review", "%n command(s), run as written:", nullptr,
                                       commands);
}

QString engineCopy()
{
    return QCoreApplication::translate("review", "The engine that looked at the host is copied to "
                                                 "a fixed place, from where the host runs it at "
                                                 "each start:");
}

QString noChangeShown()
{
    return QCoreApplication::translate("review", "No file and no command to show.");
}

QString alsoClears()
{
    return QCoreApplication::translate("review",
                                       "The leftovers in this file that you ticked go with it.");
}

QString equalLines(int count)
{
    return QCoreApplication::translate("review", "%n line(s) stay as they are", nullptr, count);
}

QString cutOff(int rows)
{
    return QCoreApplication::translate("review",
                                       "%n more line(s) are not shown here. The saved plan has "
                                       "them all.",
                                       nullptr, rows);
}

QString emptyFile()
{
    return QCoreApplication::translate("review", "The file is empty.");
}

} // namespace vfpilot::gui::review_text
