// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/probe/probe.h"
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

} // namespace

/// Each host of tests/data/hosts: what is seen there is <name>.facts. A file that differs is left
/// in the build folder, to be compared and taken over.
class TestHosts : public QObject
{
    Q_OBJECT

private slots:
    void isSeenAsItIs_data()
    {
        QTest::addColumn<QString>("name");
        const auto files = QDir(hostsFolder()).entryList({"*.txt"}, QDir::Files, QDir::Name);
        QVERIFY(files.size() >= 10);
        for (const QString& file : files) {
            const QString name = file.chopped(4);
            QTest::newRow(qPrintable(name)) << name;
        }
    }

    void isSeenAsItIs()
    {
        QFETCH(QString, name);
        CapturedTree tree(name.toStdString());
        const auto facts = probe::probe(tree.host());
        QVERIFY2(facts, facts ? "" : facts.error().detail.c_str());
        const QString seen = asText(*facts);
        QFile file(hostsFolder() + "/" + name + ".facts");
        const QString expected =
            file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
        if (seen == expected)
            return;
        const QString path = QString(VFPILOT_BUILD_DIR) + "/" + name + ".facts";
        QFile actual(path);
        QVERIFY(actual.open(QIODevice::WriteOnly));
        actual.write(seen.toUtf8());
        const QStringList ours = seen.split('\n');
        const QStringList theirs = expected.split('\n');
        int line = 0;
        while (line < ours.size() && line < theirs.size() && ours[line] == theirs[line])
            ++line;
        const QString message = QString("%1: line %2: %3")
                                    .arg(path)
                                    .arg(line + 1)
                                    .arg(ours.value(line, "(nothing more)"));
        QFAIL(qPrintable(message));
    }
};

QTEST_GUILESS_MAIN(TestHosts)
#include "tst_hosts.moc"
