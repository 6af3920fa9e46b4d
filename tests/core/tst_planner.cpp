// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/planner.h"
#include "core/protocol/codec.h"
#include "core/protocol/json_reading.h"
#include "core/protocol/methods.h"
#include "tests/support/guide_machine.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace vfpilot;
using namespace vfpilot::protocol;

namespace {

const catalog::Catalog& builtIn()
{
    static const auto catalog = catalog::Catalog::builtIn();
    if (!catalog)
        qFatal("no catalog");
    return *catalog;
}

std::string fileText(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("cannot read %s", qPrintable(path));
    return file.readAll().toStdString();
}

/// Text of a case's facts. {"base": case, "patch": …} stands for the facts of another case with a
/// JSON merge patch (RFC 7396) on them.
nlohmann::json factsOf(const QString& folder)
{
    auto facts = nlohmann::json::parse(fileText(folder + "/facts.json"));
    if (!facts.contains("base"))
        return facts;
    const auto base = QString::fromStdString(facts["base"].get<std::string>());
    auto patched = factsOf(folder + "/../" + base);
    patched.merge_patch(facts["patch"]);
    return patched;
}

void add(std::string& text, const std::string& line)
{
    text += line + "\n";
}

std::string shown(const Args& args)
{
    std::string text;
    for (const auto& [name, value] : args)
        text += " " + name + "=" + value;
    return text;
}

/// Only what changes: lines that are on one side alone.
void addDifference(std::string& text, const FileChange& file)
{
    add(text, "  " + file.path + " " + (file.modeBefore.empty() ? "absent" : file.modeBefore) +
                  " -> " + file.modeAfter);
    const auto before = QString::fromStdString(file.before).split('\n');
    const auto after = QString::fromStdString(file.after).split('\n');
    for (const QString& line : before) {
        if (!after.contains(line))
            add(text, "  - " + line.toStdString());
    }
    for (const QString& line : after) {
        if (!before.contains(line))
            add(text, "  + " + line.toStdString());
    }
}

std::string rendered(const Plan& plan)
{
    std::string text;
    for (const Finding& finding : plan.refusals)
        add(text, "refused: " + finding.id + shown(finding.args));
    for (const Finding& finding : plan.warnings)
        add(text, "warning: " + finding.id + shown(finding.args));
    for (const PlannedStep& step : plan.steps) {
        add(text, step.id + " (" + step.group + ", " + std::string(wireName(step.undo)) + ")");
        add(text, "  args:" + shown(step.args));
        for (const FileChange& file : step.files)
            addDifference(text, file);
        for (const auto& argv : step.commands) {
            std::string line = "  $";
            for (const std::string& word : argv)
                line += " " + word;
            add(text, line);
        }
    }
    if (plan.steps.empty() && plan.refusals.empty())
        add(text, "unchanged");
    add(text, plan.rebootNeeded ? "reboot" : "no reboot");
    return text;
}

Plan planned(const Facts& facts, const Goal& goal, const std::vector<VmInfo>& vms = {})
{
    const auto made = plan::makePlan({facts, vms, builtIn()}, goal);
    if (!made)
        qFatal("no plan: %s", made.error().args.at("reason").c_str());
    return made->plan;
}

} // namespace

class TestPlanner : public QObject
{
    Q_OBJECT

private slots:
    void plansAsExpected_data()
    {
        QTest::addColumn<QString>("folder");
        const QDir cases(VFPILOT_TEST_DATA "/plans");
        for (const QString& name : cases.entryList(QDir::Dirs | QDir::NoDotAndDotDot))
            QTest::newRow(qPrintable(name)) << cases.filePath(name);
        QVERIFY(cases.entryList(QDir::Dirs | QDir::NoDotAndDotDot).size() >= 40);
    }

    /// A new case is three files and no code. facts.json may hold a list "vms" beside the facts.
    /// With VFPILOT_UPDATE_GOLDEN=1 expected.txt is written anew: read what changed in it.
    void plansAsExpected()
    {
        QFETCH(QString, folder);
        const std::string input = factsOf(folder).dump();
        const auto facts = fromJson<Facts>(input);
        const auto vms = fromJson<VmsReply>(input);
        const auto goal = fromJson<Goal>(fileText(folder + "/goal.json"));
        QVERIFY(facts && vms && goal);
        const std::string text = rendered(planned(*facts, *goal, vms->vms));
        if (qEnvironmentVariableIsSet("VFPILOT_UPDATE_GOLDEN")) {
            QFile file(folder + "/expected.txt");
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(QByteArray::fromStdString(text));
        }
        QCOMPARE(QString::fromStdString(text),
                 QString::fromStdString(fileText(folder + "/expected.txt")));
    }

    void refusesAGoalThatCannotBeOne_data()
    {
        QTest::addColumn<QByteArray>("goal");
        QTest::addColumn<QByteArray>("member");
        const auto row = [](const char* name, const char* goal, const char* member) {
            QTest::newRow(name) << QByteArray(goal) << QByteArray(member);
        };
        row("address", R"({"kind":"sriov","gpu":"00:02.0","route":"i915-dkms","vfCount":3})",
            "goal.gpu");
        row("upper case", R"({"kind":"sriov","gpu":"0000:00:0A.0","route":"a","vfCount":3})",
            "goal.gpu");
        row("path", R"({"kind":"sriov","gpu":"0000:00:02.0","route":"../x","vfCount":3})",
            "goal.route");
        row("no VF", R"({"kind":"sriov","gpu":"0000:00:02.0","route":"a","vfCount":0})",
            "goal.vfCount");
        row("many VFs", R"({"kind":"sriov","gpu":"0000:00:02.0","route":"a","vfCount":256})",
            "goal.vfCount");
        row("release",
            R"({"kind":"sriov","gpu":"0000:00:02.0","route":"a","vfCount":1,"release":"1;x"})",
            "goal.release");
        row("hash",
            R"({"kind":"sriov","gpu":"0000:00:02.0","route":"a","vfCount":1,"packageSha256":"AB"})",
            "goal.packageSha256");
        row("persistence",
            R"({"kind":"sriov","gpu":"0000:00:02.0","route":"a","vfCount":1,"persistence":"cron"})",
            "goal.persistence");
        row("option",
            R"({"kind":"sriov","gpu":"0000:00:02.0","route":"a","vfCount":1,"options":["a b"]})",
            "goal.options");
        row("nothing to try", R"({"kind":"prepare","gpu":"0000:00:02.0","route":"a"})",
            "goal.release");
        row("nothing to build",
            R"({"kind":"prepare","gpu":"0000:00:02.0","route":"a","release":"2025.07.22"})",
            "goal.packageSha256");
        row("vmid", R"({"kind":"vm","vmid":99,"vf":"0000:00:02.1"})", "goal.vmid");
        row("all functions", R"({"kind":"vm","vmid":101,"vf":"0000:00:02"})", "goal.vf");
        row("slot", R"({"kind":"vm","vmid":101,"vf":"0000:00:02.1","slot":16})", "goal.slot");
        row("job to guard", R"({"kind":"guard","job":"x; reboot","minutes":5})", "goal.job");
        row("a job's path", R"({"kind":"guard","job":"../../etc/passwd-00"})", "goal.job");
        row("no time", R"({"kind":"guard","job":"20261123-231501-4f2a","minutes":1})",
            "goal.minutes");
        row("endless", R"({"kind":"guard","job":"20261123-231501-4f2a","minutes":61})",
            "goal.minutes");
        row("port", R"({"kind":"guard","job":"20261123-231501-4f2a","sshPort":65536})",
            "goal.sshPort");
    }

    void refusesAGoalThatCannotBeOne()
    {
        QFETCH(QByteArray, goal);
        QFETCH(QByteArray, member);
        const auto parsed = fromJson<Goal>(goal.toStdString());
        QVERIFY(parsed);
        const auto made = plan::makePlan({test::freshGuideMachine(), {}, builtIn()}, *parsed);
        QVERIFY(!made);
        QCOMPARE(made.error().code, Errc::BadParams);
        QCOMPARE(made.error().args.at("reason"), member.toStdString());
    }

    void takesACandidateOfARelease()
    {
        SriovGoal goal = test::guideGoal();
        goal.release = "2025.11.04-rc1"; // not in the catalog: refused there, and not as a goal
        QVERIFY(plan::makePlan({test::freshGuideMachine(), {}, builtIn()}, Goal(goal)));
        for (const char* release : {"2025.11.04-RC1", "rc1", "2025/11", "2025.11.04-"}) {
            goal.release = release;
            QVERIFY2(!plan::makePlan({test::freshGuideMachine(), {}, builtIn()}, Goal(goal)),
                     release);
        }
    }

    void digestStandsForWhatWasReviewed()
    {
        const Facts facts = test::freshGuideMachine();
        const SriovGoal goal = test::guideGoal();
        const std::string digest = planned(facts, goal).digest;
        QCOMPARE(digest.size(), 64U);
        QCOMPARE(planned(facts, goal).digest, digest);

        SriovGoal other = goal;
        other.vfCount = 2;
        QVERIFY(planned(facts, other).digest != digest);
        for (const auto& change : std::vector<std::function<void(Facts&)>>{
                 [](Facts& f) { f.files["/etc/kernel/cmdline"] += " quiet"; },
                 [](Facts& f) { f.fileModes["/etc/kernel/cmdline"] = "0600"; },
                 [](Facts& f) { f.packages["dkms"] = "3"; },
                 [](Facts& f) { f.kernels[0].headers = true; },
                 [](Facts& f) { f.boot.entries[0].options += " x"; },
                 [](Facts& f) { f.engineHash[0] = 'b'; },
                 [](Facts& f) { f.machineId = "another"; },
                 [](Facts& f) { f.boot.dkmsKey = "enrolled"; },
                 [](Facts& f) { f.files["/etc/modprobe.d/x.conf"] = "blacklist i915\n"; },
                 [](Facts& f) { f.unreadFiles["/etc/sysfs.conf"] = "file-too-large"; },
             }) {
            Facts changed = facts;
            change(changed);
            QVERIFY(planned(changed, goal).digest != digest);
        }
    }

    void digestStaysWhenOnlyDriftingThingsChange()
    {
        const Facts facts = test::freshGuideMachine();
        Facts later = facts;
        later.logLines.push_back("i915 0000:00:02.0: [drm] something");
        later.bootId = "another boot";
        later.boot.running += " something";
        later.freeBytes = {{"/", 5'000'000'000}};
        QCOMPARE(planned(later, test::guideGoal()).digest,
                 planned(facts, test::guideGoal()).digest);

        const Facts done = test::doneGuideMachine();
        VmInfo vm;
        vm.vmid = 101;
        vm.digest = "d";
        VmInfo running = vm;
        running.status = "running";
        const VmGoal goal{101, "0000:00:02.1"};
        QCOMPARE(planned(done, goal, {running}).digest, planned(done, goal, {vm}).digest);
        vm.digest = "e";
        QVERIFY(planned(done, goal, {running}).digest != planned(done, goal, {vm}).digest);
    }

    void digestOfATrialStaysWhenABuildOnlyTellsMore()
    {
        const std::string hash(64, 'c');
        Facts facts = test::freshGuideMachine();
        facts.packageFiles = {{hash, "x.deb", "i915-sriov-dkms", "2025.07.22", "amd64", 1}};
        facts.trialBuilds = {{"2025.07.22", "6.8.12-4-pve", hash, "failed", 5, "error"}};
        const PrepareGoal goal{"0000:00:02.0", "i915-dkms", "2025.07.22", hash};
        const std::string digest = planned(facts, goal).digest;
        facts.trialBuilds[0].log = "another";
        facts.trialBuilds[0].timeMs = 6;
        facts.files["/etc/kernel/cmdline"] += " quiet";
        QCOMPARE(planned(facts, goal).digest, digest);
        facts.trialBuilds[0].result = "built";
        QVERIFY(planned(facts, goal).digest != digest);
    }

    void asManyCompilersAsTheHostCanBear_data()
    {
        QTest::addColumn<int>("threads");
        QTest::addColumn<qint64>("mebibytes");
        QTest::addColumn<QByteArray>("jobs");
        QTest::newRow("memory is short") << 16 << qint64(8192) << QByteArray("4");
        QTest::newRow("few threads") << 4 << qint64(65536) << QByteArray("4");
        QTest::newRow("hardly any memory") << 4 << qint64(1024) << QByteArray("1");
        QTest::newRow("not told") << 0 << qint64(0) << QByteArray("1");
        QTest::newRow("memory alone") << 0 << qint64(65536) << QByteArray("1");
    }
    void asManyCompilersAsTheHostCanBear()
    {
        QFETCH(int, threads);
        QFETCH(qint64, mebibytes);
        QFETCH(QByteArray, jobs);
        const std::string hash(64, 'c');
        Facts facts = test::freshGuideMachine();
        facts.packageFiles = {{hash, "x.deb", "i915-sriov-dkms", "2025.07.22", "amd64", 1}};
        facts.cpu.threads = threads;
        facts.memory = mebibytes * 1024 * 1024;
        const Plan plan =
            planned(facts, PrepareGoal{"0000:00:02.0", "i915-dkms", "2025.07.22", hash});
        QVERIFY(!plan.steps.empty());
        QCOMPARE(plan.steps.back().kind, "trial-build");
        QCOMPARE(QByteArray::fromStdString(plan.steps.back().args.at("jobs")), jobs);
    }

    void specsComeBackFromJson()
    {
        Facts facts = test::freshGuideMachine();
        const std::string hash(64, 'c');
        facts.packageFiles = {{hash, "x.deb", "i915-sriov-dkms", "2025.07.22", "amd64", 1}};
        SriovGoal goal = test::guideGoal();
        goal.packageSha256 = hash;
        auto made = plan::makePlan({facts, {}, builtIn()}, goal);
        QVERIFY(made);
        made->specs.push_back(plan::EditFile{
            "/etc/sysfs.conf", "0644", "a", "b", {"c=1"}, plan::FileFormat::SysfsConf, {"d=2"}});
        made->specs.push_back(plan::TrialBuild{"2025.07.22", "i915-sriov-dkms", "i915", "/x.deb",
                                               hash, "6.8.4-2-pve", 4});
        QCOMPARE(made->specs.size(), 11U);
        const auto back = plan::specsFromJson(plan::toJson(made->specs));
        QVERIFY(back);
        QVERIFY(*back == made->specs);
        QVERIFY(!plan::specsFromJson(R"([{"kind":"run-any-tool"}])"));
        QVERIFY(!plan::specsFromJson(R"([{"kind":"own-file"}])"));
        QVERIFY(!plan::specsFromJson("{"));
        // As engines wrote them before there were modes and entries of before.
        const auto old = plan::specsFromJson(
            R"([{"kind":"own-file","path":"/x","group":"boot","args":{},"before":null,)"
            R"("modeBefore":"","after":"y"},{"kind":"render-boot-entries","loader":"grub",)"
            R"("esps":[],"kernels":[],"tokens":[]}])");
        QVERIFY(old);
        QCOMPARE(std::get<plan::OwnFile>(old->at(0)).mode, "0644");
        QVERIFY(!std::get<plan::RenderBootEntries>(old->at(1)).wayBack);
        QVERIFY(!plan::specsFromJson(R"([{"kind":"edit-file","path":"/x"}])"));
        const auto earlier = plan::specsFromJson(
            R"([{"kind":"edit-file","path":"/x","mode":"","before":"","after":"","tokens":[]}])");
        QVERIFY(earlier);
        QCOMPARE(static_cast<int>(std::get<plan::EditFile>(earlier->front()).format),
                 static_cast<int>(plan::FileFormat::KernelCmdline));
    }
};

QTEST_GUILESS_MAIN(TestPlanner)
#include "tst_planner.moc"
