// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/keychain_store.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QTest>

using namespace vfpilot::remote;
using State = SecretStore::State;

/// The real keychain, where there is none: no session bus and no daemon.
class TestKeychain : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus");
        for (const char* name : {"DISPLAY", "WAYLAND_DISPLAY", "KDE_FULL_SESSION"})
            qunsetenv(name);
    }

    void saysThatThereIsNoneAndDoesNotHang_data()
    {
        QTest::addColumn<QByteArray>("desktop");
        QTest::newRow("no desktop") << QByteArray();
        QTest::newRow("GNOME") << QByteArray("GNOME");
        QTest::newRow("KDE") << QByteArray("KDE");
    }

    void saysThatThereIsNoneAndDoesNotHang()
    {
        QFETCH(QByteArray, desktop);
        // Which backend there is, is looked up once in a process.
        if (QByteArray(QTest::currentDataTag()) != "no desktop" && !qEnvironmentVariableIsSet(one))
            return runAlone();
        qputenv("XDG_CURRENT_DESKTOP", desktop);
        KeychainStore store("vfpilot-test");
        QCOMPARE(store.state(), State::Unknown);
        QElapsedTimer timer;
        timer.start();
        int answers = 0;
        store.find("password:root@pve:22", this, [&](const Secret& secret) {
            ++answers;
            QVERIFY(secret.isEmpty());
        });
        QCOMPARE(answers, 0);
        QTRY_COMPARE_WITH_TIMEOUT(answers, 1, 20000);
        QCOMPARE(store.state(), State::Missing);
        qInfo("known after %lld ms", timer.elapsed());
        store.keep("password:root@pve:22", Secret(QString("open sesame")));
        store.forget("password:root@pve:22");
        QTest::qWait(500);
        QCOMPARE(store.state(), State::Missing);
        QCOMPARE(answers, 1);
    }

    void callsNobodyWhoIsGone()
    {
        KeychainStore store("vfpilot-test");
        auto context = std::make_unique<QObject>();
        bool isCalled = false;
        store.find("x", context.get(), [&](const Secret&) { isCalled = true; });
        context.reset();
        QTRY_VERIFY_WITH_TIMEOUT(store.state() != State::Unknown, 20000);
        QVERIFY(!isCalled);
    }

    void mayGoWhileAnAnswerIsOpen()
    {
        bool isCalled = false;
        {
            KeychainStore store("vfpilot-test");
            store.find("x", this, [&](const Secret&) { isCalled = true; });
        }
        QTest::qWait(500);
        QVERIFY(!isCalled);
    }

private:
    static void runAlone()
    {
        QProcess process;
        process.setProcessChannelMode(QProcess::ForwardedChannels);
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(one, "1");
        process.setProcessEnvironment(environment);
        process.start(
            QCoreApplication::applicationFilePath(),
            {"saysThatThereIsNoneAndDoesNotHang:" + QString::fromLatin1(QTest::currentDataTag())});
        QVERIFY(process.waitForFinished(60000));
        QCOMPARE(process.exitCode(), 0);
    }

    static constexpr auto one = "VFPILOT_TEST_ALONE";
};

QTEST_GUILESS_MAIN(TestKeychain)
#include "tst_keychain.moc"
