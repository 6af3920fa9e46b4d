// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/remote_bench.h"
#include "tests/support/tcp_proxy.h"

#include <QElapsedTimer>
#include <QFileInfo>
#include <QSignalSpy>
#include <QTest>

using namespace vfpilot;
using namespace vfpilot::remote;
using vfpilot::test::RemoteBench;
using vfpilot::test::TcpProxy;
using State = Connection::State;

Q_DECLARE_METATYPE(vfpilot::Errc)

/// From "signed in" to hello, over a real server.
class TestEngineStart : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QVERIFY(m_bench.server.start());
        m_bench.trustHost();
    }

    void cleanup() { m_bench.behave(""); }

    void putsTheEngineThereOnceAndThenOnlyStartsIt()
    {
        const int before = m_bench.server.execs();
        {
            Connection connection(m_bench.settings());
            QSignalSpy states(&connection, &Connection::stateChanged);
            open(connection);
            QCOMPARE(m_bench.server.execs() - before, 3); // not there, upload, serve
            QVERIFY(states.contains(QVariantList{QVariant::fromValue(State::Uploading)}));
            QCOMPARE(connection.hello().root, m_bench.profile().root.toStdString());
        }
        const QFileInfo engine(m_bench.engineFile());
        QCOMPARE(engine.permissions() & 0x7777, QFile::ReadOwner | QFile::WriteOwner |
                                                    QFile::ExeOwner | QFile::ReadUser |
                                                    QFile::WriteUser | QFile::ExeUser);
        QCOMPARE(m_bench.engineFiles().size(), 1);
        QCOMPARE(QFileInfo(m_bench.profile().root + "/var/lib/vfpilot").permissions() & 0x0077,
                 QFile::Permissions());
        {
            Connection connection(m_bench.settings());
            QSignalSpy states(&connection, &Connection::stateChanged);
            open(connection);
            QCOMPARE(m_bench.server.execs() - before, 4);
            QVERIFY(!states.contains(QVariantList{QVariant::fromValue(State::Uploading)}));
        }
    }

    void replacesADamagedEngine_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<bool>("isExecutable");
        QTest::newRow("empty") << QByteArray() << true;
        QTest::newRow("cut off") << m_engine.left(2000) << true;
        QTest::newRow("not executable") << m_engine << false;
        // Runs and says hello, but is not the file its folder is named for.
        QTest::newRow("another build") << m_engine + "x" << true;
    }

    void replacesADamagedEngine()
    {
        QFETCH(QByteArray, content);
        QFETCH(bool, isExecutable);
        {
            Connection connection(m_bench.settings());
            open(connection);
        }
        const QString file = m_bench.engineFile();
        QFile::remove(file);
        test::writeFile(file, content);
        QFile::setPermissions(file,
                              isExecutable ? QFile::ReadOwner | QFile::ExeOwner : QFile::ReadOwner);
        Connection connection(m_bench.settings());
        open(connection);
        QCOMPARE(test::readFile(file), m_engine);
        QCOMPARE(m_bench.engineFiles().size(), 1);
    }

    void needsAFixedNumberOfRoundTrips()
    {
        {
            Connection connection(m_bench.settings());
            open(connection);
        }
        TcpProxy proxy(m_bench.server.port());
        proxy.setDelay(20);
        m_bench.writePersonKnownHosts("[127.0.0.1]:" + QByteArray::number(proxy.port()) + ' ' +
                                      m_bench.server.hostKey() + '\n');
        HostProfile profile = m_bench.profile();
        profile.port = proxy.port();
        Connection connection(m_bench.settings());
        QElapsedTimer timer;
        timer.start();
        connection.open(profile);
        QTRY_COMPARE_WITH_TIMEOUT(connection.state(), State::Ready, 10000);
        qInfo("%d round trips of 40 ms in %lld ms", proxy.roundTrips(), timer.elapsed());
        // Version, KEXINIT, key exchange, NEWKEYS and service, none, key, channel, exec; with the
        // TCP handshake that is what ssh itself needs, and one or two to spare.
        QVERIFY2(proxy.roundTrips() <= 10, qPrintable(QString::number(proxy.roundTrips())));
        m_bench.trustHost();
    }

    void skipsAGreetingBeforeHello_data()
    {
        QTest::addColumn<QByteArray>("orders");
        QTest::newRow("a line") << QByteArray("greet 80\n");
        QTest::newRow("64 KiB") << QByteArray("greet 65536\n");
        QTest::newRow("prompt") << QByteArray("prompt root@pve:~# \n");
        QTest::newRow("both") << QByteArray("greet 800\nprompt >>> \n");
    }

    void skipsAGreetingBeforeHello()
    {
        QFETCH(QByteArray, orders);
        m_bench.behave(orders);
        Connection connection(m_bench.settings());
        open(connection);
    }

    void refusesWhatIsNoEngine_data()
    {
        QTest::addColumn<QByteArray>("orders");
        QTest::addColumn<Errc>("code");
        QTest::addColumn<QString>("detail");
        QTest::newRow("greeting over 64 KiB")
            << QByteArray("greet 65616\n") << Errc::EngineStartFailed << "greeting over";
        QTest::newRow("ends at once")
            << QByteArray("exit 9\n") << Errc::EngineStartFailed << "fake engine ends as told";
        QTest::newRow("cannot run, even after an upload")
            << QByteArray("exit 127\n") << Errc::EngineStartFailed << "status 127";
        QTest::newRow("another build, even after an upload")
            << QByteArray("hash abc\n") << Errc::HashMismatch << "";
        QTest::newRow("another protocol")
            << QByteArray("protocol 99\n") << Errc::ProtocolMismatch << "";
    }

    void refusesWhatIsNoEngine()
    {
        QFETCH(QByteArray, orders);
        QFETCH(Errc, code);
        QFETCH(QString, detail);
        m_bench.behave(orders);
        Connection connection(m_bench.settings());
        QSignalSpy failed(&connection, &Connection::failed);
        connection.open(m_bench.profile());
        QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, 10000);
        const auto error = failed[0][0].value<Error>();
        QCOMPARE(wireName(error.code), wireName(code));
        QVERIFY2(QString::fromStdString(error.detail).contains(detail), error.detail.c_str());
        QCOMPARE(connection.state(), State::Failed);
    }

    void saysWhenThereIsNoEngineToPutThere()
    {
        auto settings = m_bench.settings();
        settings.enginePath = m_bench.path("none");
        Connection connection(settings);
        QSignalSpy failed(&connection, &Connection::failed);
        connection.open(m_bench.profile());
        QTRY_COMPARE(failed.size(), 1);
        QCOMPARE(failed[0][0].value<Error>().code, Errc::EngineMissing);
    }

private:
    void open(Connection& connection)
    {
        QSignalSpy failed(&connection, &Connection::failed);
        connection.open(m_bench.profile());
        QTRY_VERIFY_WITH_TIMEOUT(connection.state() == State::Ready || !failed.isEmpty(), 10000);
        if (!failed.isEmpty())
            QFAIL(failed[0][0].value<Error>().detail.c_str());
    }

    RemoteBench m_bench;
    const QByteArray m_engine = test::readFile(m_bench.settings().enginePath);
};

QTEST_GUILESS_MAIN(TestEngineStart)
#include "tst_engine_start.moc"
