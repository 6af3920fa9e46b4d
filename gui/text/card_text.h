// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QString>

/// Words of the recovery card.
namespace vfpilot::gui::card_text {

QString firstHeading();
QString screenMayBeDark();

/// In the first list, when a guard is set.
QString waitForGuard(int minutes);

QString oldHeading();
QString stopGrubMenu();
QString chooseOld(const QString& title);
QString oldMeaning();

QString startHeading();
QString startWhy();
QString startWhyGrub();
QString connectScreen();
QString stopMenu();
QString appendBlacklist();
QString appendAtLinuxLine();
QString pressEnter();
QString pressControlX();
QString usKeyboard();
QString orDelete();

QString backHeading();
QString backHow();
QString backMeaning();

QString handHeading();

QString title(const QString& host);
QString madeFor(const QString& job, const QDateTime& when);
QString tryOtherWays(const QString& address);
QString chooseEntry(const QString& kernel);
QString handHow(const QString& path);
QString handHowGrub();

} // namespace vfpilot::gui::card_text
