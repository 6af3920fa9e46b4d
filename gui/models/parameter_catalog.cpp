// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/models/parameter_catalog.h"

#include <QFile>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSet>

namespace vfpilot::gui {
namespace {

constexpr qsizetype textLimit = 8000; // characters that are looked through
constexpr qsizetype wordLimit = 30;   // words that are told

QString keyOf(QStringView name)
{
    return name.toString().replace(u'-', u'_');
}

QHash<QString, ParameterFacts> read()
{
    QFile file(QStringLiteral(":/catalog/parameters.json"));
    QHash<QString, ParameterFacts> known;
    if (!file.open(QIODevice::ReadOnly))
        return known;
    const auto parameters =
        QJsonDocument::fromJson(file.readAll()).object()[QLatin1String("parameters")].toArray();
    for (const auto& value : parameters) {
        const QJsonObject object = value.toObject();
        const QString name = object[QLatin1String("name")].toString();
        known.insert(keyOf(name), {name, object[QLatin1String("risk")].toString(),
                                   !object.contains(QLatin1String("pattern")),
                                   object[QLatin1String("source")].toString()});
    }
    return known;
}

} // namespace

const ParameterFacts* parameterOf(QStringView word)
{
    static const QHash<QString, ParameterFacts> known = read();
    const qsizetype equals = word.indexOf(u'=');
    const auto found = known.constFind(keyOf(equals < 0 ? word : word.first(equals)));
    return found == known.constEnd() ? nullptr : &*found;
}

QStringList parameterWords(const QString& text, const QString& names)
{
    static const QRegularExpression between(QStringLiteral("[\\s\"']+"));
    QStringList words;
    QSet<QString> told;
    const auto take = [&](const QString& all, bool isNameEnough) {
        for (const QString& word : all.left(textLimit).split(between, Qt::SkipEmptyParts)) {
            const QString bare = word.endsWith(u',') ? word.chopped(1) : word;
            const ParameterFacts* facts = parameterOf(bare);
            if (!facts || words.size() == wordLimit || told.contains(facts->name))
                continue;
            if (!isNameEnough && !facts->isFlag && !bare.contains(u'='))
                continue; // a log speaks of the "iommu", too
            told.insert(facts->name);
            words += bare;
        }
    };
    take(text, false);
    take(names, true);
    return words;
}

} // namespace vfpilot::gui
