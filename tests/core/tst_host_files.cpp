// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/real_host.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <sys/xattr.h>
#include <unistd.h>

using namespace vfpilot;
using namespace vfpilot::host;

namespace {

constexpr uid_t nobody = 65534;

/// Runs `check` as another user in a process of its own; its answer is the exit status.
template<class Check>
bool asNobody(Check&& check)
{
    const pid_t child = ::fork();
    if (child == 0)
        ::_exit(::setgid(nobody) == 0 && ::setuid(nobody) == 0 && check() ? 0 : 1);
    int status = -1;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

} // namespace

class TestHostFiles : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<QTemporaryDir> m_outside;
    std::unique_ptr<Host> m_host;

    QString real(const char* path) const { return m_dir->path() + path; }
    void put(const QString& path, const QByteArray& content)
    {
        QDir().mkpath(QFileInfo(path).path());
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
    }
    QByteArray get(const QString& path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(absent)");
    }
    void link(const QString& target, const QString& path)
    {
        QCOMPARE(::symlink(target.toLocal8Bit().constData(), path.toLocal8Bit().constData()), 0);
    }

private slots:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_outside = std::make_unique<QTemporaryDir>();
        m_host = std::move(*makeHost(m_dir->path().toStdString()));
        put(real("/etc/kernel/cmdline"), "root=a\n");
        put(m_outside->filePath("secret"), "secret");
    }

    void readsWholeFilesUpToALimit()
    {
        QCOMPARE(*m_host->readFile("/etc/kernel/cmdline"), "root=a\n");
        QCOMPARE(m_host->readFile("/etc/kernel/cmdline", 7)->size(), 7U);
        const auto tooLarge = m_host->readFile("/etc/kernel/cmdline", 6);
        QCOMPARE(tooLarge.error().code, Errc::FileTooLarge);
        QCOMPARE(tooLarge.error().args.at("limit"), "6");
        const auto absent = m_host->readFile("/etc/nothing");
        QCOMPARE(absent.error().code, Errc::FileUnreadable);
        QCOMPARE(absent.error().args.at("path"), "/etc/nothing");
        QCOMPARE(m_host->readFile("/etc").error().code, Errc::FileUnreadable);
        QCOMPARE(m_host->readFile("etc/kernel/cmdline").error().code, Errc::FileUnreadable);
        QCOMPARE(m_host->readFile(std::string("/etc\0x", 6)).error().code, Errc::FileUnreadable);
    }

    void doesNotHangOnAPipe()
    {
        QCOMPARE(::mkfifo(real("/etc/pipe").toLocal8Bit().constData(), 0600), 0);
        QCOMPARE(m_host->readFile("/etc/pipe").error().code, Errc::FileUnreadable);
        QVERIFY(!m_host->appendDurably("/etc/pipe", "x"));
        QCOMPARE((*m_host->state("/etc/pipe"))->kind, FileKind::Other);
    }

    void tellsAbsentFromUnreadable()
    {
        const auto absent = m_host->state("/etc/nothing/deeper");
        QVERIFY(absent);
        QVERIFY(!*absent);
        QVERIFY(m_host->list("/no/such/folder"));
        QVERIFY(m_host->list("/no/such/folder")->empty());
        QVERIFY(!m_host->list("/etc/kernel/cmdline"));
        QVERIFY(!m_host->exists("/etc/nothing"));
    }

    void listsInOrder()
    {
        put(real("/d/b"), "");
        put(real("/d/a"), "");
        put(real("/d/.hidden"), "");
        QCOMPARE(*m_host->list("/d"), (std::vector<std::string>{".hidden", "a", "b"}));
    }

    void replacesAFileWithAllItsAttributes()
    {
        FileAttributes attributes;
        attributes.mode = 04640;
        attributes.uid = ::getuid();
        attributes.gid = ::getgid();
        attributes.xattrs = {{"user.origin", std::string("a\0b", 3)}};
        if (::setxattr(real("/etc").toLocal8Bit().constData(), "user.probe", "1", 1, 0) != 0)
            attributes.xattrs.clear(); // a temporary folder without them
        const std::string binary("\r\n\0\xff", 4);
        QVERIFY(m_host->replaceFile("/etc/kernel/cmdline", binary, attributes));
        QCOMPARE(*m_host->readFile("/etc/kernel/cmdline"), binary);
        const auto state = m_host->state("/etc/kernel/cmdline");
        QCOMPARE((*state)->attributes, attributes);
        QCOMPARE((*state)->size, 4U);
        QCOMPARE(QDir(real("/etc/kernel"))
                     .entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
                 QStringList("cmdline"));
    }

    void givesAFileItsOwner()
    {
        if (::getuid() != 0)
            QSKIP("SKIPPED: only root can give files away");
        FileAttributes attributes;
        attributes.uid = 33;
        attributes.gid = 34;
        attributes.mode = 02755;
        QVERIFY(m_host->replaceFile("/etc/given", "x", attributes));
        QCOMPARE((*m_host->state("/etc/given"))->attributes, attributes);
    }

    void aPlainUsersTreeHasOneOwner()
    {
        if (::getuid() != 0)
            QSKIP("SKIPPED: needs root to become another user");
        QFile::setPermissions(m_dir->path(), QFile::Permissions(0x7777));
        QCOMPARE(::chown(real("/etc").toLocal8Bit().constData(), nobody, nobody), 0);
        QVERIFY(asNobody([&] {
            return m_host->replaceFile("/etc/mine", "x", FileAttributes{}) &&
                   (*m_host->state("/etc/mine"))->attributes.uid == nobody;
        }));
    }

    void cannotWriteWhereItMayNot()
    {
        if (::getuid() != 0)
            QSKIP("SKIPPED: needs root to become another user");
        QFile::setPermissions(m_dir->path(), QFile::Permissions(0x7755));
        QVERIFY(asNobody([&] {
            const auto replaced = m_host->replaceFile("/etc/kernel/cmdline", "x", {});
            const auto appended = m_host->appendDurably("/etc/kernel/cmdline", "x");
            const auto removed = m_host->removeFile("/etc/kernel/cmdline");
            const auto made = m_host->makeDirectory("/etc/a/b");
            for (const auto* result : {&replaced, &appended, &removed, &made}) {
                if (*result || result->error().code != Errc::FileUnwritable ||
                    result->error().args.at("path").rfind("/etc/", 0) != 0)
                    return false;
            }
            return true;
        }));
        QCOMPARE(get(real("/etc/kernel/cmdline")), "root=a\n");
    }

    void missingFoldersAreAnError()
    {
        const auto replaced = m_host->replaceFile("/etc/none/file", "x", {});
        QCOMPARE(replaced.error().code, Errc::FileUnwritable);
        QCOMPARE(replaced.error().args.at("path"), "/etc/none/file");
        for (const char* path : {"", "/", "/etc/", "/etc/..", "/etc/.", "relative"}) {
            QVERIFY2(!m_host->replaceFile(path, "x", {}), path);
            QVERIFY2(!m_host->removeFile(path), path);
        }
    }

    void leavesNoTemporaryWhereRenamingFails()
    {
        QDir().mkpath(real("/etc/folder/inside"));
        QVERIFY(!m_host->replaceFile("/etc/folder", "x", {}));
        QVERIFY(!m_host->exists(temporaryPath("/etc/folder")));
    }

    void takesAwayWhatAKilledProcessLeft()
    {
        const std::string left = temporaryPath("/etc/kernel/cmdline");
        QCOMPARE(left, "/etc/kernel/.cmdline.vfpilot-new");
        put(real(left.c_str()), "half");
        QVERIFY(m_host->replaceFile("/etc/kernel/cmdline", "whole", {}));
        QVERIFY(!m_host->exists(left));
        put(real(left.c_str()), "half");
        QVERIFY(m_host->removeFile("/etc/kernel/cmdline"));
        QVERIFY(!m_host->exists(left));
        QVERIFY(m_host->removeFile("/etc/kernel/cmdline"));
    }

    void neverWritesThroughALink()
    {
        link(m_outside->filePath("secret"), real("/etc/link"));
        QVERIFY(!m_host->replaceFile("/etc/link", "x", {}));
        QVERIFY(!m_host->appendDurably("/etc/link", "x"));
        QVERIFY(!m_host->truncateFile("/etc/link", 0));
        QCOMPARE((*m_host->state("/etc/link"))->kind, FileKind::Symlink);
        QVERIFY(m_host->removeFile("/etc/link"));
        QCOMPARE(get(m_outside->filePath("secret")), "secret");
    }

    void staysInItsTree()
    {
        link(m_outside->path(), real("/absolute"));
        link("../../../../../../../../.." + m_outside->path(), real("/climbing"));
        link("/etc/kernel", real("/inside"));
        QCOMPARE(*m_host->readFile("/inside/cmdline"), "root=a\n");
        for (const std::string path : {"/absolute", "/climbing"}) {
            QVERIFY(!m_host->readFile(path + "/secret"));
            QVERIFY(!m_host->exists(path + "/secret"));
            QVERIFY(m_host->list(path)->empty());
            QVERIFY(!m_host->replaceFile(path + "/new", "x", {}));
            QVERIFY(!m_host->writeSysfs(path + "/secret", "x"));
            QVERIFY(!m_host->makeDirectory(path + "/new"));
        }
        QVERIFY(!m_host->readFile("/.." + m_outside->filePath("secret").toStdString()));
        QCOMPARE(QDir(m_outside->path()).entryList(QDir::Files), QStringList("secret"));
        QCOMPARE(get(m_outside->filePath("secret")), "secret");
    }

    void makesFoldersAndTakesEmptyOnesAway()
    {
        const mode_t mask = ::umask(077);
        QVERIFY(m_host->makeDirectory("/var/lib/vfpilot/jobs", 0755));
        ::umask(mask);
        QCOMPARE((*m_host->state("/var/lib"))->attributes.mode, 0755U);
        QCOMPARE((*m_host->state("/var/lib/vfpilot/jobs"))->attributes.mode, 0755U);
        QVERIFY(m_host->makeDirectory("/var/lib/vfpilot/jobs", 0700));
        QVERIFY(!m_host->removeDirectory("/var/lib"));
        QVERIFY(m_host->removeDirectory("/var/lib/vfpilot/jobs"));
        QVERIFY(m_host->removeDirectory("/var/lib/vfpilot/jobs"));
        QVERIFY(!m_host->makeDirectory("/etc/kernel/cmdline/x"));
    }

    void appendsAndCuts()
    {
        QVERIFY(m_host->appendDurably("/journal", "one\n"));
        QVERIFY(m_host->appendDurably("/journal", "two"));
        QCOMPARE((*m_host->state("/journal"))->attributes.mode, 0600U);
        QVERIFY(m_host->truncateFile("/journal", 4));
        QVERIFY(m_host->append("/journal", "three"));
        QVERIFY(m_host->append("/output", "x"));
        QCOMPARE(get(real("/journal")), "one\nthree");
        QCOMPARE((*m_host->state("/output"))->attributes.mode, 0600U);
        QVERIFY(!m_host->truncateFile("/absent", 4));
    }

    void takesHalfALineBackWhenTheDiskIsFull()
    {
        QVERIFY(m_host->appendDurably("/journal", "one\n"));
        // A limit on the size of files ends the write in the middle, as a full disk does.
        rlimit before{};
        QCOMPARE(::getrlimit(RLIMIT_FSIZE, &before), 0);
        const auto handler = std::signal(SIGXFSZ, SIG_IGN);
        const rlimit small{7, before.rlim_max};
        QCOMPARE(::setrlimit(RLIMIT_FSIZE, &small), 0);
        const auto appended = m_host->appendDurably("/journal", "longer than that\n");
        ::setrlimit(RLIMIT_FSIZE, &before);
        std::signal(SIGXFSZ, handler);
        QVERIFY(!appended);
        QCOMPARE(appended.error().code, Errc::FileUnwritable);
        QCOMPARE(get(real("/journal")), "one\n");
    }

    void writesAnAttributeAtOnce()
    {
        put(real("/sys/sriov_numvfs"), "1234567\n");
        QVERIFY(m_host->writeSysfs("/sys/sriov_numvfs", "3"));
        QCOMPARE(get(real("/sys/sriov_numvfs")), "3");
        QVERIFY(!m_host->writeSysfs("/sys/absent", "3"));
        QVERIFY(!QFile::exists(real("/sys/absent")));
    }

    void aRootMustBeAFolder()
    {
        QCOMPARE(makeHost(real("/no/such/root").toStdString()).error().code, Errc::FileUnreadable);
        QVERIFY(!makeHost(real("/etc/kernel/cmdline").toStdString()));
        QVERIFY(!makeHost(""));
        link(m_dir->path(), m_outside->filePath("link"));
        QDir::setCurrent(m_outside->path());
        for (const char* spelling : {"link", "./link/", "link/etc/.."}) {
            const auto host = makeHost(spelling);
            QVERIFY(host);
            QCOMPARE((*host)->root(), QFileInfo(m_dir->path()).canonicalFilePath().toStdString());
            QCOMPARE(*(*host)->readFile("/etc/kernel/cmdline"), "root=a\n");
        }
        QDir::setCurrent("/");
    }

    void readsAPart()
    {
        QCOMPARE(*m_host->readPart("/etc/kernel/cmdline", 2, 3), "ot=");
        QCOMPARE(*m_host->readPart("/etc/kernel/cmdline", 5, 100), "a\n");
        QCOMPARE(*m_host->readPart("/etc/kernel/cmdline", 500, 100), "");
        QVERIFY(!m_host->readPart("/etc/nothing", 0, 1));
    }

    void tellsWhatSpaceIsLeft()
    {
        const auto space = m_host->freeSpace("/");
        QVERIFY(space);
        QVERIFY(*space >= 0);
        QCOMPARE(m_host->freeSpace("/absent").error().code, Errc::FileUnreadable);
        QCOMPARE(m_host->freeSpace("relative").error().code, Errc::FileUnreadable);
    }

    void readsItsOwnProgram()
    {
        QCOMPARE(m_host->ownProgramPath(), QCoreApplication::applicationFilePath().toStdString());
        QCOMPARE(m_host->ownProgram()->substr(1, 3), "ELF");
        QCOMPARE(m_host->userId(), ::geteuid());
    }

    void readsTheKernelsRecords()
    {
        QVERIFY(!m_host->kernelLog());
        put(real("/dev/kmsg"), "6,339,5140900,-;i915 0000:00:02.0: Running; fine\n"
                               " SUBSYSTEM=pci\n"
                               "4,340,5140901,c,caller=T1;\\x5cEFI\\xe4\\xb8\\xad\\x5z\n\n"
                               "4,342,5140903,-;two\\x0alines\n"
                               "no prefix; here\n"
                               "6,341,5140902,-;last without newline");
        const auto lines = m_host->kernelLog();
        QVERIFY(lines);
        QCOMPARE(*lines, (std::vector<std::string>{"i915 0000:00:02.0: Running; fine",
                                                   "\\EFI\xe4\xb8\xad\\x5z", "two", "lines",
                                                   "no prefix; here", "last without newline"}));
    }

    void readsAnEspByItsUuid()
    {
        put(real("/dev/disk/by-uuid/AD4C-36C9/loader/loader.conf"), "timeout 3\n");
        const auto esp = m_host->openEsp("AD4C-36C9");
        QVERIFY(esp);
        QCOMPARE(*(*esp)->read("loader/loader.conf"), "timeout 3\n");
        QCOMPARE((*esp)->list("loader")->size(), 1U);
        QVERIFY((*esp)->list("loader/entries")->empty());
        QVERIFY(!(*esp)->read("../../../../etc/kernel/cmdline"));
        QVERIFY(!m_host->openEsp("AD4C-A52A"));
        QVERIFY(!m_host->openEsp("../../../etc"));
        QVERIFY(!m_host->openEsp(""));
    }
};

QTEST_GUILESS_MAIN(TestHostFiles)
#include "tst_host_files.moc"
