// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QString>

/// Words of the Reboot page.
namespace vfpilot::gui::reboot_text {

QString title();
QString purpose();

QString looking();
QString notNeeded();
QString notNeededDetail();
QString ready();
QString readyDetail();

QString guestsHeading();
QString notLooked();
QString lookAgain();
QString guestsUnknown();
QString guestsUnreadable();
QString guestsNone();
/// After those that are named.
QString moreGuests(int count);
QString guestsStop();
QString startsAgain();
QString startsNotAgain();

QString guardWanted();
QString guardAfter();
QString guardMinutes(); ///< behind the number
QString guardMeaning();
QString guardPlanning();
QString guardPlan();
QString guardSet();
QString guardActed();
QString guardActedDetail();

QString cardHeading();
QString cardWhy();
QString saveCard();
QString printCard();
QString saveCardTitle();
QString webPages();
QString plainTexts();
QString cardSaved();
QString cardNotSaved();

QString reboot();
QString again();
QString waitOn();
QString nextVerify();

QString waitHeading();
QString waitDetail();
QString phaseAsked();
QString phaseDown();
QString phaseStarting();
QString phaseNewBoot();
QString phaseSame();

QString back();
QString backDetail();

QString failedTimeout();
QString failedNotRebooted();
QString failedOtherMachine();
QString failedOther();

/// "102 · nas, starts again with the host"
QString guest(int vmid, const std::string& name, bool startsAtBoot);
/// What to do after the error.
QString adviceFor(const Error& error);
QString waited(qint64 seconds);

} // namespace vfpilot::gui::reboot_text
