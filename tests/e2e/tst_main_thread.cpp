// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/host_tree.h"
#include "tests/support/visit.h"

#include <QFile>
#include <QTest>

#include <sys/stat.h>
#include <sys/xattr.h>
#include <unistd.h>

using namespace vfpilot;
using namespace vfpilot::test;
using protocol::Finding;
using protocol::FindingState;
using protocol::JobState;

namespace {

constexpr auto cmdline = "/etc/kernel/cmdline";
constexpr int linksOfTheChain = 22;

/// A file the job edits has attributes that nobody would make by chance.
void markCmdline(const SimulatedMachine& machine)
{
    const QByteArray file = QFile::encodeName(machine.at(cmdline));
    QCOMPARE(::chmod(file, 0640), 0);
    if (::geteuid() == 0)
        QCOMPARE(::chown(file, 0, 4), 0);
    else
        qInfo("SKIPPED: a user cannot give a file another owner");
    if (::setxattr(file, "user.note", "kept", 4, 0) != 0)
        qInfo("SKIPPED: no extended attributes on this file system");
}

bool isFine(const Finding& link)
{
    return link.state == FindingState::Ok || link.state == FindingState::Info ||
           link.state == FindingState::Warning;
}

QByteArray wordOf(const Finding& link)
{
    const auto state = wireName(link.state);
    return QByteArray::fromStdString(link.id) + ": " +
           QByteArray(state.data(), static_cast<qsizetype>(state.size()));
}

} // namespace

/// From the first look to the last byte back where it was, over a real SSH server.
class TestMainThread : public QObject
{
    Q_OBJECT

private slots:
    void appliesProvesAppliesNothingAndTakesBack()
    {
        SimulatedMachine machine;
        QVERIFY(machine.powerOn(0));
        markCmdline(machine);
        const HostTree before = readTree(machine.root());
        QVERIFY(before.size() > 100);
        Visit visit(machine);
        QVERIFY(visit.open());
        const auto goal = visit.goal();
        QVERIFY2(goal, told(goal));

        const auto applied = visit.whenAtRest(visit.apply(*goal));
        QVERIFY2(applied, told(applied));
        QCOMPARE(applied->summary.state, JobState::Done);
        QVERIFY(!unlike(before, readTree(machine.root())).isEmpty());
        QVERIFY(machine.read(cmdline).contains("i915.max_vfs=7"));
        QVERIFY(visit.reboot());
        isGreen(visit);

        const HostTree done = readTree(machine.root());
        const auto again = visit.apply(*goal);
        QVERIFY2(again, told(again));
        QCOMPARE(*again, std::string()); // unchanged
        QStringList written = touched(done, readTree(machine.root()));
        written.removeAll("/var/lib/vfpilot/lock: written again"); // was held for a moment
        QCOMPARE(written.join("\n"), QString());

        const auto undone = visit.whenAtRest(visit.takeBack(applied->summary.id));
        QVERIFY2(undone, told(undone));
        QCOMPARE(undone->summary.state, JobState::Undone);
        QVERIFY(visit.reboot());
        QCOMPARE(unlike(before, readTree(machine.root())).join("\n"), QString());
        const auto seen = visit.ask<protocol::Probe>();
        QVERIFY2(seen, told(seen));
        QCOMPARE(seen->stage, std::string("fresh"));
        QVERIFY(seen->facts.gpus.at(0).vfs.empty());
    }

    void namesTheParameterThatWasTakenOutByHand()
    {
        SimulatedMachine machine;
        QVERIFY(machine.powerOn(0));
        Visit visit(machine);
        QVERIFY(visit.open());
        const auto goal = visit.goal();
        QVERIFY2(goal, told(goal));
        const auto applied = visit.whenAtRest(visit.apply(*goal));
        QVERIFY2(applied && applied->summary.state == JobState::Done, told(applied));

        const QByteArray words = machine.read(cmdline);
        QVERIFY(words.contains(" i915.max_vfs=7"));
        machine.write(cmdline, QByteArray(words).replace(" i915.max_vfs=7", ""));
        QCOMPARE(machine.run("/usr/sbin/proxmox-boot-tool", {"refresh"}), 0);
        QVERIFY(visit.reboot());

        const auto seen = visit.ask<protocol::Probe>();
        QVERIFY2(seen, told(seen));
        QVERIFY(!seen->green);
        // What is configured comes before what runs: the second follows from the first.
        QCOMPARE(seen->firstBroken, std::string("boot-parameters"));
        bool isBehind = false;
        for (const Finding& link : seen->chain) {
            if (link.id == seen->firstBroken) {
                isBehind = true;
                QCOMPARE(link.state, FindingState::Blocking);
                QCOMPARE(link.args.at("missing"), std::string("i915.max_vfs"));
            } else {
                QVERIFY2(isBehind ? link.state != FindingState::Blocking : isFine(link),
                         wordOf(link));
            }
        }
        QVERIFY(isBehind);
    }

private:
    static void isGreen(Visit& visit)
    {
        const auto seen = visit.ask<protocol::Probe>();
        QVERIFY2(seen, told(seen));
        for (const Finding& link : seen->chain)
            QVERIFY2(isFine(link), wordOf(link));
        QVERIFY(seen->green);
        QVERIFY(seen->chain.size() >= linksOfTheChain);
        QCOMPARE(seen->facts.gpus.at(0).vfs.size(), std::size_t(3));
    }
};

QTEST_GUILESS_MAIN(TestMainThread)
#include "tst_main_thread.moc"
