// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/method_list.h"
#include "gui/models/host_model.h"
#include "tests/support/tcp_proxy.h"
#include "tests/support/visit.h"

#include <QDir>
#include <QSignalSpy>
#include <QTest>

using namespace vfpilot;
using namespace vfpilot::protocol;
using namespace vfpilot::test;
using State = remote::Connection::State;

namespace {

constexpr double speed = 0.3; // a job outlives the cut
constexpr int limitMs = 60000;

/// What stands in the journals of all jobs: how often one was begun, and how often taken back.
struct Begun
{
    qsizetype jobs = 0;
    qsizetype undos = 0;
    qsizetype cancels = 0;
    QByteArray bootId;

    bool operator==(const Begun&) const = default;
    QByteArray told() const
    {
        return QByteArray::number(jobs) + " begun, " + QByteArray::number(undos) + " taken back, " +
               QByteArray::number(cancels) + " cancelled, boot " + bootId;
    }
};

/// The host, and somebody with a link that does not break, who brings it where a request makes
/// sense.
class World
{
public:
    bool make()
    {
        if (!machine.powerOn(speed) || !m_keeper.open())
            return false;
        auto made = m_keeper.goal();
        if (made)
            goal = *made;
        return made.has_value();
    }

    Begun begun() const
    {
        Begun sum;
        sum.bootId = machine.read("/proc/sys/kernel/random/boot_id").trimmed();
        const QString jobs = "/var/lib/vfpilot/jobs/";
        for (const QString& id :
             QDir(machine.at(jobs)).entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
            const QByteArray journal = machine.read(jobs + id + "/journal.jsonl");
            sum.jobs += journal.count("\"job-begun\"");
            sum.undos += journal.count("\"undo-begun\"");
            sum.cancels += QFile::exists(machine.at(jobs + id + "/cancel"));
        }
        return sum;
    }

    /// No job is left, or none but those taken back.
    void bringToFresh()
    {
        if (const auto last = newest(); last.undoable) {
            rest(last.id);
            const auto undone = m_keeper.whenAtRest(m_keeper.takeBack(last.id));
            QVERIFY2(undone && undone->summary.state == JobState::Undone, told(undone));
        }
    }
    std::string bringToRunning()
    {
        bringToFresh();
        const auto job = m_keeper.apply(goal);
        [&] { QVERIFY2(job && !job->empty(), told(job)); }();
        return job.value_or({});
    }
    std::string bringToDone()
    {
        const auto last = newest();
        if (!last.id.empty() && last.state == JobState::Done)
            return last.id;
        const std::string job = bringToRunning();
        rest(job);
        return job;
    }
    std::string bringToInterrupted()
    {
        const auto last = newest();
        if (last.state == JobState::Interrupted)
            return last.id;
        const std::string job = bringToRunning();
        const QString id = QString::fromStdString(job);
        [&] {
            QTRY_VERIFY_WITH_TIMEOUT(machine.killJob(id), limitMs);
            QTRY_COMPARE_WITH_TIMEOUT(machine.jobProcess(id), 0, limitMs);
        }();
        return job;
    }
    void rest(const std::string& job)
    {
        const auto info = m_keeper.whenAtRest(job);
        QVERIFY2(info, told(info));
    }
    void restAll()
    {
        // A restart takes this link along as well.
        [&] { QTRY_VERIFY_WITH_TIMEOUT(ask<ListJobs>({}).has_value(), limitMs); }();
        if (const auto last = newest(); !last.id.empty())
            rest(last.id);
    }
    JobSummary newest()
    {
        const auto jobs = ask<ListJobs>({});
        [&] { QVERIFY2(jobs, told(jobs)); }();
        return jobs && !jobs->jobs.empty() ? jobs->jobs.front()
                                           : JobSummary{.state = JobState::Undone};
    }
    template<class Method>
    Result<typename Method::Reply> ask(const typename Method::Params& params)
    {
        return m_keeper.ask<Method>(params);
    }

    SimulatedMachine machine;
    SriovGoal goal;

private:
    Visit m_keeper{machine};
};

/// What one request may start on the host. A request that is new has no such entry and does not
/// compile: say here what losing its answer must not do.
template<class Method>
struct Case;

struct ReadsOnly
{
    static constexpr bool starts = false;
    static Begun after(Begun before) { return before; }
};

template<>
struct Case<Probe> : ReadsOnly
{
    static Empty params(World& world)
    {
        world.bringToDone();
        return {};
    }
};
template<>
struct Case<MakePlan> : ReadsOnly
{
    static PlanParams params(World& world)
    {
        world.bringToDone();
        return {world.goal};
    }
};
template<>
struct Case<ListJobs> : ReadsOnly
{
    static ListParams params(World& world)
    {
        world.bringToDone();
        return {};
    }
};
template<>
struct Case<GetJob> : ReadsOnly
{
    static JobId params(World& world) { return {world.bringToDone()}; }
};
template<>
struct Case<FollowJob> : ReadsOnly
{
    static FollowParams params(World& world) { return {world.bringToDone()}; }
};
template<>
struct Case<PlanUndo> : ReadsOnly
{
    static JobId params(World& world) { return {world.bringToDone()}; }
};
template<>
struct Case<ListVms> : ReadsOnly
{
    static ListVmsParams params(World& world)
    {
        world.bringToDone();
        return {};
    }
};
/// No guard is set, so that there is nothing to take off.
template<>
struct Case<Confirm> : ReadsOnly
{
    static JobId params(World& world)
    {
        world.bringToDone();
        return {};
    }
};
template<>
struct Case<Apply>
{
    static constexpr bool starts = true;
    static ApplyParams params(World& world)
    {
        world.bringToFresh();
        const auto plan = world.ask<MakePlan>({world.goal});
        return {world.goal, plan ? plan->digest : ""};
    }
    static Begun after(Begun before)
    {
        ++before.jobs;
        return before;
    }
};
template<>
struct Case<ResumeJob>
{
    static constexpr bool starts = true;
    static JobId params(World& world) { return {world.bringToInterrupted()}; }
    static Begun after(Begun before)
    {
        ++before.jobs;
        return before;
    }
};
template<>
struct Case<UndoJob>
{
    static constexpr bool starts = true;
    static UndoParams params(World& world)
    {
        const std::string job = world.bringToDone();
        const auto plan = world.ask<PlanUndo>({job});
        return {job, plan ? plan->digest : ""};
    }
    static Begun after(Begun before)
    {
        ++before.undos;
        return before;
    }
};
template<>
struct Case<CancelJob>
{
    static constexpr bool starts = true;
    static JobId params(World& world) { return {world.bringToRunning()}; }
    static Begun after(Begun before)
    {
        ++before.cancels;
        return before;
    }
};
template<>
struct Case<Reboot>
{
    static constexpr bool starts = true;
    static RebootParams params(World& world)
    {
        world.bringToDone();
        return {world.begun().bootId.toStdString()};
    }
    /// Which boot id comes is the host's affair; that it is another one is enough.
    static Begun after(Begun before)
    {
        before.bootId.clear();
        return before;
    }
};

/// As Case::after() tells it: what it does not know is left out.
Begun inTerms(const Begun& wanted, Begun now, const Begun& before)
{
    if (wanted.bootId.isEmpty() && now.bootId != before.bootId)
        now.bootId.clear();
    return now;
}

/// A workstation whose link is about to break.
struct Wizard
{
    Wizard(const SimulatedMachine& machine, quint16 port)
        : visit(machine)
        , host(visit.client(), &visit.connection())
    {
        bindConnection(host, visit.connection());
        remote::HostProfile profile = machine.profile();
        profile.port = port;
        host.link().open(profile);
    }

    Visit visit;
    gui::HostModel host;
};

} // namespace

/// A request is lost on its way to the host, or its answer on the way back. The wizard cannot know
/// which; whatever it does then, nothing is started twice, and what runs is found.
class TestLostAnswers : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QVERIFY(m_world.make()); }

    void startsNothingTwice_data()
    {
        QTest::addColumn<QString>("method");
        QTest::addColumn<bool>("hasArrived");
        // In an order in which the host need not be brought back and forth.
        for (const auto& [method, walk] : walks()) {
            QTest::addRow("%s is lost", qPrintable(method)) << method << false;
            QTest::addRow("%s arrives, its answer is lost", qPrintable(method)) << method << true;
        }
    }

    void startsNothingTwice()
    {
        QFETCH(QString, method);
        QFETCH(bool, hasArrived);
        for (const auto& [name, walk] : walks()) {
            if (name == method)
                walk(*this, hasArrived);
        }
    }

private:
    using Walk = std::function<void(TestLostAnswers&, bool)>;

    template<class... Method>
    static QList<std::pair<QString, Walk>> walksOf(const std::tuple<Method...>*)
    {
        return {{QString::fromLatin1(Method::name),
                 [](TestLostAnswers& self, bool hasArrived) { self.lose<Method>(hasArrived); }}...};
    }
    static QList<std::pair<QString, Walk>> walks()
    {
        auto all = walksOf(static_cast<Methods*>(nullptr));
        std::stable_partition(all.begin(), all.end(), [](const auto& one) {
            return one.first != UndoJob::name && one.first != ResumeJob::name &&
                   one.first != CancelJob::name;
        });
        return all;
    }

    template<class Method>
    void lose(bool hasArrived)
    {
        m_world.restAll();
        const auto params = Case<Method>::params(m_world);
        if (QTest::currentTestFailed())
            return;
        TcpProxy proxy(m_world.machine.profile().port);
        Wizard wizard(m_world.machine, proxy.port());
        QTRY_VERIFY_WITH_TIMEOUT(wizard.host.hasProbe() && !wizard.host.isProbing(), limitMs);
        const Begun before = m_world.begun();
        const Begun after = Case<Method>::after(before);
        const auto now = [&] { return inTerms(after, m_world.begun(), before); };

        if (hasArrived)
            proxy.swallowAnswers(true);
        else
            proxy.goDead(true);
        QList<Result<typename Method::Reply>> replies;
        const auto send = [&] {
            wizard.visit.client().template call<Method>(
                params, this,
                [&](const Result<typename Method::Reply>& reply) { replies += reply; });
        };
        send();
        if (hasArrived && Case<Method>::starts)
            QTRY_VERIFY2_WITH_TIMEOUT(now() == after, now().told(), limitMs);
        else
            QTest::qWait(300);
        // A restart takes the link along by itself.
        QVERIFY(replies.isEmpty() || (std::is_same_v<Method, Reboot>));
        proxy.cut();
        proxy.swallowAnswers(false);
        proxy.goDead(false);
        QTRY_COMPARE_WITH_TIMEOUT(replies.size(), 1, 10000);
        QCOMPARE(wireName(replies[0].error().code), wireName(Errc::LinkLost));
        QVERIFY(wizard.host.link().isLost());

        QTRY_VERIFY_WITH_TIMEOUT(wizard.visit.connection().state() == State::Ready, limitMs);
        QTRY_VERIFY_WITH_TIMEOUT(!wizard.host.isProbing(), limitMs);
        QVERIFY(!wizard.host.link().isLost());
        const Begun reached = m_world.begun();
        if (!hasArrived) {
            QVERIFY2(now() == before || after == before, now().told());
        } else {
            QVERIFY2(now() == after, now().told());
            if (wizard.host.probe().stage == "job-running")
                QCOMPARE(wizard.host.job().toStdString(), m_world.newest().id);
        }

        // The person tries once more.
        send();
        QTRY_COMPARE_WITH_TIMEOUT(replies.size(), 2, limitMs);
        if constexpr (std::is_same_v<Method, CancelJob>) {
            if (!replies[1] && replies[1].error().code == Errc::JobState)
                return; // it was done before anybody could stop it
        }
        if (!hasArrived || !Case<Method>::starts) {
            QVERIFY2(replies[1], told(replies[1]));
            QTRY_VERIFY2_WITH_TIMEOUT(now() == after, now().told(), limitMs);
        } else if (!replies[1]) {
            static constexpr Errc sensible[] = {
                Errc::Busy,    Errc::JobState,    Errc::HostChangedSinceReview,
                Errc::Refused, Errc::NotRebooted, Errc::LinkLost};
            const Errc code = replies[1].error().code;
            QVERIFY2(std::find(std::begin(sensible), std::end(sensible), code) !=
                         std::end(sensible),
                     told(replies[1]));
        }
        m_world.restAll();
        QVERIFY2(now() == after, now().told());
        if (hasArrived)
            QCOMPARE(m_world.begun().bootId, reached.bootId); // not once more
        QCOMPARE(replies.size(), 2);
    }

    World m_world;
};

QTEST_GUILESS_MAIN(TestLostAnswers)
#include "tst_lost_answers.moc"
