// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/apply/follower.h"
#include "core/apply/job_folder.h"
#include "tests/support/job_world.h"

#include <QTest>

using namespace vfpilot;
using apply::Follower;
using apply::Mode;
using test::JobWorld;

namespace {

std::string outputFile()
{
    return apply::JobFolder::of(JobWorld::job)->output();
}

} // namespace

class TestFollower : public QObject
{
    Q_OBJECT

private slots:
    void tellsEverythingOnceAndThenTheEnd()
    {
        JobWorld world;
        QVERIFY(world.run(Mode::Apply));
        Follower follower(world.host, JobWorld::job);
        const auto news = follower.poll();
        QVERIFY(news);
        QCOMPARE(news->records.size(), 2 + 2 * world.specs.size());
        QCOMPARE(news->records.front().seq, 1);
        QCOMPARE(news->records.back().type, "job-ended");
        QVERIFY(news->ended);
        QVERIFY(news->output.front().text.starts_with("# /usr/bin/apt-get"));
        const auto more = follower.poll();
        QVERIFY(more && more->records.empty() && more->output.empty() && more->ended);
    }

    void goesOnWhereTheViewerWas()
    {
        JobWorld world;
        QVERIFY(world.run(Mode::Apply));
        Follower follower(world.host, JobWorld::job, 3, 10);
        const auto news = follower.poll();
        QVERIFY(news);
        QCOMPARE(news->records.front().seq, 4);
        QCOMPARE(news->output.front().offset, 10);
    }

    void keepsTheEndBackUntilAllOutputIsTold()
    {
        JobWorld world;
        QVERIFY(world.run(Mode::Apply));
        world.host.put(outputFile(), std::string(1024 * 1024, 'x'));
        Follower follower(world.host, JobWorld::job);
        std::size_t bytes = 0;
        for (int polls = 1;; ++polls) {
            const auto news = follower.poll();
            QVERIFY(news);
            for (const auto& output : news->output) {
                QVERIFY(output.text.size() <= 64 * 1024);
                QCOMPARE(static_cast<std::size_t>(output.offset), bytes);
                bytes += output.text.size();
            }
            if (news->ended) {
                QVERIFY(polls > 1);
                break;
            }
        }
        QCOMPARE(bytes, 1024U * 1024U);
    }

    void neverCutsACharacter()
    {
        JobWorld world;
        world.host.put(apply::JobFolder::of(JobWorld::job)->journal(), "");
        world.host.put(outputFile(), "caf\xc3");
        Follower follower(world.host, JobWorld::job);
        QCOMPARE(follower.poll()->output.front().text, "caf");
        world.host.put(outputFile(), "caf\xc3\xa9");
        const auto rest = follower.poll();
        QCOMPARE(rest->output.front().text, "\xc3\xa9");
        QCOMPARE(rest->output.front().offset, 3);
    }

    void knowsNoJobOfAnotherShape()
    {
        JobWorld world;
        Follower follower(world.host, "../../etc/shadow");
        const auto news = follower.poll();
        QVERIFY(!news);
        QCOMPARE(news.error().code, Errc::JobUnknown);
    }
};

QTEST_GUILESS_MAIN(TestFollower)
#include "tst_follower.moc"
