// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/file_hash.h"
#include "remote/ssh/upload_script.h"
#include "tests/support/remote_bench.h"
#include "tests/support/tcp_proxy.h"

#include <QDir>
#include <QDirIterator>
#include <QFileInfo>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

using namespace vfpilot;
using namespace vfpilot::remote;
using vfpilot::test::RemoteBench;
using vfpilot::test::TcpProxy;
using State = Connection::State;
using Reply = Result<protocol::PackageFile>;

/// Files on their way to the host, and what is left when they do not arrive.
class TestUpload : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QVERIFY(m_bench.server.start()); }

    void init()
    {
        m_proxy = std::make_unique<TcpProxy>(m_bench.server.port());
        m_bench.writePersonKnownHosts("[127.0.0.1]:" + QByteArray::number(m_proxy->port()) + ' ' +
                                      m_bench.server.hostKey() + '\n');
        QDir(packages()).removeRecursively();
        m_connection = std::make_unique<Connection>(m_bench.settings());
        HostProfile profile = m_bench.profile();
        profile.port = m_proxy->port();
        m_connection->open(profile);
        QTRY_COMPARE_WITH_TIMEOUT(m_connection->state(), State::Ready, 10000);
    }

    void cleanup() { m_connection.reset(); }

    void putsAPackageWhereTheEngineLooks()
    {
        const QString local = makePackage(5'000'000);
        qint64 sent = 0;
        qint64 first = -1;
        const Reply reply = upload(local, [&](qint64 now, qint64 total) {
            QVERIFY(now >= sent);
            QCOMPARE(total, QFileInfo(local).size());
            sent = now;
            first = first < 0 ? now : first;
        });
        QVERIFY(reply);
        QCOMPARE(sent, QFileInfo(local).size());
        QVERIFY(first > 0 && first < sent); // no more than the server's window takes at once
        QCOMPARE(reply->fileName, QFileInfo(local).fileName().toStdString());
        QCOMPARE(reply->size, sent);
        QCOMPARE(reply->sha256, fileSha256(local)->toStdString());

        const QString there = QString::fromStdString(reply->sha256 + '/' + reply->fileName);
        QCOMPARE(filesOnHost(), QStringList(there));
        QCOMPARE(test::readFile(packages() + '/' + there), test::readFile(local));
        QCOMPARE(QFileInfo(packages() + '/' + there).permissions() & 0x0177, QFile::Permissions());
        QCOMPARE(QFileInfo(packages()).permissions() & 0x0077, QFile::Permissions());
    }

    void leavesAFileThatIsThereAlready()
    {
        const QString local = makePackage(300'000);
        QVERIFY(upload(local));
        const QFileInfo before(packages() + '/' + filesOnHost().value(0));
        const QDateTime written = before.lastModified();
        QTest::qWait(20);
        const int execs = m_bench.server.execs();
        QVERIFY(upload(local));
        QCOMPARE(m_bench.server.execs() - execs, 1);
        QCOMPARE(QFileInfo(before.filePath()).lastModified(), written);
    }

    void replacesADamagedFile()
    {
        const QString local = makePackage(300'000);
        QVERIFY(upload(local));
        const QString there = packages() + '/' + filesOnHost().value(0);
        test::writeFile(there, "short");
        QVERIFY(upload(local));
        QCOMPARE(test::readFile(there), test::readFile(local));
    }

    void leavesNothingBehindWhenTheLinkIsCut()
    {
        const QString local = makePackage(8'000'000);
        m_proxy->cutAfter(3'000'000);
        const Reply reply = upload(local);
        QVERIFY(!reply);
        QCOMPARE(reply.error().code, Errc::LinkLost);
        QTRY_COMPARE_WITH_TIMEOUT(filesOnHost(), QStringList(), 10000);
    }

    void leavesNothingBehindWhenItIsCancelled()
    {
        const QString local = makePackage(20'000'000);
        const Reply reply = upload(local, [this](qint64 sent, qint64) {
            if (sent > 2'000'000)
                m_connection->cancelUpload();
        });
        QVERIFY(!reply);
        QCOMPARE(reply.error().code, Errc::Cancelled);
        QTRY_COMPARE_WITH_TIMEOUT(filesOnHost(), QStringList(), 10000);
        QCOMPARE(m_connection->state(), State::Ready);
        QVERIFY(upload(makePackage(1000)));
    }

    void answersRequestsWhileAFileIsUnderWay()
    {
        const QString local = makePackage(20'000'000);
        bool isDone = false;
        int answers = 0;
        QObject here; // no answer is taken once this function has ended
        m_connection->uploadPackage(
            local, &here, [](qint64, qint64) {}, [&](const Reply&) { isDone = true; });
        const std::function<void()> ask = [&] {
            m_connection->client().call<protocol::GetJob>({"echo:x"}, &here,
                                                          [&](const Result<protocol::JobInfo>&) {
                                                              ++answers;
                                                              if (!isDone)
                                                                  ask();
                                                          });
        };
        ask();
        QTRY_VERIFY_WITH_TIMEOUT(isDone, 30000);
        QVERIFY2(answers >= 5, qPrintable(QString::number(answers)));
    }

    void refusesWhatIsNoDriverPackage()
    {
        const QString local = m_bench.path("evil_1.0_amd64.deb");
        test::writeFile(local, "!<arch>\ndebian-binary");
        const Reply reply = upload(local);
        QVERIFY(!reply);
        QCOMPARE(reply.error().code, Errc::PackageNotAccepted);
        QCOMPARE(reply.error().args.at("name"), "evil_1.0_amd64.deb");
    }

    void needsALink()
    {
        m_connection->close();
        const Reply reply = upload(makePackage(1000));
        QVERIFY(!reply);
        QCOMPARE(reply.error().code, Errc::LinkLost);
    }

    void saysWhatIsWrongWithTheHostsDisk_data()
    {
        QTest::addColumn<QByteArray>("mount");
        QTest::addColumn<int>("status");
        QTest::newRow("full") << QByteArray("-o size=64k") << int(UploadExit::NoSpace);
        QTest::newRow("read-only") << QByteArray("-o ro") << int(UploadExit::ReadOnly);
    }

    /// The script by itself, on a file system of its own.
    void saysWhatIsWrongWithTheHostsDisk()
    {
        QFETCH(QByteArray, mount);
        QFETCH(int, status);
        const QString disk = m_bench.path("disk");
        QDir().mkpath(disk);
        QProcess process;
        process.start("unshare",
                      {"--mount", "--map-root-user", "--", "sh", "-c",
                       "mount -t tmpfs " + mount + " tmpfs \"$1\" || exit 99; eval \"$2\"", "sh",
                       disk, command(disk + "/base", QByteArray(64, '0'))});
        process.write(QByteArray(200'000, 'x'));
        process.closeWriteChannel();
        QVERIFY(process.waitForFinished());
        if (process.exitCode() == 99 || process.error() == QProcess::FailedToStart ||
            process.exitCode() == 1)
            QSKIP("no file system of its own here");
        QCOMPARE(process.exitCode(), status);
        QVERIFY(!process.readAllStandardError().isEmpty());
        QVERIFY(!QFileInfo::exists("below")); // nothing beside the place either
    }

    void saysWhyTheScriptStopped_data()
    {
        QTest::addColumn<QString>("folder");
        QTest::addColumn<int>("status");
        QTest::newRow("below a file")
            << m_bench.path("authorized_keys") + "/x" << int(UploadExit::NoFolder);
        QTest::newRow("kernel's") << "/proc/vfpilot" << int(UploadExit::NoFolder);
    }

    void saysWhyTheScriptStopped()
    {
        QFETCH(QString, folder);
        QFETCH(int, status);
        QCOMPARE(runScript(folder, "content"), status);
    }

    void refusesOtherBytesThanWereMeant()
    {
        const QString folder = m_bench.path("hash");
        QCOMPARE(runScript(folder, "content", QByteArray(64, '0')), int(UploadExit::HashDiffers));
        QCOMPARE(QDir(folder + "/below").entryList(QDir::Files | QDir::Hidden), QStringList());
    }

    void sweepsOutWhatOldUploadsLeft()
    {
        const QString folder = m_bench.path("sweep");
        const QString below = folder + "/below";
        QDir().mkpath(below);
        for (const char* name : {".old.1.part", ".new.2.part", "kept"})
            test::writeFile(below + '/' + name, "x");
        test::run("touch", {"-d", "2 hours ago", below + "/.old.1.part", below + "/kept"});
        QCOMPARE(runScript(folder, "content"), 0);
        QCOMPARE(QDir(below).entryList(QDir::Files | QDir::Hidden, QDir::Name),
                 (QStringList{".new.2.part", "file", "kept"}));
    }

    void prunesEarlierEnginesAndNoneThatIsInUse()
    {
        const QString base = m_bench.path("pruned host");
        const QString engines = base + "/engine/";
        const auto engine = [&](char digit, bool isOld = true) {
            const QString folder = engines + QString(64, QLatin1Char(digit));
            QDir().mkpath(folder);
            test::writeFile(folder + "/vfpilot-engine", "x");
            if (isOld)
                test::run("touch", {"-d", "2 days ago", folder});
            return folder;
        };
        const QString running = engine('a', false);
        QFile::remove(running + "/vfpilot-engine");
        QVERIFY(QFile::copy("/bin/sleep", running + "/vfpilot-engine"));
        QProcess process;
        process.start(running + "/vfpilot-engine", {"100"});
        QVERIFY(process.waitForStarted());
        test::run("touch", {"-d", "2 days ago", running});
        const QString named = engine('b');
        QDir().mkpath(base + "/jobs/1");
        test::writeFile(base + "/jobs/1/journal.jsonl",
                        "{\"x\":\"" + QByteArray(64, 'b') + "\"}\n");
        const QString young = engine('c', false);
        const QString unused = engine('d');
        const QString foreign = engines + "not a hash";
        QDir().mkpath(foreign);
        QVERIFY(QFile::link(named, engines + QString(64, 'e')));
        test::run("touch", {"-h", "-d", "2 days ago", engines + QString(64, 'e'), foreign});

        const QByteArray content = "the new engine";
        const QByteArray hash =
            QCryptographicHash::hash(content, QCryptographicHash::Sha256).toHex();
        const auto put = [&](const QByteArray& pruned) {
            const RemoteScript script = uploadScript(
                {base.toUtf8(), "engine/" + hash, "vfpilot-engine", hash, "0700", pruned});
            QProcess shell;
            shell.start("/bin/sh",
                        {"-c", QString::fromUtf8(rootCommand(SudoUse::Never, "mark", script))});
            shell.write(content);
            shell.closeWriteChannel();
            shell.waitForFinished();
            return shell.exitCode();
        };
        QCOMPARE(put({}), 0);
        QVERIFY(QFileInfo::exists(unused)); // a package prunes nothing
        QVERIFY(QDir(engines + hash).removeRecursively());
        QCOMPARE(put("engine"), 0);
        QVERIFY(!QFileInfo::exists(unused));
        for (const QString& kept : {running, named, young, foreign, engines + hash})
            QVERIFY2(QFileInfo::exists(kept), qPrintable(kept));
        QVERIFY(QFileInfo(engines + QString(64, 'e')).isSymLink());

        process.kill();
        process.waitForFinished();
        QVERIFY(QDir(engines + hash).removeRecursively());
        QCOMPARE(put("engine"), 0);
        QVERIFY(!QFileInfo::exists(running));
    }

    void worksInEveryShellThatIsHere_data()
    {
        QTest::addColumn<QString>("shell");
        for (const char* shell :
             {"/bin/sh", "/bin/bash", "/bin/dash", "/usr/bin/zsh", "/usr/bin/fish", "/bin/tcsh"}) {
            if (QFileInfo::exists(shell))
                QTest::newRow(shell) << shell;
        }
    }

    void worksInEveryShellThatIsHere()
    {
        QFETCH(QString, shell);
        const QString folder = m_bench.path("it's \"here\" $HOME " + QFileInfo(shell).fileName());
        QCOMPARE(runScript(folder, "content", {}, shell), 0);
        QCOMPARE(test::readFile(folder + "/below/file"), QByteArray("content"));
    }

private:
    QString packages() const { return m_bench.profile().root + "/var/lib/vfpilot/packages"; }

    QStringList filesOnHost() const
    {
        QStringList found;
        QDirIterator files(packages(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (files.hasNext())
            found += QDir(packages()).relativeFilePath(files.next());
        return found;
    }

    QString makePackage(int size) const
    {
        QByteArray content(size, Qt::Uninitialized);
        QRandomGenerator random(static_cast<quint32>(size));
        random.fillRange(reinterpret_cast<quint32*>(content.data()), size / 4);
        const QString file = m_bench.path("i915-sriov-dkms_2025.07.22_amd64.deb");
        test::writeFile(file, "!<arch>\ndebian-binary   " + content);
        return file;
    }

    Reply upload(const QString& file, const std::function<void(qint64, qint64)>& progress = {})
    {
        std::optional<Reply> got;
        m_connection->uploadPackage(file, this, progress, [&](Reply reply) { got = reply; });
        [&] { QTRY_VERIFY_WITH_TIMEOUT(got, 30000); }();
        return got ? *got : Reply(fail(Errc::Internal));
    }

    static QString command(const QString& folder, const QByteArray& sha256)
    {
        const RemoteScript script =
            uploadScript({folder.toUtf8(), "below", "file", sha256, "0600"});
        return QString::fromUtf8(rootCommand(SudoUse::Never, "mark", script));
    }

    static int runScript(const QString& folder,
                         const QByteArray& content,
                         QByteArray sha256 = {},
                         const QString& shell = "/bin/sh")
    {
        if (sha256.isEmpty())
            sha256 = QCryptographicHash::hash(content, QCryptographicHash::Sha256).toHex();
        QProcess process;
        process.start(shell, {"-c", command(folder, sha256)});
        process.write(content);
        process.closeWriteChannel();
        process.waitForFinished();
        return process.exitCode();
    }

    RemoteBench m_bench;
    std::unique_ptr<TcpProxy> m_proxy;
    std::unique_ptr<Connection> m_connection;
};

QTEST_GUILESS_MAIN(TestUpload)
#include "tst_upload.moc"
