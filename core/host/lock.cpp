// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/lock.h"

#include "core/host/file_writes.h"
#include "core/host/host_files.h"

#include <cerrno>
#include <thread>

#include <fcntl.h>
#include <sys/file.h>

namespace vfpilot::host {
namespace {

constexpr std::uint32_t folderMode = 0700;
constexpr mode_t fileMode = 0600;
constexpr std::size_t textLimit = 4096;
// isLocked has to take a shared lock for an instant; that must not make a job fail.
constexpr int tries = 10;
constexpr std::chrono::milliseconds betweenTries{20};

class FileLock : public Lock
{
public:
    explicit FileLock(Fd file)
        : m_file(std::move(file))
    {}
    ~FileLock() override
    {
        // A file that still names an owner would only mislead; the lock itself goes with the fd.
        if (::ftruncate(m_file.get(), 0) != 0)
            return;
    }

private:
    Fd m_file;
};

bool flockPatiently(int fd)
{
    for (int i = 1; ::flock(fd, LOCK_EX | LOCK_NB) != 0; ++i) {
        if ((errno != EWOULDBLOCK && errno != EINTR) || i == tries)
            return false;
        std::this_thread::sleep_for(betweenTries);
    }
    return true;
}

Error busy(int fd, const std::string& path)
{
    ::lseek(fd, 0, SEEK_SET);
    const std::string text = readAll(fd, path, textLimit).value_or({});
    const auto newline = text.find('\n');
    std::string since = newline == std::string::npos ? "" : text.substr(newline + 1);
    if (since.ends_with('\n'))
        since.pop_back();
    return fail(Errc::Busy, {{"owner", text.substr(0, newline)}, {"since", since}});
}

} // namespace

Result<std::unique_ptr<Lock>>
takeLock(const Tree& tree, const std::string& path, const std::string& owner, std::int64_t sinceMs)
{
    if (auto made = makeDirectory(tree, path.substr(0, path.rfind('/')), folderMode); !made)
        return std::move(made).error();
    const auto place = tree.parentOf(path);
    Fd file;
    if (place.folder)
        file = Fd(::openat(place.folder.get(), place.name.c_str(),
                           O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, fileMode));
    if (!file)
        return Error::fromErrno(Errc::FileUnwritable, path, errno);
    if (!flockPatiently(file.get())) {
        return errno == EWOULDBLOCK ? busy(file.get(), path)
                                    : Error::fromErrno(Errc::FileUnwritable, path, errno);
    }
    const std::string text = owner + "\n" + std::to_string(sinceMs) + "\n";
    if (::ftruncate(file.get(), 0) != 0 ||
        ::pwrite(file.get(), text.data(), text.size(), 0) != static_cast<ssize_t>(text.size()))
        return Error::fromErrno(Errc::FileUnwritable, path, errno);
    return std::unique_ptr<Lock>(std::make_unique<FileLock>(std::move(file)));
}

bool isLocked(const Tree& tree, const std::string& path)
{
    const Fd file = tree.open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY);
    if (!file)
        return false;
    if (::flock(file.get(), LOCK_SH | LOCK_NB) != 0)
        return errno == EWOULDBLOCK;
    ::flock(file.get(), LOCK_UN);
    return false;
}

} // namespace vfpilot::host
