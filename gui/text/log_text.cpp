// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/text/log_text.h"

#include <QCoreApplication>

namespace vfpilot::gui::log_text {
namespace {

QString say(const char* text)
{
    return QCoreApplication::translate("log", text);
}

} // namespace

QString title()
{
    return say(QT_TRANSLATE_NOOP("log", "Log: what the wizard did"));
}

QString purpose()
{
    return say(QT_TRANSLATE_NOOP(
        "log", "Kept in memory until you close the window. It holds no passwords and no keys."));
}

QString empty()
{
    return say(QT_TRANSLATE_NOOP("log", "Nothing has been logged yet."));
}

QString save()
{
    return say(QT_TRANSLATE_NOOP("log", "Save …"));
}

QString saveTitle()
{
    return say(QT_TRANSLATE_NOOP("log", "Save the log"));
}

QString filter()
{
    return say(QT_TRANSLATE_NOOP("log", "Text (*.txt)"));
}

QString saved()
{
    return say(QT_TRANSLATE_NOOP("log", "The log is saved."));
}

QString notSaved()
{
    return say(QT_TRANSLATE_NOOP("log", "The log could not be saved. Choose another folder."));
}

QString copy()
{
    return say(QT_TRANSLATE_NOOP("log", "Copy all"));
}

QString copied()
{
    return say(QT_TRANSLATE_NOOP("log", "The log is on the clipboard."));
}

} // namespace vfpilot::gui::log_text
