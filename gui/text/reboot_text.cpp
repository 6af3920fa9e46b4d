// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/text/reboot_text.h"

#include "gui/text/fill.h"
#include "gui/text/plain.h"
#include "gui/text/time_text.h"

#include <QCoreApplication>

namespace vfpilot::gui::reboot_text {
namespace {

QString say(const char* text)
{
    return QCoreApplication::translate("reboot", text);
}

} // namespace

QString title()
{
    return say(QT_TRANSLATE_NOOP("reboot", "Reboot: the host starts with its new settings"));
}

QString purpose()
{
    return say(QT_TRANSLATE_NOOP(
        "reboot", "Boot parameters, the driver and the VFs take effect at the next start."));
}

QString looking()
{
    return say(QT_TRANSLATE_NOOP("reboot", "Looking whether a restart is pending …"));
}

QString notNeeded()
{
    return say(QT_TRANSLATE_NOOP("reboot", "No restart is pending."));
}

QString notNeededDetail()
{
    return say(QT_TRANSLATE_NOOP(
        "reboot", "The running system is the one your settings were made for. Go on to Verify."));
}

QString ready()
{
    return say(QT_TRANSLATE_NOOP("reboot", "The host is ready for its restart."));
}

QString readyDetail()
{
    return say(QT_TRANSLATE_NOOP(
        "reboot",
        "Nothing is restarted before you press the button. Keep the recovery card at hand."));
}

QString guestsHeading()
{
    return say(QT_TRANSLATE_NOOP("reboot", "What will stop"));
}

QString notLooked()
{
    return say(QT_TRANSLATE_NOOP("reboot", "Whether a restart is pending could not be read."));
}

QString lookAgain()
{
    return say(QT_TRANSLATE_NOOP("reboot", "Look again"));
}

QString guestsUnknown()
{
    return say(QT_TRANSLATE_NOOP("reboot", "Looking which guests run …"));
}

QString guestsUnreadable()
{
    return say(QT_TRANSLATE_NOOP("reboot", "Which guests run could not be read. All that run will "
                                           "be shut down by the host."));
}

QString guestsNone()
{
    return say(QT_TRANSLATE_NOOP("reboot", "No guest is running."));
}

QString moreGuests(int count)
{
    return QCoreApplication::translate("reboot", "and %n more", nullptr, count);
}

QString guestsStop()
{
    return say(QT_TRANSLATE_NOOP(
        "reboot", "These guests are shut down by the host. Save your work inside them first."));
}

QString startsAgain()
{
    return say(QT_TRANSLATE_NOOP("reboot", "starts again with the host"));
}

QString startsNotAgain()
{
    return say(QT_TRANSLATE_NOOP("reboot", "stays off until you start it"));
}

QString guardWanted()
{
    return say(QT_TRANSLATE_NOOP("reboot", "Guard this restart"));
}

QString guardAfter()
{
    return say(QT_TRANSLATE_NOOP("reboot", "Patience:"));
}

QString guardMinutes()
{
    return say(QT_TRANSLATE_NOOP("reboot", " minutes"));
}

QString guardMeaning()
{
    return say(QT_TRANSLATE_NOOP(
        "reboot",
        "If the host cannot be reached for that long, it takes the change back by itself. "
        "The guard looks at the network link, gateway and sshd. It stands down as soon "
        "as they answer, somebody signs in or a guest runs. Guests that start by themselves wait "
        "for it. It restarts the host once more, never twice. It cannot help against a kernel that "
        "hangs: then use the recovery card."));
}

QString guardPlanning()
{
    return say(QT_TRANSLATE_NOOP("reboot", "Looking what the guard needs …"));
}

QString guardPlan()
{
    return say(QT_TRANSLATE_NOOP("reboot", "Before the restart, and taken back after it:"));
}

QString guardSet()
{
    return say(QT_TRANSLATE_NOOP("reboot", "The guard is set for this restart."));
}

QString guardActed()
{
    return say(QT_TRANSLATE_NOOP("reboot", "The guard took the change back."));
}

QString guardActedDetail()
{
    return say(QT_TRANSLATE_NOOP(
        "reboot", "After its restart the host could not be reached. It took the job back by itself "
                  "and started once more with its old settings. History shows each step."));
}

QString cardHeading()
{
    return say(QT_TRANSLATE_NOOP("reboot", "Recovery card"));
}

QString cardWhy()
{
    return say(QT_TRANSLATE_NOOP(
        "reboot", "If the host does not come back, this is how to start it without the new "
                  "settings. Save it where you can read it without this host."));
}

QString saveCard()
{
    return say(QT_TRANSLATE_NOOP("reboot", "Save the card …"));
}

QString printCard()
{
    return say(QT_TRANSLATE_NOOP("reboot", "Print …"));
}

QString saveCardTitle()
{
    return say(QT_TRANSLATE_NOOP("reboot", "Save the recovery card"));
}

QString webPages()
{
    return say(QT_TRANSLATE_NOOP("reboot", "Web page (*.html)"));
}

QString plainTexts()
{
    return say(QT_TRANSLATE_NOOP("reboot", "Plain text (*.txt)"));
}

QString cardSaved()
{
    return say(QT_TRANSLATE_NOOP("reboot", "The card is saved."));
}

QString cardNotSaved()
{
    return say(QT_TRANSLATE_NOOP("reboot", "The card could not be saved. Choose another folder."));
}

QString reboot()
{
    return say(QT_TRANSLATE_NOOP("reboot", "Restart the host now"));
}

QString again()
{
    return say(QT_TRANSLATE_NOOP("reboot", "Ask again"));
}

QString waitOn()
{
    return say(QT_TRANSLATE_NOOP("reboot", "Keep waiting"));
}

QString nextVerify()
{
    return say(QT_TRANSLATE_NOOP("reboot", "Next: verify"));
}

QString waitHeading()
{
    return say(QT_TRANSLATE_NOOP("reboot", "The host is restarting."));
}

QString waitDetail()
{
    return say(QT_TRANSLATE_NOOP("reboot", "A server needs a few minutes for it. You may close "
                                           "this window; the host starts all the same."));
}

QString phaseAsked()
{
    return say(QT_TRANSLATE_NOOP("reboot", "Asked to restart"));
}

QString phaseDown()
{
    return say(QT_TRANSLATE_NOOP("reboot", "Going down"));
}

QString phaseStarting()
{
    return say(QT_TRANSLATE_NOOP("reboot", "Starting"));
}

QString phaseNewBoot()
{
    return say(QT_TRANSLATE_NOOP("reboot", "New boot seen"));
}

QString phaseSame()
{
    return say(QT_TRANSLATE_NOOP("reboot", "It is the same machine"));
}

QString back()
{
    return say(QT_TRANSLATE_NOOP("reboot", "The host is back."));
}

QString backDetail()
{
    return say(
        QT_TRANSLATE_NOOP("reboot", "It runs a new boot, and it is the same machine as before."));
}

QString failedTimeout()
{
    return say(QT_TRANSLATE_NOOP(
        "reboot", "Look at a screen on the host, or at its remote console. If it stands still or "
                  "shows nothing, switch it off and on and follow the recovery card. It may also "
                  "have another address now: look it up in your router. A host that only takes "
                  "long is found when you keep waiting."));
}

QString failedNotRebooted()
{
    return say(QT_TRANSLATE_NOOP("reboot",
                                 "The host answers and still runs the boot it had. Something held "
                                 "the restart up: a guest that does not shut down, or a running "
                                 "backup. Look at the task list of Proxmox VE, then ask again."));
}

QString failedOtherMachine()
{
    return say(QT_TRANSLATE_NOOP("reboot",
                                 "Another machine answers at this address now. Nothing is done "
                                 "on it. Find the new address of your host and connect anew."));
}

QString failedOther()
{
    return say(QT_TRANSLATE_NOOP("reboot", "The host was not restarted."));
}

QString guest(int vmid, const std::string& name, bool startsAtBoot)
{
    return fill(say(QT_TRANSLATE_NOOP("reboot", "{vmid} · {name}, {what}")),
                {{"vmid", std::to_string(vmid)},
                 {"name", plainLine(name, 60).toStdString()},
                 {"what", (startsAtBoot ? startsAgain() : startsNotAgain()).toStdString()}});
}

QString adviceFor(const Error& error)
{
    if (error.code == Errc::RebootTimeout)
        return failedTimeout();
    if (error.code == Errc::NotRebooted)
        return failedNotRebooted();
    if (error.code == Errc::OtherMachine)
        return failedOtherMachine();
    return failedOther();
}

QString waited(qint64 seconds)
{
    return say(QT_TRANSLATE_NOOP("reboot", "Waiting for %1")).arg(durationText(seconds * 1000));
}

} // namespace vfpilot::gui::reboot_text
