// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/method_list.h"
#include "gui/models/host_model.h"
#include "gui/wizard/link_banner.h"
#include "tests/support/remote_bench.h"
#include "tests/support/tcp_proxy.h"

#include <QSignalSpy>
#include <QTest>

using namespace vfpilot;
using namespace vfpilot::gui;
using remote::Connection;
using test::RemoteBench;
using test::TcpProxy;
using State = Connection::State;

namespace {

using Outcomes = QStringList;
using Ask = std::function<void(remote::EngineClient&, QObject*, Outcomes&)>;

template<class Method>
void ask(remote::EngineClient& client, QObject* context, Outcomes& outcomes)
{
    client.call<Method>({}, context, [&outcomes](const Result<typename Method::Reply>& reply) {
        const auto name = reply ? std::string_view("answered") : wireName(reply.error().code);
        outcomes += QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
    });
}

/// Every request of the wire, by its name.
template<class... Method>
std::map<QString, Ask> allOf(const std::tuple<Method...>*)
{
    return {{QString::fromLatin1(Method::name), ask<Method>}...};
}

const std::map<QString, Ask> requests = allOf(static_cast<protocol::Methods*>(nullptr));

/// What a window has of a connection.
struct Wizard
{
    explicit Wizard(const Connection::Settings& settings)
        : connection(settings)
        , host(connection.client(), &connection)
        , banner(host.link())
    {
        bindConnection(host, connection);
    }

    Connection connection;
    HostModel host;
    LinkBanner banner;
};

} // namespace

/// The link goes while a request waits for its answer; each request there is, and each way.
class TestLostRequests : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QVERIFY(m_bench.server.start()); }

    void init()
    {
        m_bench.behave("");
        m_proxy = std::make_unique<TcpProxy>(m_bench.server.port());
        m_bench.writePersonKnownHosts("[127.0.0.1]:" + QByteArray::number(m_proxy->port()) + ' ' +
                                      m_bench.server.hostKey() + '\n');
        m_settings = m_bench.settings();
        m_settings.keepAliveMs = 300;
        m_settings.silenceMs = 1000;
    }

    void endsEachRequestOnceAndComesBack_data()
    {
        QTest::addColumn<QString>("method");
        QTest::addColumn<QString>("how");
        for (const auto& [method, ask] : requests) {
            for (const char* how : {"cut", "dead"})
                QTest::addRow("%s, %s", qPrintable(method), how) << method << how;
        }
    }

    void endsEachRequestOnceAndComesBack()
    {
        QFETCH(QString, method);
        QFETCH(QString, how);
        // What the model itself asks is answered; the one that is tested is not.
        m_bench.behave("hold " + method.toLatin1() + '\n');
        Wizard wizard(m_settings);
        QSignalSpy lost(&wizard.connection, &Connection::linkLost);
        open(wizard);
        QVERIFY(!wizard.host.link().isLost());
        QVERIFY(wizard.banner.isHidden());
        Outcomes outcomes;
        for (int i = 0; i < 2; ++i)
            requests.at(method)(wizard.connection.client(), this, outcomes);
        arriveBehind(method, wizard);
        QVERIFY(outcomes.isEmpty());

        m_bench.behave("");
        if (how == "cut")
            m_proxy->cut();
        else
            m_proxy->goDead(true);
        QTRY_COMPARE_WITH_TIMEOUT(outcomes, Outcomes({"link-lost", "link-lost"}), 10000);
        QCOMPARE(lost.size(), 1);
        QVERIFY(wizard.host.link().isLost());
        QVERIFY(!wizard.banner.isHidden());
        QVERIFY(!wizard.host.isConnected());
        // Nothing is sent meanwhile, and the answer says why.
        requests.at(method)(wizard.connection.client(), this, outcomes);
        QTRY_COMPARE(outcomes.size(), 3);
        QCOMPARE(outcomes.last(), QString("link-lost"));

        if (how == "dead") {
            m_proxy->cut();
            m_proxy->goDead(false);
        }
        QTRY_COMPARE_WITH_TIMEOUT(wizard.connection.state(), State::Ready, 10000);
        QVERIFY(!wizard.host.link().isLost());
        QVERIFY(wizard.banner.isHidden());
        requests.at(method)(wizard.connection.client(), this, outcomes);
        QTRY_COMPARE_WITH_TIMEOUT(outcomes.size(), 4, 5000);
        QCOMPARE(outcomes.last(), QString("answered"));
    }

    void comesBackAfterALossBeforeTheHello_data()
    {
        QTest::addColumn<QByteArray>("orders");
        QTest::newRow("the engine says nothing yet") << QByteArray("mute\n");
        QTest::newRow("while a greeting is printed") << QByteArray("greet 60000\nmute\n");
    }

    void comesBackAfterALossBeforeTheHello()
    {
        QFETCH(QByteArray, orders);
        Wizard wizard(m_settings);
        open(wizard);
        QSignalSpy lost(&wizard.connection, &Connection::linkLost);
        m_bench.behave(orders);
        Outcomes outcomes;
        requests.at("probe")(wizard.connection.client(), this, outcomes);
        m_proxy->cut();
        QTRY_COMPARE_WITH_TIMEOUT(lost.size(), 1, 5000);
        const int execs = m_bench.server.execs();
        QTRY_VERIFY_WITH_TIMEOUT(m_bench.server.execs() > execs, 10000); // it waits for the hello
        QTest::qWait(300);
        QVERIFY(wizard.host.link().isLost());
        m_bench.behave("");
        m_proxy->cut();
        QTRY_COMPARE_WITH_TIMEOUT(lost.size(), 2, 5000);
        QVERIFY(!wizard.banner.isHidden());
        QTRY_COMPARE_WITH_TIMEOUT(wizard.connection.state(), State::Ready, 15000);
        QVERIFY(wizard.banner.isHidden());
        QCOMPARE(outcomes.size(), 1);
    }

    void comesBackAfterALossWhileTheEngineIsPutThere()
    {
        Wizard wizard(m_settings);
        open(wizard);
        QSignalSpy lost(&wizard.connection, &Connection::linkLost);
        QSignalSpy progress(&wizard.connection, &Connection::engineProgress);
        // Gone meanwhile, as on a host that was installed anew with its old keys.
        QVERIFY(QFile::remove(m_bench.engineFile()));
        m_proxy->setBandwidth(300'000);
        m_proxy->cut();
        QTRY_VERIFY_WITH_TIMEOUT(progress.size() > 1, 20000);
        m_proxy->setBandwidth(0);
        m_proxy->cut();
        QTRY_COMPARE_WITH_TIMEOUT(lost.size(), 2, 5000);
        QVERIFY(!wizard.banner.isHidden());
        QTRY_COMPARE_WITH_TIMEOUT(wizard.connection.state(), State::Ready, 20000);
        QCOMPARE(m_bench.engineFiles().size(), 1);
    }

    void endsAPackageUploadOnceAndComesBack()
    {
        Wizard wizard(m_settings);
        open(wizard);
        const QString package = m_bench.path("i915-sriov-dkms_2025.07.22_amd64.deb");
        QByteArray content("!<arch>\ndebian-binary   ");
        content.resize(8'000'000, 'x');
        test::writeFile(package, content);
        QStringList outcomes;
        m_proxy->cutAfter(2'000'000);
        const auto send = [&] {
            wizard.host.uploadPackage(
                package, this, [](qint64, qint64) {},
                [&](const Result<protocol::PackageFile>& reply) {
                    outcomes += reply ? QString("done")
                                      : QString::fromLatin1(wireName(reply.error().code).data());
                });
        };
        send();
        QTRY_COMPARE_WITH_TIMEOUT(outcomes, QStringList("link-lost"), 10000);
        QVERIFY(wizard.host.link().isLost());
        m_proxy->cutAfter(-1);
        QTRY_COMPARE_WITH_TIMEOUT(wizard.connection.state(), State::Ready, 10000);
        send();
        QTRY_COMPARE_WITH_TIMEOUT(outcomes, QStringList({"link-lost", "done"}), 20000);
    }

private:
    void open(Wizard& wizard)
    {
        remote::HostProfile profile = m_bench.profile();
        profile.port = m_proxy->port();
        wizard.host.link().open(profile);
        QTRY_COMPARE_WITH_TIMEOUT(wizard.connection.state(), State::Ready, 10000);
    }

    /// Until the engine has what was sent before.
    void arriveBehind(const QString& method, Wizard& wizard)
    {
        const QString other =
            method == protocol::GetJob::name ? protocol::ListJobs::name : protocol::GetJob::name;
        Outcomes answered;
        requests.at(other)(wizard.connection.client(), this, answered);
        QTRY_COMPARE_WITH_TIMEOUT(answered, Outcomes("answered"), 5000);
    }

    RemoteBench m_bench;
    std::unique_ptr<TcpProxy> m_proxy;
    Connection::Settings m_settings;
};

QTEST_MAIN(TestLostRequests)
#include "tst_lost_requests.moc"
