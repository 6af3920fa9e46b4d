// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/real_host.h"
#include "core/protocol/paths.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

#include <sys/wait.h>
#include <unistd.h>

using namespace vfpilot;
using namespace vfpilot::host;

class TestLock : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Host> m_host;

private slots:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_host = std::move(*makeHost(m_dir->path().toStdString()));
        QDir(m_dir->path()).mkpath("var/lib");
    }

    void namesTheOwnerToTheNext()
    {
        QVERIFY(!m_host->isLocked(paths::lockFile));
        auto lock = m_host->lock(paths::lockFile, "job 1");
        QVERIFY(lock);
        QVERIFY(m_host->isLocked(paths::lockFile));
        const auto second = m_host->lock(paths::lockFile, "job 2");
        QCOMPARE(second.error().code, Errc::Busy);
        QCOMPARE(second.error().args.at("owner"), "job 1");
        QVERIFY(std::stoll(second.error().args.at("since")) <= m_host->nowMs());
        QVERIFY(std::stoll(second.error().args.at("since")) > 1'600'000'000'000);
        lock->reset();
        QVERIFY(!m_host->isLocked(paths::lockFile));
        QVERIFY(m_host->lock(paths::lockFile, "job 2"));
    }

    void goesWithItsProcess()
    {
        int ready[2];
        QCOMPARE(::pipe(ready), 0);
        const pid_t child = ::fork();
        if (child == 0) {
            const auto lock = m_host->lock(paths::lockFile, "child");
            const char answer = lock ? 'y' : 'n';
            if (::write(ready[1], &answer, 1) == 1)
                ::pause();
            ::_exit(0);
        }
        char answer = 0;
        QCOMPARE(::read(ready[0], &answer, 1), 1);
        QCOMPARE(answer, 'y');
        QVERIFY(m_host->isLocked(paths::lockFile));
        QCOMPARE(m_host->lock(paths::lockFile, "us").error().args.at("owner"), "child");
        ::kill(child, SIGKILL);
        ::waitpid(child, nullptr, 0);
        QVERIFY(!m_host->isLocked(paths::lockFile));
        QVERIFY(m_host->lock(paths::lockFile, "us"));
    }

    void isNotInheritedByPrograms()
    {
        QDir(m_dir->path()).mkpath("usr/bin");
        QFile tool(m_dir->filePath("usr/bin/daemon"));
        QVERIFY(tool.open(QIODevice::WriteOnly));
        tool.write("#!/bin/sh\nsleep 2 &\n");
        tool.setPermissions(QFile::ReadOwner | QFile::ExeOwner);
        tool.close();
        {
            const auto lock = m_host->lock(paths::lockFile, "us");
            QVERIFY(m_host->run({{"/usr/bin/daemon"}}));
        }
        QVERIFY(!m_host->isLocked(paths::lockFile));
    }

    void lookingAtItNeverMakesAJobFail()
    {
        const pid_t child = ::fork();
        if (child == 0) {
            for (;;)
                (void)m_host->isLocked(paths::lockFile);
        }
        bool taken = true;
        for (int i = 0; taken && i < 200; ++i)
            taken = bool(m_host->lock(paths::lockFile, "us"));
        ::kill(child, SIGKILL);
        ::waitpid(child, nullptr, 0);
        QVERIFY(taken);
    }
};

QTEST_GUILESS_MAIN(TestLock)
#include "tst_lock.moc"
