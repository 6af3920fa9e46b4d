// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/text/time_text.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

namespace vfpilot::gui {

QString durationText(qint64 milliseconds)
{
    const qint64 seconds = milliseconds / 1000;
    const auto two = [](qint64 number) {
        return QStringLiteral("%1").arg(number, 2, 10, QLatin1Char('0'));
    };
    if (seconds < 60)
        return QCoreApplication::translate("time", "%1 s").arg(seconds);
    if (seconds < 3600) {
        return QCoreApplication::translate("time", "%1 min %2 s")
            .arg(QString::number(seconds / 60), two(seconds % 60));
    }
    return QCoreApplication::translate("time", "%1 h %2 min")
        .arg(QString::number(seconds / 3600), two(seconds / 60 % 60));
}

QString momentText(qint64 milliseconds)
{
    if (milliseconds == 0)
        return {};
    return QLocale().toString(QDateTime::fromMSecsSinceEpoch(milliseconds), QLocale::ShortFormat);
}

} // namespace vfpilot::gui
