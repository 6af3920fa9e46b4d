// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/chain.h"
#include "core/plan/choices.h"
#include "core/plan/planner.h"
#include "core/probe/probe.h"
#include "core/probe/vms.h"
#include "core/protocol/codec.h"
#include "tests/support/captured_tree.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace vfpilot;
using vfpilot::test::CapturedTree;

namespace {

QString hostsFolder()
{
    return QString(VFPILOT_TEST_DATA) + "/hosts";
}

QString oneLine(QString text)
{
    return text.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t");
}

/// "boot.entries[0].kernel = 6.8.4-2-pve", a line for each value; empty lists and texts are left
/// out, so that a new member of Facts does not change every file.
void flatten(const QString& name, const QJsonValue& value, QStringList& lines)
{
    if (value.isObject()) {
        const QJsonObject object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it)
            flatten(name.isEmpty() ? it.key() : name + "." + it.key(), it.value(), lines);
    } else if (value.isArray()) {
        const QJsonArray array = value.toArray();
        for (int i = 0; i < array.size(); ++i)
            flatten(QString("%1[%2]").arg(name).arg(i), array[i], lines);
    } else if (value.isString()) {
        if (!value.toString().isEmpty())
            lines.append(name + " = " + oneLine(value.toString()));
    } else if (!value.isNull()) {
        lines.append(name + " = " + value.toVariant().toString());
    }
}

QString asText(protocol::Facts facts)
{
    facts.freeBytes.clear(); // of this machine's disk
    facts.engineHash.clear();
    const auto json = QByteArray::fromStdString(protocol::toJson(facts));
    QStringList lines;
    flatten({}, QJsonDocument::fromJson(json).object(), lines);
    return lines.join('\n') + '\n';
}

QString asText(const protocol::Finding& finding)
{
    QString line = QString::fromStdString(finding.id);
    for (const auto& [name, value] : finding.args)
        line += " " + QString::fromStdString(name) + "=" + oneLine(QString::fromStdString(value));
    return line;
}

/// As if the person had put up the package that the rule asks for.
void putPackage(const protocol::Route& route, protocol::Facts& facts, protocol::SriovGoal& goal)
{
    if (!route.needsPackage)
        return;
    goal.packageSha256 = std::string(64, 'c');
    facts.packageFiles = {
        {goal.packageSha256, route.packageName, "i915-sriov-dkms", route.release, "amd64", 1}};
}

/// What the chain says of the host, and what would be done to it by the first route.
QString judged(CapturedTree& tree, protocol::Facts facts)
{
    static const auto catalog = catalog::Catalog::builtIn();
    const auto vms = probe::vms(tree.host());
    if (!catalog || !vms)
        return {};
    facts.freeBytes.clear(); // of this machine's disk
    const auto chain = plan::chain({facts, *catalog});
    QStringList lines;
    lines << "first broken: " + QString::fromStdString(chain.firstBroken);
    for (const protocol::Finding& link : chain.links) {
        const auto state = protocol::wireName(link.state);
        lines << QString::fromStdString(link.id) + ": " +
                     QLatin1String(state.data(), qsizetype(state.size())) +
                     (link.cause.empty() ? "" : " " + QString::fromStdString(link.cause));
    }
    const auto choices = plan::choices(facts, *catalog);
    for (const protocol::Route& route : choices.routes)
        lines << "route " + QString::fromStdString(route.id + " " + route.release) +
                     (route.usable ? " usable " : " no ") + QString::fromStdString(route.reason);
    if (choices.routes.empty())
        return lines.join('\n') + '\n';
    protocol::SriovGoal goal;
    goal.gpu = choices.gpu;
    goal.route = choices.routes.front().id;
    goal.release = choices.routes.front().release;
    goal.vfCount = std::max(1, choices.defaultVfs);
    putPackage(choices.routes.front(), facts, goal);
    const auto made = plan::makePlan({facts, *vms, *catalog}, goal);
    if (!made)
        return {};
    for (const protocol::Finding& refusal : made->plan.refusals)
        lines << "refused: " + asText(refusal);
    for (const protocol::Finding& warning : made->plan.warnings)
        lines << "warning: " + asText(warning);
    for (const protocol::PlannedStep& step : made->plan.steps)
        lines << "step: " + QString::fromStdString(step.id);
    return lines.join('\n') + '\n';
}

/// A text that differs from tests/data/hosts/<name> is left in the build folder, to be compared and
/// taken over.
void compare(const QString& name, const QString& seen)
{
    QFile file(hostsFolder() + "/" + name);
    const QString expected =
        file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    if (seen == expected)
        return;
    const QString path = QString(VFPILOT_BUILD_DIR) + "/" + name;
    QFile actual(path);
    QVERIFY(actual.open(QIODevice::WriteOnly));
    actual.write(seen.toUtf8());
    const QStringList ours = seen.split('\n');
    const QStringList theirs = expected.split('\n');
    int line = 0;
    while (line < ours.size() && line < theirs.size() && ours[line] == theirs[line])
        ++line;
    const QString message =
        QString("%1: line %2: %3").arg(path).arg(line + 1).arg(ours.value(line, "(nothing more)"));
    QFAIL(qPrintable(message));
}

} // namespace

/// Each host of tests/data/hosts: what is seen there is <name>.facts, what is said of it and would
/// be done to it is <name>.judged.
class TestHosts : public QObject
{
    Q_OBJECT

private slots:
    void isSeenAndJudgedAsItIs_data()
    {
        QTest::addColumn<QString>("name");
        const auto files = QDir(hostsFolder()).entryList({"*.txt"}, QDir::Files, QDir::Name);
        QVERIFY(files.size() >= 10);
        for (const QString& file : files) {
            const QString name = file.chopped(4);
            QTest::newRow(qPrintable(name)) << name;
        }
    }

    void isSeenAndJudgedAsItIs()
    {
        QFETCH(QString, name);
        CapturedTree tree(name.toStdString());
        const auto facts = probe::probe(tree.host());
        QVERIFY2(facts, facts ? "" : facts.error().detail.c_str());
        compare(name + ".judged", judged(tree, *facts));
        compare(name + ".facts", asText(*facts));
    }
};

QTEST_GUILESS_MAIN(TestHosts)
#include "tst_hosts.moc"
