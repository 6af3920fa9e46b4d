// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/tree.h"

#include <cerrno>
#include <climits>
#include <cstdlib>
#include <memory>

#include <fcntl.h>
#include <linux/openat2.h>
#include <sys/stat.h>
#include <sys/syscall.h>

namespace vfpilot::host {
namespace {

constexpr int retries = 32; // RESOLVE_IN_ROOT answers EAGAIN when a rename ran beside it

int openBelow(int folder, const char* path, int flags)
{
    open_how how = {};
    how.flags = static_cast<std::uint64_t>(flags | O_CLOEXEC);
    how.resolve = RESOLVE_IN_ROOT;
    int fd = -1;
    for (int i = 0; i < retries; ++i) {
        fd = static_cast<int>(::syscall(SYS_openat2, folder, path, &how, sizeof how));
        if (fd >= 0 || (errno != EAGAIN && errno != EINTR))
            break;
    }
    return fd;
}

bool isName(const std::string& name)
{
    return !name.empty() && name != "." && name != "..";
}

} // namespace

Result<Tree> Tree::at(const std::string& root)
{
    // Without links in it, so that resolved() can compare.
    const std::unique_ptr<char, decltype(&std::free)> path(::realpath(root.c_str(), nullptr),
                                                           std::free);
    Fd folder;
    if (path)
        folder = Fd(::open(path.get(), O_PATH | O_DIRECTORY | O_CLOEXEC));
    if (!folder)
        return Error::fromErrno(Errc::FileUnreadable, root, errno);
    return Tree(std::move(folder), path.get());
}

Tree::Tree(Fd folder, std::string name)
    : m_root(std::move(name))
    , m_folder(std::move(folder))
{}

bool Tree::ownersAreFixed() const
{
    return !isMachine() && ::geteuid() != 0;
}

Fd Tree::open(const std::string& path, int flags) const
{
    if (path.empty() || path.front() != '/' || path.find('\0') != std::string::npos) {
        errno = EINVAL;
        return {};
    }
    if (!isMachine())
        return Fd(openBelow(m_folder.get(), path.c_str(), flags));
    int fd = -1;
    do { // pmxcfs is a FUSE file system: a signal can end an open there
        fd = ::open(path.c_str(), flags | O_CLOEXEC);
    } while (fd < 0 && errno == EINTR);
    return Fd(fd);
}

Tree::Place Tree::parentOf(const std::string& path) const
{
    const auto slash = path.rfind('/');
    if (slash == std::string::npos || !isName(path.substr(slash + 1))) {
        errno = EINVAL;
        return {};
    }
    return {open(slash == 0 ? "/" : path.substr(0, slash), O_PATH | O_DIRECTORY),
            path.substr(slash + 1)};
}

std::string Tree::resolved(const std::string& path) const
{
    const Fd file = open(path, O_PATH);
    if (!file)
        return {};
    if (isMachine())
        return path;
    // A program may go by the name it was called by: keep the spelling where it leads there too.
    const std::string plain = m_root + path;
    struct stat ours = {};
    struct stat theirs = {};
    if (::fstat(file.get(), &ours) != 0)
        return {};
    if (::stat(plain.c_str(), &theirs) == 0 && ours.st_dev == theirs.st_dev &&
        ours.st_ino == theirs.st_ino)
        return plain;
    std::string target(PATH_MAX, '\0');
    const std::string link = "/proc/self/fd/" + std::to_string(file.get());
    const ssize_t length = ::readlink(link.c_str(), target.data(), target.size());
    target.resize(length < 0 ? 0 : static_cast<std::size_t>(length));
    return target;
}

} // namespace vfpilot::host
