// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace vfpilot::gui {

/// The languages the wizard speaks: "zh_CN" and "en".
QStringList languages();
/// The one that fits the person's desktop (LANGUAGE, LC_*, LANG or its like).
QString desktopLanguage();

/// Speaks this language from now on: every widget gets QEvent::LanguageChange. A code we do not
/// know means English.
void setLanguage(const QString& code);
QString currentLanguage();

} // namespace vfpilot::gui
