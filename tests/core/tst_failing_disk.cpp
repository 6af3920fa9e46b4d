// SPDX-License-Identifier: GPL-3.0-or-later
// Files on file systems that fail of themselves: full, without inodes, read-only.
#include "core/host/real_host.h"
#include "tests/support/own_mounts.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cstring>
#include <filesystem>
#include <fstream>

#include <sys/mount.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace vfpilot;
using host::Host;
namespace fs = std::filesystem;

namespace {

constexpr int skipped = 77;

/// Runs `check` in a process of its own, with a file system of its own at `folder`. "": all was
/// as it should be; else what was not.
template<class Check>
QByteArray onOwnFileSystem(const QString& folder, const char* options, const Check& check)
{
    int said[2];
    if (::pipe(said) != 0)
        return "pipe";
    const pid_t child = ::fork();
    if (child == 0) {
        ::close(said[0]);
        const std::string path = folder.toStdString();
        if (!test::enterMountNamespace() ||
            ::mount("small", path.c_str(), "tmpfs", 0, options) != 0)
            ::_exit(skipped);
        const std::string wrong = check(path);
        const auto written = ::write(said[1], wrong.data(), wrong.size());
        ::_exit(written == static_cast<ssize_t>(wrong.size()) ? 0 : 1);
    }
    ::close(said[1]);
    QByteArray wrong;
    char text[256];
    for (ssize_t got = 0; (got = ::read(said[0], text, sizeof text)) > 0;)
        wrong.append(text, got);
    ::close(said[0]);
    int status = -1;
    ::waitpid(child, &status, 0);
    if (WIFEXITED(status) && WEXITSTATUS(status) == skipped)
        return "skipped";
    return WIFEXITED(status) && WEXITSTATUS(status) == 0 ? wrong : "ended badly: " + wrong;
}

std::string contentOf(const std::string& path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

/// Names in a folder, one a line.
std::string namesIn(const std::string& folder)
{
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(folder))
        names.push_back(entry.path().filename());
    std::sort(names.begin(), names.end());
    std::string text;
    for (const std::string& name : names)
        text += name + "\n";
    return text;
}

/// "" if the call failed for that reason and named the path.
std::string failedBy(int number, const std::string& path, const Result<>& result)
{
    if (result)
        return path + ": no error\n";
    const Error& error = result.error();
    const Errc code = number == ENOSPC ? Errc::NoSpace : Errc::FileUnwritable;
    if (error.code != code || error.args.at("path") != path ||
        error.detail.find(std::strerror(number)) == std::string::npos)
        return path + ": " + std::string(wireName(error.code)) + " " + error.detail + "\n";
    return {};
}

/// All is as makeFiles() left it, and nothing is beside it.
std::string unchanged(const std::string& root)
{
    if (namesIn(root) != "etc\njournal\n" || namesIn(root + "/etc") != "cmdline\n")
        return "other files: " + namesIn(root) + namesIn(root + "/etc");
    if (contentOf(root + "/etc/cmdline") != "root=x\n" || contentOf(root + "/journal") != "one\n")
        return "other content\n";
    return {};
}

void makeFiles(const std::string& root)
{
    fs::create_directory(root + "/etc");
    std::ofstream(root + "/etc/cmdline") << "root=x\n";
    std::ofstream(root + "/journal") << "one\n";
}

std::string onAFullDisk(const std::string& root)
{
    makeFiles(root);
    const auto host = std::move(*host::makeHost(root));
    const std::string large(1024 * 1024, 'x');
    std::string wrong;
    wrong += failedBy(ENOSPC, "/etc/cmdline", host->replaceFile("/etc/cmdline", large, {}));
    wrong += failedBy(ENOSPC, "/journal", host->appendDurably("/journal", large));
    wrong += unchanged(root);
    // What fits is still written: a job can say how it ended.
    if (!host->appendDurably("/journal", "two\n"))
        wrong += "cannot write any more\n";
    return wrong;
}

std::string withoutInodes(const std::string& root)
{
    makeFiles(root);
    const auto host = std::move(*host::makeHost(root));
    std::string wrong;
    wrong += failedBy(ENOSPC, "/etc/cmdline", host->replaceFile("/etc/cmdline", "new\n", {}));
    wrong += failedBy(ENOSPC, "/output", host->append("/output", "x"));
    wrong += failedBy(ENOSPC, "/var", host->makeDirectory("/var"));
    return wrong + unchanged(root);
}

std::string onAReadOnlyDisk(const std::string& root)
{
    makeFiles(root);
    if (::mount(nullptr, root.c_str(), nullptr, MS_REMOUNT | MS_BIND | MS_RDONLY, nullptr) != 0)
        return "not read-only\n";
    const auto host = std::move(*host::makeHost(root));
    std::string wrong;
    wrong += failedBy(EROFS, "/etc/cmdline", host->replaceFile("/etc/cmdline", "new\n", {}));
    wrong += failedBy(EROFS, "/etc/cmdline", host->removeFile("/etc/cmdline"));
    wrong += failedBy(EROFS, "/journal", host->appendDurably("/journal", "two\n"));
    wrong += failedBy(EROFS, "/journal", host->truncateFile("/journal", 0));
    wrong += failedBy(EROFS, "/var", host->makeDirectory("/var"));
    wrong += failedBy(EROFS, "/etc", host->removeDirectory("/etc"));
    if (host->lock("/lock", "test"))
        wrong += "a lock where nothing can be written\n";
    return wrong + unchanged(root);
}

} // namespace

class TestFailingDisk : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    void expectNothingWrong(const QByteArray& wrong)
    {
        if (wrong == "skipped")
            QSKIP("SKIPPED: no mount namespace to be had here");
        QCOMPARE(wrong, QByteArray());
    }

private slots:
    void nothingIsHalfWrittenOnAFullDisk()
    {
        expectNothingWrong(onOwnFileSystem(m_folder.path(), "size=256k", onAFullDisk));
    }

    void nothingIsHalfWrittenWithoutInodes()
    {
        // The root folder, the three that makeFiles makes, and none to spare.
        expectNothingWrong(onOwnFileSystem(m_folder.path(), "nr_inodes=4", withoutInodes));
    }

    void aReadOnlyDiskIsSaidToBeOne()
    {
        expectNothingWrong(onOwnFileSystem(m_folder.path(), "size=256k", onAReadOnlyDisk));
    }
};

QTEST_GUILESS_MAIN(TestFailingDisk)
#include "tst_failing_disk.moc"
