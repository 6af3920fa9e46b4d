// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/text/card_text.h"

#include "gui/text/plain.h"

#include <QCoreApplication>
#include <QLocale>

namespace vfpilot::gui::card_text {
namespace {

QString say(const char* text)
{
    return QCoreApplication::translate("card", text);
}

} // namespace

QString firstHeading()
{
    return say(QT_TRANSLATE_NOOP("card", "First: is it really down?"));
}

QString screenMayBeDark()
{
    return say(QT_TRANSLATE_NOOP("card", "The screen of the host may stay dark although the host "
                                         "runs well. Wait five minutes after the restart."));
}

QString startHeading()
{
    return say(QT_TRANSLATE_NOOP("card", "Start it once without the new settings"));
}

QString startWhy()
{
    return say(QT_TRANSLATE_NOOP("card",
                                 "The host starts with systemd-boot. Its menu lets you change the "
                                 "parameters of one start; nothing is written by it."));
}

QString startWhyGrub()
{
    return say(QT_TRANSLATE_NOOP("card", "The host starts with GRUB. Its menu lets you change the "
                                         "parameters of one start; nothing is written by it."));
}

QString waitForGuard(int minutes)
{
    return QCoreApplication::translate(
        "card",
        "A guard is set. If the host cannot be reached for %n minutes, it takes the change back by "
        "itself and restarts once more. Wait a quarter of an hour longer than that.",
        nullptr, minutes);
}

QString oldHeading()
{
    return say(QT_TRANSLATE_NOOP("card", "Start it with the old parameters"));
}

QString stopGrubMenu()
{
    return say(QT_TRANSLATE_NOOP(
        "card", "When the boot menu lists its entries, press an arrow key so that it stops "
                "counting. If no menu shows, switch it off and on again and press Esc."));
}

QString chooseOld(const QString& title)
{
    return say(QT_TRANSLATE_NOOP(
                   "card", "Choose the last line, “%1”, press Enter, and choose a kernel there."))
        .arg(title);
}

QString oldMeaning()
{
    return say(QT_TRANSLATE_NOOP(
        "card", "The host then starts with the kernel parameters it had before. The driver, its "
                "packages and the initramfs stay as the job left them: if it still does not "
                "start, keep the driver away as follows."));
}

QString appendAtLinuxLine()
{
    return say(QT_TRANSLATE_NOOP(
        "card", "Go down to the line that begins with “linux”, press the End key, type a space and "
                "then the words below. They keep the graphics driver away in this start."));
}

QString pressControlX()
{
    return say(QT_TRANSLATE_NOOP("card", "Press Ctrl+X. The host starts without the driver; VMs "
                                         "that hold a VF do not start."));
}

QString handHowGrub()
{
    return say(QT_TRANSLATE_NOOP(
        "card", "Remove vfpilot's own files and have the boot menu written anew. Type:"));
}

QString connectScreen()
{
    return say(QT_TRANSLATE_NOOP(
        "card", "Connect a screen and a keyboard to the host, then switch it off and on."));
}

QString stopMenu()
{
    return say(QT_TRANSLATE_NOOP(
        "card", "When the boot menu lists its entries, press an arrow key so that it stops "
                "counting. If no menu shows, switch it off and on again and hold the space bar."));
}

QString appendBlacklist()
{
    return say(QT_TRANSLATE_NOOP("card",
                                 "Press the End key, type a space and then the words below. They "
                                 "keep the graphics driver away in this start."));
}

QString pressEnter()
{
    return say(QT_TRANSLATE_NOOP(
        "card",
        "Press Enter. The host starts without the driver; VMs that hold a VF do not start."));
}

QString usKeyboard()
{
    return say(QT_TRANSLATE_NOOP(
        "card", "The boot menu takes the keyboard as an American one. There, “_” is Shift with the "
                "key right of 0, and “=” is the key right of that."));
}

QString orDelete()
{
    return say(QT_TRANSLATE_NOOP("card", "Instead of adding the words you can delete these from "
                                         "the line; they are what vfpilot added:"));
}

QString backHeading()
{
    return say(QT_TRANSLATE_NOOP("card", "Then take the change back"));
}

QString backHow()
{
    return say(QT_TRANSLATE_NOOP("card", "Sign in as root at the screen or over SSH and type:"));
}

QString backMeaning()
{
    return say(QT_TRANSLATE_NOOP("card",
                                 "The first command takes back everything the job did, in reverse "
                                 "order. The second restarts the host as it was before."));
}

QString handHeading()
{
    return say(QT_TRANSLATE_NOOP("card", "If that command does not work"));
}

QString title(const QString& host)
{
    return say(QT_TRANSLATE_NOOP("card", "Recovery card for %1")).arg(plainLine(host, 80));
}

QString madeFor(const QString& job, const QDateTime& when)
{
    return say(QT_TRANSLATE_NOOP("card", "Made by vfpilot on %1, for job %2."))
        .arg(QLocale().toString(when, QLocale::ShortFormat), plainLine(job, 60));
}

QString tryOtherWays(const QString& address)
{
    return say(QT_TRANSLATE_NOOP("card",
                                 "From another computer, open https://%1:8006 and try SSH. If "
                                 "one of them answers, the host is up."))
        .arg(plainLine(address, 80));
}

QString chooseEntry(const QString& kernel)
{
    return say(QT_TRANSLATE_NOOP("card",
                                 "Move to the entry with %1 and press the key e. A line with "
                                 "its parameters opens."))
        .arg(plainLine(kernel, 60));
}

QString handHow(const QString& path)
{
    return say(QT_TRANSLATE_NOOP("card",
                                 "Delete the words that vfpilot added from the first line of "
                                 "%1, leave the rest of the line as it is, and type:"))
        .arg(path);
}

} // namespace vfpilot::gui::card_text
