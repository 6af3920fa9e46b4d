// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/real_host.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

#include <sys/time.h>
#include <unistd.h>

using namespace vfpilot;
using namespace vfpilot::host;

/// Programs here are shell scripts below a root, as stand-ins are.
class TestCommand : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Host> m_host;

    QString real(const QString& path) const { return m_dir->path() + path; }
    void script(const QString& path, const QByteArray& body, bool executable = true)
    {
        QDir().mkpath(QFileInfo(real(path)).path());
        QFile file(real(path));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("#!/bin/sh\n" + body);
        if (executable)
            file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }

private slots:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_host = std::move(*makeHost(m_dir->path().toStdString()));
    }

    void keepsStatusAndOutput()
    {
        script("/usr/bin/tool", "printf '%s|' \"$@\"; echo wrong >&2; exit 7\n");
        const auto result = m_host->run({{"/usr/bin/tool", "a b", "$HOME;id", ""}});
        QVERIFY(result);
        QCOMPARE(result->status, 7);
        QCOMPARE(result->out, "a b|$HOME;id||");
        QCOMPARE(result->err, "wrong\n");
        const auto checked = runChecked(*m_host, {{"/usr/bin/tool"}});
        QCOMPARE(checked.error().code, Errc::CommandFailed);
        QCOMPARE(checked.error().args, (Args{{"program", "/usr/bin/tool"}, {"status", "7"}}));
        QCOMPARE(checked.error().detail, "wrong");
    }

    void tellsASignalFromAStatus()
    {
        script("/usr/bin/killed", "kill -9 $$\n");
        script("/usr/bin/qm", "echo 'VM is locked (backup)' >&2; exit 255\n");
        QCOMPARE(runChecked(*m_host, {{"/usr/bin/killed"}}).error().args.at("status"), "signal 9");
        const auto locked = runChecked(*m_host, {{"/usr/bin/qm"}});
        QCOMPARE(locked.error().args.at("status"), "255");
        QCOMPARE(locked.error().detail, "VM is locked (backup)");
    }

    void runsOnlyWhatLiesBelowTheRoot()
    {
        const auto missing = m_host->run({{"/bin/sh", "-c", "true"}});
        QCOMPARE(missing.error().code, Errc::ToolMissing);
        QCOMPARE(missing.error().args.at("program"), "/bin/sh");
        QDir().mkpath(real("/bin"));
        QCOMPARE(::symlink("/bin/sh", real("/bin/out").toLocal8Bit().constData()), 0);
        QCOMPARE(m_host->run({{"/bin/out", "-c", "true"}}).error().code, Errc::ToolMissing);
        script("/bin/plain", "exit 0\n", false);
        QCOMPARE(m_host->run({{"/bin/plain"}}).error().code, Errc::ToolMissing);
        QCOMPARE(m_host->run({{"/bin"}}).error().code, Errc::ToolMissing);
    }

    void followsLinksAsTheHostWould()
    {
        script("/usr/lib/real", "echo \"$0\"\n");
        QDir().mkpath(real("/usr/sbin"));
        QCOMPARE(::symlink("/usr/lib/real", real("/usr/sbin/abs").toLocal8Bit().constData()), 0);
        QCOMPARE(::symlink("../lib/real", real("/usr/sbin/rel").toLocal8Bit().constData()), 0);
        QCOMPARE(m_host->run({{"/usr/sbin/abs"}})->out, real("/usr/lib/real\n").toStdString());
        // Where the plain name leads to the same file a program keeps the name it was called by.
        QCOMPARE(m_host->run({{"/usr/sbin/rel"}})->out, real("/usr/sbin/rel\n").toStdString());
    }

    void givesAFixedEnvironment()
    {
        ::setenv("SECRET", "1", 1);
        script("/usr/bin/env", "/usr/bin/env; pwd; exec ls /proc/self/fd\n");
        const auto result = m_host->run({{"/usr/bin/env"}});
        const std::string& out = result->out;
        QVERIFY(out.find("SECRET") == std::string::npos);
        QVERIFY(out.find("LC_ALL=C.UTF-8\n") != std::string::npos);
        QVERIFY(out.find("DEBIAN_FRONTEND=noninteractive\n") != std::string::npos);
        QVERIFY(out.find("PATH=" + real("/usr/local/sbin:").toStdString()) != std::string::npos);
        QVERIFY(out.find("\n" + m_dir->path().toStdString() + "\n") != std::string::npos);
        QVERIFY(out.ends_with("\n0\n1\n2\n3\n")); // 3 is that folder itself
    }

    void feedsInputOfAnySize()
    {
        script("/usr/bin/count", "wc -c\n");
        script("/usr/bin/deaf", "exit 0\n");
        QCOMPARE(
            m_host->run({{"/usr/bin/count"}, std::chrono::seconds(20), std::string(3'000'000, 'x')})
                ->out,
            "3000000\n");
        QCOMPARE(m_host->run({{"/usr/bin/count"}})->out, "0\n");
        QVERIFY(
            m_host->run({{"/usr/bin/deaf"}, std::chrono::seconds(20), std::string(99999, 'x')}));
    }

    void streamsOutputAsItComes()
    {
        script("/usr/bin/slow", "echo one; echo two >&2; sleep 0.4; echo three\n");
        std::string seen;
        QElapsedTimer timer;
        timer.start();
        qint64 first = -1;
        Command command{{"/usr/bin/slow"}};
        command.onOutput = [&](std::string_view text) {
            if (first < 0)
                first = timer.elapsed();
            seen += text;
        };
        QVERIFY(m_host->run(command));
        QVERIFY(first >= 0 && first < timer.elapsed() - 250);
        QVERIFY(seen.find("one\n") != std::string::npos);
        QVERIFY(seen.find("two\n") != std::string::npos);
        QVERIFY(seen.ends_with("three\n"));
    }

    void dropsOutputOverTheLimitButLetsTheProgramEnd()
    {
        script("/usr/bin/loud", "head -c 9000000 /dev/zero; echo end >&2\n");
        const auto result = m_host->run({{"/usr/bin/loud"}});
        QCOMPARE(result->status, 0);
        QCOMPARE(result->out.size(), 4U * 1024 * 1024);
        QCOMPARE(result->err, "end\n");
    }

    void endsTheWholeGroupPastTheLimit()
    {
        script("/usr/bin/stubborn", "trap '' TERM\nsleep 300 & echo $!\necho stuck >&2\n"
                                    "while :; do sleep 300; done\n");
        std::string out;
        Command command{{"/usr/bin/stubborn"}, std::chrono::seconds(1)};
        command.onOutput = [&](std::string_view text) { out += text; };
        const auto result = m_host->run(command);
        QCOMPARE(result.error().code, Errc::CommandTimeout);
        QCOMPARE(result.error().args, (Args{{"program", "/usr/bin/stubborn"}, {"seconds", "1"}}));
        QCOMPARE(result.error().detail, "stuck");
        const pid_t child = std::stoi(out);
        QTRY_VERIFY_WITH_TIMEOUT(
            ::kill(child, 0) != 0 || !QFile::exists(QString("/proc/%1/cmdline").arg(child)) ||
                [&] {
                    QFile file(
                        QString("/proc/%1/stat").arg(child)); // a zombie of init's is ended too
                    return file.open(QIODevice::ReadOnly) && file.readAll().contains(") Z ");
                }(),
            3000);
    }

    void doesNotWaitForWhatTheProgramLeftBehind()
    {
        script("/usr/bin/daemon", "sleep 5 & echo started\n");
        QElapsedTimer timer;
        timer.start();
        const auto result = m_host->run({{"/usr/bin/daemon"}});
        QCOMPARE(result->out, "started\n");
        QVERIFY(timer.elapsed() < 3000);
    }

    void signalsToUsDoNotLoseTheProgram()
    {
        script("/usr/bin/slow", "sleep 0.5; echo out; exit 3\n");
        struct sigaction old = {};
        struct sigaction action = {};
        action.sa_handler = [](int) {}; // no SA_RESTART: every call that can be interrupted is
        ::sigaction(SIGALRM, &action, &old);
        const itimerval every = {{0, 1000}, {0, 1000}};
        const itimerval never = {};
        ::setitimer(ITIMER_REAL, &every, nullptr);
        const auto result = m_host->run({{"/usr/bin/slow"}});
        QElapsedTimer timer;
        timer.start();
        m_host->sleep(std::chrono::seconds(20));
        const qint64 slept = timer.elapsed();
        ::setitimer(ITIMER_REAL, &never, nullptr);
        ::sigaction(SIGALRM, &old, nullptr);
        QVERIFY(result);
        QCOMPARE(result->status, 3);
        QCOMPARE(result->out, "out\n");
        QVERIFY(slept < 10'000);
    }

    void startsAProcessThatStandsAlone()
    {
        script("/job", "sleep 0.2; ps -o sid=,pgid= -p $$ > \"$1\"; ls /proc/$$/fd >> \"$1\"\n");
        const QString out = real("/out");
        QVERIFY(m_host->startDetached("unit", {real("/job").toStdString(), out.toStdString()}));
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(out) && QFile(out).size() > 10, 5000);
        QFile file(out);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readLine().simplified().split(' ').front().toInt() != ::getsid(0));
        QCOMPARE(m_host->startDetached("unit", {real("/none").toStdString()}).error().code,
                 Errc::ToolMissing);
    }

    void asksSystemdBelowTheRootWhereItRuns()
    {
        QDir().mkpath(real("/run/systemd/system"));
        QCOMPARE(m_host->startDetached("u", {"/x"}).error().code, Errc::ToolMissing);
        script("/usr/bin/systemd-run", "echo \"$@\" > " + real("/called").toLocal8Bit() + "\n");
        QVERIFY(m_host->startDetached("u", {"/x", "y"}));
        QFile file(real("/called"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), "--unit=u --collect /x y\n");
    }

    void holdsAShutdownOffWhereLogindRuns()
    {
        QDir().mkpath(real("/run/systemd/system"));
        script("/usr/bin/systemd-run", "echo \"$@\" > " + real("/called").toLocal8Bit() + "\n");
        script("/usr/bin/systemd-inhibit", "");
        const auto called = [this] {
            const bool isStarted = static_cast<bool>(m_host->startDetached("u", {"/x", "y"}));
            QFile file(real("/called"));
            return isStarted && file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        };
        QCOMPARE(called(), "--unit=u --collect /x y\n"); // the tool would fail without logind
        QDir().mkpath(real("/run/systemd/inhibit"));
        QCOMPARE(called(), "--unit=u --collect /usr/bin/systemd-inhibit --what=shutdown "
                           "--who=vfpilot --why=u --mode=block /x y\n");
        QVERIFY(QFile::remove(real("/usr/bin/systemd-inhibit")));
        QCOMPARE(called(), "--unit=u --collect /x y\n");
    }
};

QTEST_GUILESS_MAIN(TestCommand)
#include "tst_command.moc"
