// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/host_files.h"

#include "core/host/xattrs.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <climits>

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/statvfs.h>

namespace vfpilot::host {
namespace {

constexpr std::uint32_t permissionBits = 07777;

Error unreadable(const std::string& path, int number)
{
    return Error::fromErrno(Errc::FileUnreadable, path, number);
}

bool meansAbsent(int number)
{
    return number == ENOENT || number == ENOTDIR;
}

FileKind kindOf(mode_t mode)
{
    if (S_ISREG(mode))
        return FileKind::File;
    if (S_ISDIR(mode))
        return FileKind::Directory;
    return S_ISLNK(mode) ? FileKind::Symlink : FileKind::Other;
}

Result<Fd> openRegular(const Tree& tree, const std::string& path)
{
    // Not blocking: opening a pipe that somebody put there must not hang the engine.
    Fd file = tree.open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY);
    struct stat st = {};
    if (!file || ::fstat(file.get(), &st) != 0)
        return unreadable(path, errno);
    if (!S_ISREG(st.st_mode))
        return unreadable(path, S_ISDIR(st.st_mode) ? EISDIR : EINVAL);
    return file;
}

struct CloseDirectory
{
    void operator()(DIR* directory) const { ::closedir(directory); }
};

} // namespace

Result<std::string> readAll(int fd, const std::string& path, std::size_t limit)
{
    std::string content;
    std::array<char, 64 * 1024> buffer; // NOLINT(cppcoreguidelines-pro-type-member-init)
    // Spares a large file the growing step by step; what sysfs says of its sizes is not so.
    struct stat st = {};
    if (::fstat(fd, &st) == 0 && S_ISREG(st.st_mode) && st.st_size > off_t(buffer.size()))
        content.reserve(std::min(static_cast<std::size_t>(st.st_size), limit));
    for (;;) {
        const ssize_t count = ::read(fd, buffer.data(), buffer.size());
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return unreadable(path, errno);
        if (count == 0)
            return content;
        content.append(buffer.data(), static_cast<std::size_t>(count));
        if (content.size() > limit)
            return fail(Errc::FileTooLarge, {{"path", path}, {"limit", std::to_string(limit)}});
    }
}

Result<std::string> readFile(const Tree& tree, const std::string& path, std::size_t limit)
{
    const auto file = openRegular(tree, path);
    return file ? readAll(file->get(), path, limit) : file.error();
}

Result<std::string>
readPart(const Tree& tree, const std::string& path, std::uint64_t offset, std::size_t size)
{
    const auto file = openRegular(tree, path);
    if (!file)
        return file.error();
    std::string part(size, '\0');
    std::size_t done = 0;
    while (done < size) {
        const ssize_t count = ::pread(file->get(), part.data() + done, size - done,
                                      static_cast<off_t>(offset + done));
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return unreadable(path, errno);
        if (count == 0)
            break;
        done += static_cast<std::size_t>(count);
    }
    part.resize(done);
    return part;
}

Result<std::optional<FileState>> stateOf(const Tree& tree, const std::string& path)
{
    const auto place = tree.parentOf(path);
    Fd file;
    if (place.folder)
        file =
            Fd(::openat(place.folder.get(), place.name.c_str(), O_PATH | O_NOFOLLOW | O_CLOEXEC));
    if (!file)
        return meansAbsent(errno) ? Result<std::optional<FileState>>(std::nullopt)
                                  : unreadable(path, errno);
    struct stat st = {};
    if (::fstat(file.get(), &st) != 0)
        return unreadable(path, errno);

    FileState state;
    state.kind = kindOf(st.st_mode);
    state.attributes.mode = st.st_mode & permissionBits;
    state.attributes.uid = st.st_uid;
    state.attributes.gid = st.st_gid;
    state.size = static_cast<std::uint64_t>(st.st_size);
    if (state.kind == FileKind::File || state.kind == FileKind::Directory) {
        const int error =
            readXattrs("/proc/self/fd/" + std::to_string(file.get()), state.attributes.xattrs);
        if (error != 0)
            return unreadable(path, error);
    }
    return std::optional(std::move(state));
}

Result<std::vector<std::string>> listDirectory(const Tree& tree, const std::string& directory)
{
    std::vector<std::string> names;
    Fd folder = tree.open(directory, O_RDONLY | O_DIRECTORY);
    if (!folder && errno == ENOENT)
        return names;
    if (!folder)
        return unreadable(directory, errno);
    const std::unique_ptr<DIR, CloseDirectory> stream(::fdopendir(folder.get()));
    if (!stream)
        return unreadable(directory, errno);
    folder.release(); // the stream's now
    errno = 0;
    while (const dirent* entry = ::readdir(stream.get())) {
        const std::string name = entry->d_name;
        if (name != "." && name != "..")
            names.push_back(name);
        errno = 0;
    }
    if (errno != 0)
        return unreadable(directory, errno);
    std::sort(names.begin(), names.end());
    return names;
}

Result<std::string> readLink(const Tree& tree, const std::string& path)
{
    const auto place = tree.parentOf(path);
    if (!place.folder)
        return unreadable(path, errno);
    std::string target(PATH_MAX, '\0');
    const ssize_t length =
        ::readlinkat(place.folder.get(), place.name.c_str(), target.data(), target.size());
    if (length < 0)
        return unreadable(path, errno);
    target.resize(static_cast<std::size_t>(length));
    return target;
}

bool exists(const Tree& tree, const std::string& path)
{
    return bool(tree.open(path, O_PATH));
}

Result<std::int64_t> freeSpace(const Tree& tree, const std::string& path)
{
    const Fd file = tree.open(path, O_PATH);
    struct statvfs system = {};
    if (!file || ::fstatvfs(file.get(), &system) != 0)
        return unreadable(path, errno);
    return static_cast<std::int64_t>(system.f_bavail * system.f_frsize);
}

} // namespace vfpilot::host
