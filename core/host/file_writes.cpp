// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/file_writes.h"

#include "core/host/xattrs.h"

#include <cerrno>

#include <fcntl.h>
#include <sys/stat.h>

namespace vfpilot::host {
namespace {

constexpr mode_t privateMode = 0600;

Error unwritable(const std::string& path, int number)
{
    return Error::fromErrno(Errc::FileUnwritable, path, number);
}

/// 0, or errno.
int writeAll(int fd, std::string_view text)
{
    while (!text.empty()) {
        const ssize_t written = ::write(fd, text.data(), text.size());
        if (written < 0 && errno != EINTR)
            return errno;
        if (written > 0)
            text.remove_prefix(static_cast<std::size_t>(written));
    }
    return 0;
}

/// The names in a folder are on disk when this returns 0. The folder is open for its path only.
int syncFolder(int folder)
{
    const Fd readable(::openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    return readable && ::fsync(readable.get()) == 0 ? 0 : errno;
}

/// Mode last: setting the owner clears bits of it, and an access list writes into it.
int setAttributes(const Tree& tree, int fd, const FileAttributes& attributes)
{
    struct stat st = {};
    if (::fstat(fd, &st) != 0)
        return errno;
    const bool ownerIsRight = st.st_uid == attributes.uid && st.st_gid == attributes.gid;
    if (!ownerIsRight && !tree.ownersAreFixed() &&
        ::fchown(fd, attributes.uid, attributes.gid) != 0)
        return errno;
    if (const int error = writeXattrs(fd, attributes.xattrs); error != 0)
        return error;
    return ::fchmod(fd, attributes.mode) == 0 ? 0 : errno;
}

int fillTemporary(const Tree& tree,
                  int fd,
                  const std::string& content,
                  const FileAttributes& attributes)
{
    if (const int error = writeAll(fd, content); error != 0)
        return error;
    if (const int error = setAttributes(tree, fd, attributes); error != 0)
        return error;
    return ::fsync(fd) == 0 ? 0 : errno;
}

/// 0 where `name` may be replaced: absent or a regular file.
int checkReplaceable(int folder, const std::string& name)
{
    struct stat st = {};
    if (::fstatat(folder, name.c_str(), &st, AT_SYMLINK_NOFOLLOW) != 0)
        return errno == ENOENT ? 0 : errno;
    if (S_ISLNK(st.st_mode))
        return ELOOP;
    if (S_ISDIR(st.st_mode))
        return EISDIR;
    return S_ISREG(st.st_mode) ? 0 : EINVAL;
}

} // namespace

Result<> replaceFile(const Tree& tree,
                     const std::string& path,
                     const std::string& content,
                     const FileAttributes& attributes)
{
    const auto place = tree.parentOf(path);
    if (!place.folder)
        return unwritable(path, errno);
    const int folder = place.folder.get();
    if (const int error = checkReplaceable(folder, place.name); error != 0)
        return unwritable(path, error);

    const std::string temporary = temporaryPath(place.name);
    ::unlinkat(folder, temporary.c_str(), 0); // left by a process that was killed
    const Fd file(::openat(folder, temporary.c_str(),
                           O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, privateMode));
    if (!file)
        return unwritable(path, errno);
    int error = fillTemporary(tree, file.get(), content, attributes);
    if (error == 0 && ::renameat(folder, temporary.c_str(), folder, place.name.c_str()) != 0)
        error = errno;
    if (error != 0) {
        ::unlinkat(folder, temporary.c_str(), 0);
        return unwritable(path, error);
    }
    if (error = syncFolder(folder); error != 0)
        return unwritable(path, error);
    return {};
}

Result<> removeFile(const Tree& tree, const std::string& path)
{
    const auto place = tree.parentOf(path);
    if (!place.folder)
        return errno == ENOENT ? Result<>() : unwritable(path, errno);
    const int folder = place.folder.get();
    ::unlinkat(folder, temporaryPath(place.name).c_str(), 0);
    if (::unlinkat(folder, place.name.c_str(), 0) != 0)
        return errno == ENOENT ? Result<>() : unwritable(path, errno);
    if (const int error = syncFolder(folder); error != 0)
        return unwritable(path, error);
    return {};
}

Result<> makeDirectory(const Tree& tree, const std::string& path, std::uint32_t mode)
{
    if (path == "/" || tree.open(path, O_PATH | O_DIRECTORY))
        return {};
    if (errno != ENOENT)
        return unwritable(path, errno);
    const auto slash = path.rfind('/');
    if (slash != std::string::npos && slash != 0) {
        if (auto above = makeDirectory(tree, path.substr(0, slash), mode); !above)
            return above;
    }
    const auto place = tree.parentOf(path);
    if (!place.folder)
        return unwritable(path, errno);
    const int folder = place.folder.get();
    if (::mkdirat(folder, place.name.c_str(), mode) != 0) // somebody else may have been faster
        return errno == EEXIST && tree.open(path, O_PATH | O_DIRECTORY) ? Result<>()
                                                                        : unwritable(path, errno);
    // The umask of whoever started us shall not decide.
    if (::fchmodat(folder, place.name.c_str(), mode, 0) != 0)
        return unwritable(path, errno);
    if (const int error = syncFolder(folder); error != 0)
        return unwritable(path, error);
    return {};
}

Result<> removeDirectory(const Tree& tree, const std::string& path)
{
    const auto place = tree.parentOf(path);
    if (!place.folder)
        return errno == ENOENT ? Result<>() : unwritable(path, errno);
    const int folder = place.folder.get();
    if (::unlinkat(folder, place.name.c_str(), AT_REMOVEDIR) != 0)
        return errno == ENOENT ? Result<>() : unwritable(path, errno);
    if (const int error = syncFolder(folder); error != 0)
        return unwritable(path, error);
    return {};
}

Result<>
appendText(const Tree& tree, const std::string& path, const std::string& text, Durable durable)
{
    const auto place = tree.parentOf(path);
    if (!place.folder)
        return unwritable(path, errno);
    const int folder = place.folder.get();
    constexpr int flags = O_WRONLY | O_APPEND | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC;
    Fd file(::openat(folder, place.name.c_str(), flags));
    const bool isNew = !file && errno == ENOENT;
    if (isNew)
        file = Fd(::openat(folder, place.name.c_str(), flags | O_CREAT | O_EXCL, privateMode));
    struct stat st = {};
    if (!file || ::fstat(file.get(), &st) != 0)
        return unwritable(path, errno);
    if (!S_ISREG(st.st_mode))
        return unwritable(path, EINVAL);
    int error = writeAll(file.get(), text);
    if (error == 0 && durable == Durable::Yes && ::fsync(file.get()) != 0)
        error = errno;
    if (error == 0 && durable == Durable::Yes && isNew)
        error = syncFolder(folder);
    if (error == 0)
        return {};
    // Half a line must not stand before the next one.
    if (::ftruncate(file.get(), st.st_size) != 0)
        return unwritable(path, errno);
    return unwritable(path, error);
}

Result<> truncateFile(const Tree& tree, const std::string& path, std::uint64_t size)
{
    const auto place = tree.parentOf(path);
    Fd file;
    if (place.folder)
        file = Fd(::openat(place.folder.get(), place.name.c_str(),
                           O_WRONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
    if (!file || ::ftruncate(file.get(), static_cast<off_t>(size)) != 0 || ::fsync(file.get()) != 0)
        return unwritable(path, errno);
    return {};
}

Result<> writeSysfs(const Tree& tree, const std::string& path, const std::string& value)
{
    const Fd file = tree.open(path, O_WRONLY | O_NONBLOCK | O_NOCTTY);
    if (!file)
        return unwritable(path, errno);
    ssize_t written = 0;
    do {
        written = ::write(file.get(), value.data(), value.size());
    } while (written < 0 && errno == EINTR);
    if (written < 0)
        return unwritable(path, errno);
    if (static_cast<std::size_t>(written) != value.size())
        return unwritable(path, EIO);
    // A tree has plain files: the longer value of before must not show behind ours. Cutting after
    // writing, not before: whoever watches the file never sees it empty.
    if (!tree.isMachine() && ::ftruncate(file.get(), written) != 0)
        return unwritable(path, errno);
    return {};
}

} // namespace vfpilot::host
