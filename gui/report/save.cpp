// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/report/save.h"

#include "gui/wizard/language.h"

#include <QDir>
#include <QFileDialog>
#include <QRegularExpression>
#include <QSaveFile>
#include <QStandardPaths>

namespace vfpilot::gui {

bool saveText(const QString& text, const QString& path)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return false;
    const QByteArray bytes = text.toUtf8();
    return file.write(bytes) == bytes.size() && file.commit();
}

bool saveDocument(const Document& document, const QString& path)
{
    const QString suffix = QFileInfo(path).suffix().toLower();
    if (suffix == QLatin1String("html") || suffix == QLatin1String("htm"))
        return saveText(document.toHtml(currentLanguage()), path);
    if (suffix == QLatin1String("md"))
        return saveText(document.toMarkdown(), path);
    return saveText(document.toText(), path);
}

void askWhereToSave(QWidget* parent,
                    const QString& title,
                    const QString& suggestion,
                    const QStringList& filters,
                    std::function<void(const QString&)> save)
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    auto* dialog = new QFileDialog(parent, title, folder);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters(filters);
    dialog->selectFile(suggestion);
    dialog->setDefaultSuffix(QFileInfo(suggestion).suffix());
    QObject::connect(dialog, &QFileDialog::filterSelected, dialog, [dialog](const QString& filter) {
        static const QRegularExpression suffix(QStringLiteral("\\*\\.(\\w+)"));
        dialog->setDefaultSuffix(suffix.match(filter).captured(1));
    });
    QObject::connect(dialog, &QFileDialog::fileSelected, parent, std::move(save));
    dialog->open();
}

QString fileNameFor(const QString& what, const QString& host, const QString& suffix)
{
    static const QRegularExpression unsafe(QStringLiteral("[^A-Za-z0-9.-]+"));
    QString safe = host.left(60);
    safe.replace(unsafe, QStringLiteral("-"));
    while (safe.startsWith(u'-') || safe.startsWith(u'.'))
        safe.remove(0, 1);
    while (safe.endsWith(u'-') || safe.endsWith(u'.'))
        safe.chop(1);
    return QStringLiteral("vfpilot-%1-%2.%3")
        .arg(what, safe.isEmpty() ? QStringLiteral("host") : safe, suffix);
}

} // namespace vfpilot::gui
