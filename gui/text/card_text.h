// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QString>

/// Words of the recovery card.
namespace vfpilot::gui::card_text {

QString firstHeading();
QString screenMayBeDark();

QString startHeading();
QString startWhy();
QString connectScreen();
QString stopMenu();
QString appendBlacklist();
QString pressEnter();
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

} // namespace vfpilot::gui::card_text
