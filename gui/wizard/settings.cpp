// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/wizard/settings.h"

#include <QFileInfo>

namespace vfpilot::gui {
namespace {

const QString languageKey = QStringLiteral("language");
const QString themeKey = QStringLiteral("theme");

} // namespace

Settings::Settings()
    : QSettings(QSettings::IniFormat,
                QSettings::UserScope,
                QStringLiteral("vfpilot"),
                QStringLiteral("vfpilot"))
{}

QString Settings::folder() const
{
    return QFileInfo(fileName()).absolutePath();
}

QString Settings::language() const
{
    return value(languageKey).toString();
}

void Settings::setLanguage(const QString& code)
{
    setValue(languageKey, code);
}

Theme Settings::theme() const
{
    const QString name = value(themeKey).toString();
    if (name == QLatin1String("light"))
        return Theme::Light;
    return name == QLatin1String("dark") ? Theme::Dark : Theme::System;
}

void Settings::setTheme(Theme theme)
{
    switch (theme) {
    case Theme::System:
        return remove(themeKey);
    case Theme::Light:
        return setValue(themeKey, QStringLiteral("light"));
    case Theme::Dark:
        return setValue(themeKey, QStringLiteral("dark"));
    }
}

} // namespace vfpilot::gui
