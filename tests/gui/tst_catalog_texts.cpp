// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/text/choose_text.h"
#include "gui/text/finding_text.h"
#include "gui/text/parameter_text.h"
#include "tests/gui/text_check.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

using namespace vfpilot;
using protocol::Finding;
using protocol::FindingState;
using test::inEachLanguage;
using test::isSentence;

namespace {

/// The list of one of the catalog's files: the keys in them are what the engine sends.
QJsonArray listOf(const char* list, const char* name = nullptr)
{
    QFile file(QStringLiteral(VFPILOT_SOURCE_DIR "/resources/catalog/%1.json")
                   .arg(QLatin1String(name ? name : list)));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s is not there", list);
    return QJsonDocument::fromJson(file.readAll()).object()[QLatin1String(list)].toArray();
}

std::string textOf(const QJsonObject& object, const char* member)
{
    return object[QLatin1String(member)].toString().toStdString();
}

/// A value for each named group of the patterns, as the engine finds them.
void addGroups(const QString& pattern, Args& args)
{
    static const QRegularExpression group(QStringLiteral("\\(\\?P<([a-z]+)>"));
    for (auto found = group.globalMatch(pattern); found.hasNext();)
        args[found.next().captured(1).toStdString()] = "v1";
}

bool hasHole(const QString& text)
{
    return text.contains(QStringLiteral("  ")) || text.contains(QStringLiteral(" .")) ||
           text.contains(u'{');
}

} // namespace

class TestCatalogTexts : public QObject
{
    Q_OBJECT

private slots:
    void everySymptomHasSentencesThatItsGroupsFill()
    {
        inEachLanguage([](const QString&) {
            const auto symptoms = listOf("symptoms");
            QVERIFY(symptoms.size() > 50);
            for (const auto& value : symptoms) {
                const QJsonObject symptom = value.toObject();
                Args args;
                // What every pattern of it names is there whichever matched.
                const auto patterns = symptom[QLatin1String("patterns")].toArray();
                addGroups(patterns.first().toString(), args);
                for (const auto& pattern : patterns) {
                    Args others;
                    addGroups(pattern.toString(), others);
                    QCOMPARE(others, args);
                }
                check(symptom, args);
            }
        });
    }

    void everyLeftoverHasSentences()
    {
        inEachLanguage([](const QString&) {
            const auto leftovers = listOf("leftovers");
            QVERIFY(leftovers.size() > 20);
            for (const auto& value : leftovers) {
                const QJsonObject leftover = value.toObject();
                Args args = {{"path", "v1"}, {"line", "v2"}, {"device", "v3"}};
                const auto where = textOf(leftover, "where");
                const auto check = textOf(leftover, "check");
                if (where == "cmdline")
                    args["word"] = "v4";
                if (check == "repeated" || check == "contradicting")
                    args["words"] = args["name"] = "v5";
                if (check == "stale-pin")
                    args["kernel"] = "v6";
                addGroups(leftover[QLatin1String("pattern")].toString(), args);
                TestCatalogTexts::check(leftover, args);
            }
        });
    }

    void everyParameterHasAMeaningAndARisk()
    {
        inEachLanguage([](const QString&) {
            for (const auto& value : listOf("parameters")) {
                const auto name = textOf(value.toObject(), "name");
                const auto risk = textOf(value.toObject(), "risk");
                QVERIFY2(isSentence(gui::parameterMeaning(name), name), name.c_str());
                QVERIFY2(isSentence(gui::parameterRisk(risk), risk), risk.c_str());
            }
        });
        QCOMPARE(gui::parameterMeaning("brand.new"), QStringLiteral("brand.new"));
    }

    void everyRouteAndReasonHasASentence()
    {
        const Args args = {{"kernel", "v1"}, {"needed", "v2"},  {"device", "v3"}, {"release", "v4"},
                           {"route", "v5"},  {"nearest", "v6"}, {"failed", "v7"}};
        // What core/catalog/decide.cpp writes stands there in quotes.
        QFile source(QStringLiteral(VFPILOT_SOURCE_DIR "/core/catalog/decide.cpp"));
        QVERIFY(source.open(QIODevice::ReadOnly));
        static const QRegularExpression quoted(QStringLiteral("\"(route-[a-z-]+)\""));
        const QString text = QString::fromUtf8(source.readAll());
        inEachLanguage([&](const QString&) {
            int found = 0;
            for (auto match = quoted.globalMatch(text); match.hasNext(); ++found) {
                protocol::Route route;
                route.reason = match.next().captured(1).toStdString();
                route.args = args;
                const QString sentence = gui::choose_text::reason(route);
                QVERIFY2(isSentence(sentence, route.reason), route.reason.c_str());
                QVERIFY2(!hasHole(sentence), route.reason.c_str());
            }
            QVERIFY(found > 10);
            for (const auto& value : listOf("routes", "drivers"))
                QVERIFY(!gui::choose_text::routeName(textOf(value.toObject(), "id")).isEmpty());
        });
    }

private:
    static void check(const QJsonObject& rule, const Args& args)
    {
        const auto id = textOf(rule, "id");
        const Finding finding{
            id, FindingState::Warning, args, textOf(rule, "cause"), textOf(rule, "fix"), {}};
        QVERIFY2(isSentence(gui::causeText(finding), finding.cause), id.c_str());
        QVERIFY2(!hasHole(gui::causeText(finding)), qPrintable(gui::causeText(finding)));
        if (finding.fix.empty())
            return;
        QVERIFY2(isSentence(gui::fixText(finding), finding.fix), finding.fix.c_str());
        QVERIFY2(!hasHole(gui::fixText(finding)), qPrintable(gui::fixText(finding)));
    }
};

QTEST_GUILESS_MAIN(TestCatalogTexts)
#include "tst_catalog_texts.moc"
