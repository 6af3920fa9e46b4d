// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/models/host_model.h"
#include "tests/support/scripted_engine.h"

#include <QSignalSpy>
#include <QTest>

using namespace vfpilot;

class TestHostModel : public QObject
{
    Q_OBJECT

private:
    remote::EngineClient m_client;

private slots:
    void looksAtTheHostOnHello()
    {
        test::ScriptedEngine engine;
        protocol::ProbeReply reply;
        reply.stage = "fresh";
        engine.answer<protocol::Probe>(reply);
        gui::HostModel host(m_client, nullptr);
        QSignalSpy probed(&host, &gui::HostModel::probed);
        QVERIFY(!host.isConnected());
        engine.greet(m_client);
        QVERIFY(probed.wait());
        QVERIFY(host.isConnected());
        QVERIFY(!host.isSimulated());
        QCOMPARE(host.probe().stage, "fresh");
    }

    void saysWhyItCouldNotLook()
    {
        test::ScriptedEngine engine;
        engine.refuse<protocol::Probe>(fail(Errc::FileUnreadable, {{"path", "/proc/cpuinfo"}}));
        gui::HostModel host(m_client, nullptr);
        QSignalSpy failed(&host, &gui::HostModel::probeFailed);
        engine.greet(m_client);
        QVERIFY(failed.wait());
        QVERIFY(!host.hasProbe());
        QCOMPARE(failed.first().first().value<Error>().code, Errc::FileUnreadable);
    }

    void anotherRootMeansSimulated()
    {
        test::ScriptedEngine engine;
        engine.hello.root = "/tmp/demo/root";
        gui::HostModel host(m_client, nullptr);
        QSignalSpy connected(&host, &gui::HostModel::connectedChanged);
        engine.greet(m_client);
        QVERIFY(connected.wait());
        QVERIFY(host.isSimulated());
    }

    void anotherGoalForgetsThePlan()
    {
        gui::HostModel host(m_client, nullptr);
        host.setPlan({});
        QVERIFY(host.hasPlan());
        host.setGoal({});
        QVERIFY(!host.hasPlan());
    }

    void anotherMachineIsNotMistakenForTheFirst()
    {
        gui::HostModel host(m_client, nullptr);
        test::ScriptedEngine first;
        first.answer<protocol::Probe>({});
        QSignalSpy probed(&host, &gui::HostModel::probed);
        first.greet(m_client);
        QVERIFY(probed.wait());
        host.setJob(QStringLiteral("20261123-231501-4f2a"));

        test::ScriptedEngine second;
        second.hello.machineId = "fedcba9876543210fedcba9876543210";
        QSignalSpy connected(&host, &gui::HostModel::connectedChanged);
        second.greet(m_client);
        QVERIFY(connected.wait());
        QVERIFY(!host.hasProbe());
        QVERIFY(host.job().isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestHostModel)
#include "tst_host_model.moc"
