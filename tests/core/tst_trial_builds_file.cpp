// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/trial_builds.h"

#include <QTest>

using namespace vfpilot;
using namespace vfpilot::protocol;

namespace {

constexpr auto path = "/x.json";

TrialBuild one(const std::string& kernel, const std::string& result = "failed")
{
    return {"2025.07.22", kernel, std::string(64, 'c'), result, 7, "i915.c:1:1: error: x"};
}

/// A whole file with `item` in place of its only build.
QByteArray fileOf(const QByteArray& item)
{
    return "{\"format\": 1, \"builds\": [" + item + "]}";
}

QByteArray item(const QByteArray& member = {}, const QByteArray& value = {})
{
    std::map<QByteArray, QByteArray> members = {
        {"release", "\"2025.07.22\""},
        {"kernel", "\"6.8.4-2-pve\""},
        {"packageSha256", "\"" + QByteArray(64, 'c') + "\""},
        {"result", "\"failed\""},
        {"timeMs", "7"},
        {"log", "\"error\""}};
    if (!member.isEmpty())
        members[member] = value;
    QByteArray text;
    for (const auto& [name, held] : members) {
        if (!held.isEmpty())
            text += (text.isEmpty() ? "{\"" : ", \"") + name + "\": " + held;
    }
    return text + "}";
}

} // namespace

class TestTrialBuildsFile : public QObject
{
    Q_OBJECT

private slots:
    void comesBackAsItWasWritten()
    {
        const std::vector<TrialBuild> builds = {one("6.8.4-2-pve"), one("6.14.8-2-pve", "built")};
        const auto back = parseTrialBuilds(trialBuildsText(builds), path);
        QVERIFY(back);
        QVERIFY(*back == builds);
        QVERIFY(parseTrialBuilds(fileOf(item()).toStdString(), path));
        QVERIFY(parseTrialBuilds(trialBuildsText({}), path)->empty());
    }

    void takesNothingOfAHostileFile_data()
    {
        QTest::addColumn<QByteArray>("text");
        const auto row = [](const char* name, const QByteArray& text) {
            QTest::newRow(name) << text;
        };
        row("empty", "");
        row("cut", fileOf(item()).chopped(1));
        row("binary", QByteArray("\0\1\2\xff", 4));
        row("a list", "[]");
        row("no format", R"({"builds": []})");
        row("a later format", R"({"format": 2, "builds": []})");
        row("builds are no list", R"({"format": 1, "builds": {}})");
        row("a build is no object", fileOf("7"));
        row("invalid UTF-8", fileOf(item("log", "\"\xff\xfe\"")));
        row("a path for a kernel", fileOf(item("kernel", R"("../../etc")")));
        row("a hidden kernel", fileOf(item("kernel", R"(".x")")));
        row("no kernel", fileOf(item("kernel", R"("")")));
        row("a long kernel", fileOf(item("kernel", "\"" + QByteArray(65, '6') + "\"")));
        row("a command for a release", fileOf(item("release", R"("1;reboot")")));
        row("no sum", fileOf(item("packageSha256", R"("cc")")));
        row("a sum in upper case",
            fileOf(item("packageSha256", "\"" + QByteArray(64, 'C') + "\"")));
        row("another result", fileOf(item("result", R"("fine")")));
        row("a result that is a number", fileOf(item("result", "1")));
        row("a time before all time", fileOf(item("timeMs", "-1")));
        row("a time that is text", fileOf(item("timeMs", R"("7")")));
        row("a huge time", fileOf(item("timeMs", "1e99")));
        row("a long log", fileOf(item("log", "\"" + QByteArray(2001, 'x') + "\"")));
        row("a log that moves the cursor", fileOf(item("log", "\"\\u001b[2J\"")));
        row("the same twice", fileOf(item() + "," + item("result", R"("built")")));
        QByteArray many = item();
        for (int i = 0; i < 60; ++i)
            many += "," + item("kernel", "\"6.8." + QByteArray::number(i) + "\"");
        row("more than are kept", fileOf(many));
        row("deep", QByteArray(100'000, '['));
        for (const char* member : {"release", "kernel", "packageSha256", "result", "timeMs", "log"})
            row(qPrintable(QString("without ") + member), fileOf(item(member, "")));
    }

    void takesNothingOfAHostileFile()
    {
        QFETCH(QByteArray, text);
        const auto read = parseTrialBuilds(text.toStdString(), path);
        QVERIFY(!read);
        QCOMPARE(read.error().code, Errc::FileMalformed);
        QCOMPARE(read.error().args.at("path"), path);
    }

    void keepsTheNewestOfEachAndForgetsTheOldest()
    {
        auto builds = remembered({}, one("6.8.4-2-pve"));
        builds = remembered(builds, one("6.14.8-2-pve"));
        builds = remembered(builds, one("6.8.4-2-pve", "built"));
        QCOMPARE(builds.size(), 2U);
        QCOMPARE(builds.back().kernel, "6.8.4-2-pve");
        QCOMPARE(builds.back().result, "built");
        for (int i = 0; i < 200; ++i)
            builds = remembered(builds, one("6.9." + std::to_string(i)));
        QCOMPARE(builds.size(), trialBuildsAtMost);
        QCOMPARE(builds.back().kernel, "6.9.199");
        QVERIFY(parseTrialBuilds(trialBuildsText(builds), path));
    }

    void writesNoLogThatItWouldNotRead()
    {
        TrialBuild loud = one("6.8.4-2-pve");
        loud.log = "\x1b[2J\xff" + std::string(5000, 'x') + "\tthe end\n";
        const auto builds = remembered({}, loud);
        QCOMPARE(builds[0].log.size(), trialLogAtMost);
        QVERIFY(builds[0].log.ends_with("?the end\n"));
        const auto back = parseTrialBuilds(trialBuildsText(builds), path);
        QVERIFY(back && *back == builds);
    }
};

QTEST_GUILESS_MAIN(TestTrialBuildsFile)
#include "tst_trial_builds_file.moc"
