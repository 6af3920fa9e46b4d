// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/wizard/language.h"

#include <QCoreApplication>
#include <QDebug>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

namespace vfpilot::gui {
namespace {

QString current;

// Loads anew and installs; an earlier one is taken out first, so that no event comes in between
// with half of the words in each language.
void install(QTranslator& translator, const QString& file, const QString& folder)
{
    if (translator.load(file, folder))
        QCoreApplication::installTranslator(&translator);
}

} // namespace

QStringList languages()
{
    return {QStringLiteral("zh_CN"), QStringLiteral("en")};
}

QString desktopLanguage()
{
    const QStringList wanted = QLocale::system().uiLanguages();
    const bool chinese = !wanted.isEmpty() && wanted.first().startsWith(QLatin1String("zh"));
    return languages().at(chinese ? 0 : 1);
}

void setLanguage(const QString& code)
{
    static QTranslator words;
    static QTranslator qtWords; // of Qt's own dialogs, where the desktop has them

    current = languages().contains(code) ? code : QStringLiteral("en");
    QLocale::setDefault(QLocale(current));
    QCoreApplication::removeTranslator(&words);
    QCoreApplication::removeTranslator(&qtWords);
    install(qtWords, QStringLiteral("qtbase_") + current,
            QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    install(words, QStringLiteral("vfpilot_") + current, QStringLiteral(":/i18n"));
    if (words.isEmpty())
        qWarning() << "no translation for" << current;
}

QString currentLanguage()
{
    return current;
}

} // namespace vfpilot::gui
