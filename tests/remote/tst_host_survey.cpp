// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "remote/ssh/host_survey.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace vfpilot;
using namespace vfpilot::remote;

/// What is looked at on a host before anything is put there.
class TestHostSurvey : public QObject
{
    Q_OBJECT

private slots:
    void readsAHost()
    {
        const QTemporaryDir root;
        write(root, "var/lib/dpkg/status",
              "Package: pve-manager-extra\nStatus: install ok installed\nVersion: 1\n\n"
              "Package: pve-manager\nStatus: install ok installed\nVersion: 8.2.4\n\n"
              "Package: zz\nStatus: install ok installed\nVersion: 3\n\n");
        write(root, "etc/os-release", "NAME=x\nPRETTY_NAME=\"Debian 12\"\n");
        write(root, "usr/lib/x86_64-linux-gnu/libpci.so.3", "");
        const HostSurvey survey = run(root.path(), root.path() + "/var/lib/vfpilot/engine");
        QCOMPARE(survey.system, QString("Linux"));
        QCOMPARE(survey.name, QString("Debian 12"));
        QCOMPARE(survey.pveVersion, QString("8.2.4"));
        QVERIFY(survey.hasLibpci);
        QCOMPARE(survey.folder, root.path() + "/var/lib");
        // In a chroot that is no mount point nothing is told of /.
        QVERIFY(survey.mountOptions.isEmpty() || survey.mountOptions.contains("rw"));
        QVERIFY(survey.freeBytes && *survey.freeBytes > 0);
        QVERIFY(!QFileInfo::exists(root.path() + "/var/lib/vfpilot"));
    }

    void readsWhatIsNoPve()
    {
        const QTemporaryDir root;
        const HostSurvey survey = run(root.path(), root.path() + "/a b/c");
        QCOMPARE(survey.pveVersion, QString());
        QVERIFY(!survey.hasLibpci);
        QCOMPARE(survey.folder, root.path());
    }

    void refusesByName_data()
    {
        QTest::addColumn<QByteArray>("change");
        QTest::addColumn<QString>("code");
        QTest::newRow("fits") << QByteArray() << "";
        QTest::newRow("PVE 9") << QByteArray("pve 9.0.3\n") << "";
        QTest::newRow("PVE to come") << QByteArray("pve 10.0\n") << ""; // the engine says more
        QTest::newRow("no mount options") << QByteArray("mount \n") << "";
        QTest::newRow("FreeBSD") << QByteArray("system FreeBSD\n") << "platform-not-supported";
        QTest::newRow("ARM") << QByteArray("machine aarch64\n") << "platform-not-supported";
        QTest::newRow("no PVE") << QByteArray("pve \n") << "not-pve";
        QTest::newRow("PVE 7") << QByteArray("pve 7.4-3\n") << "pve-too-old";
        QTest::newRow("no libpci") << QByteArray("libpci no\n") << "library-missing";
        QTest::newRow("read-only") << QByteArray("mount ro,relatime\n") << "folder-read-only";
        QTest::newRow("noexec") << QByteArray("mount rw,noexec\n") << "folder-noexec";
        QTest::newRow("remounts when damaged") << QByteArray("mount rw,errors=remount-ro\n") << "";
        QTest::newRow("full") << QByteArray("free 100\n") << "no-space";
        QTest::newRow("size unknown") << QByteArray("free -\n") << "";
    }

    void refusesByName()
    {
        QFETCH(QByteArray, change);
        QFETCH(QString, code);
        const auto judged = judgeSurvey(readSurvey(good + change), 2'000'000);
        QCOMPARE(judged ? QString() : QString::fromUtf8(wireName(judged.error().code).data()),
                 code);
    }

    void survivesWhatIsNoSurvey_data()
    {
        QTest::addColumn<QByteArray>("output");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("binary") << QByteArray("\0\xff\x1b[2Jsystem\n\n \n", 16);
        QTest::newRow("Windows") << QByteArray("'exec' is not recognized as a command\r\n");
        QTest::newRow("huge") << QByteArray(3'000'000, 'x') + "\nsystem Linux\n";
        QTest::newRow("cut off") << good.left(20);
    }

    void survivesWhatIsNoSurvey()
    {
        QFETCH(QByteArray, output);
        const auto judged = judgeSurvey(readSurvey(output), 1);
        QVERIFY(!judged);
        QVERIFY(judged.error().args.at("found").size() < 500);
    }

private:
    inline static const QByteArray good = "system Linux\nmachine x86_64\nname Debian\npve 8.2.4\n"
                                          "libpci yes\nfolder /var/lib\nmount rw,relatime\n"
                                          "free 1000000\n";

    static void write(const QTemporaryDir& root, const QString& name, const QByteArray& content)
    {
        const QString path = root.path() + '/' + name;
        QDir().mkpath(QFileInfo(path).path());
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(content), content.size());
    }

    static HostSurvey run(const QString& root, const QString& folder)
    {
        const RemoteScript script = surveyScript(root.toUtf8(), folder.toUtf8());
        QProcess process;
        process.start("/bin/sh",
                      {"-c", QString::fromUtf8(rootCommand(SudoUse::Never, "m", script))});
        process.waitForFinished();
        [&] {
            QCOMPARE(process.exitCode(), 0);
            QCOMPARE(process.readAllStandardError(), QByteArray("run:m\n"));
        }();
        return readSurvey(process.readAllStandardOutput());
    }
};

QTEST_GUILESS_MAIN(TestHostSurvey)
#include "tst_host_survey.moc"
