// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace vfpilot::host {

enum class FileKind { File, Directory, Symlink, Other };

/// What has to be put back with a file's bytes.
struct FileAttributes
{
    std::uint32_t mode = 0644; ///< permission bits, 07777
    std::uint32_t uid = 0;
    std::uint32_t gid = 0;
    std::map<std::string, std::string> xattrs; ///< user.*, trusted.* and POSIX access lists

    bool operator==(const FileAttributes&) const = default;
};

struct FileState
{
    FileKind kind = FileKind::File;
    FileAttributes attributes;
    std::uint64_t size = 0;
};

struct Command
{
    std::vector<std::string> argv; ///< argv[0] absolute, as on the host ("/usr/sbin/dkms")
    std::chrono::seconds limit{60};
    std::string input = {};                              ///< its stdin
    std::function<void(std::string_view)> onOutput = {}; ///< stdout and stderr as they come
    std::vector<std::string> environment = {};           ///< "NAME=value", besides the fixed ones
    bool yields = false; ///< to everybody else, with the CPU and the disks
};

struct CommandResult
{
    int status = 0;  ///< exit status; 128 + N when signal N ended it
    std::string out; ///< at most 4 MiB, the rest is dropped
    std::string err;
};

/// One function as libpci reads it.
struct PciFunction
{
    std::string address; ///< "0000:00:02.0"
    std::uint16_t vendor = 0;
    std::uint16_t device = 0;
    std::uint32_t classCode = 0; ///< 24 bits, 0x030000
    /// SR-IOV extended capability, where there is one.
    struct Sriov
    {
        int offset = 0;
        std::uint16_t totalVfs = 0;
        std::uint16_t vfOffset = 0;
        std::uint16_t vfStride = 0;
        std::uint16_t vfDevice = 0;
        std::uint32_t vfBars[6] = {};
    };
    std::optional<Sriov> sriov;
};

/// An EFI system partition opened for reading. Paths inside are relative: "loader/entries".
class Esp
{
public:
    virtual ~Esp() = default;
    virtual Result<std::vector<std::string>> list(const std::string& directory) const = 0;
    virtual Result<std::string> read(const std::string& path) const = 0;
};

/// Holds the host's one lock until destroyed.
class Lock
{
public:
    virtual ~Lock() = default;
};

/// Everything the engine may ask of the machine, and the only way to ask. Paths are absolute as on
/// the host; an implementation puts its root before them and follows links inside that root only.
/// Nothing here logs or retries. All errors name the path or the program.
class Host
{
public:
    virtual ~Host() = default;

    virtual std::string root() const = 0; ///< "/" on a real host

    // Looking.
    /// Errors: file-unreadable (also: absent), file-too-large.
    virtual Result<std::string> readFile(const std::string& path,
                                         std::size_t limit = 16 * 1024 * 1024) const = 0;
    /// Does not follow a last symlink. Absent: an empty optional, not an error.
    virtual Result<std::optional<FileState>> state(const std::string& path) const = 0;
    /// At most `size` bytes from `offset` on; past the end: empty. Errors: file-unreadable.
    virtual Result<std::string>
    readPart(const std::string& path, std::uint64_t offset, std::size_t size) const = 0;
    /// Names in a directory, sorted, without . and ..; absent: an empty list.
    virtual Result<std::vector<std::string>> list(const std::string& directory) const = 0;
    virtual Result<std::string> readLink(const std::string& path) const = 0;
    virtual bool exists(const std::string& path) const = 0; ///< follows links
    virtual Result<std::vector<PciFunction>> pciFunctions() const = 0;
    virtual Result<std::unique_ptr<Esp>> openEsp(const std::string& uuid) const = 0;
    /// Bytes left on the file system that holds this file or folder, without what it keeps for
    /// root. Errors: file-unreadable (also: absent).
    virtual Result<std::int64_t> freeSpace(const std::string& path) const = 0;
    /// Kernel log of this boot: records of /dev/kmsg as text lines, oldest first.
    virtual Result<std::vector<std::string>> kernelLog() const = 0;
    /// Milliseconds since the epoch.
    virtual std::int64_t nowMs() const = 0;
    /// Bytes of the program that runs (/proc/self/exe), and its path for startDetached. Outside
    /// any root.
    virtual Result<std::string> ownProgram() const = 0;
    virtual std::string ownProgramPath() const = 0;
    virtual unsigned userId() const = 0; ///< effective uid of this process

    // Changing.
    /// Whole file or nothing: temporary file beside it, attributes, fsync, rename, fsync of the
    /// folder. Missing folders are an error. Never follows a symlink at `path` itself: that, like
    /// anything but a regular file there, is file-unwritable. Below another root a plain user's
    /// tree has one owner, so uid and gid are then left as they are.
    virtual Result<> replaceFile(const std::string& path,
                                 const std::string& content,
                                 const FileAttributes& attributes) = 0;
    virtual Result<> removeFile(const std::string& path) = 0; ///< absent: fine; folder fsynced
    /// Makes the folder and those above it, new ones with `mode`. There already: fine.
    virtual Result<> makeDirectory(const std::string& path, std::uint32_t mode = 0755) = 0;
    virtual Result<> removeDirectory(const std::string& path) = 0; ///< only when empty
    /// Appends and fsyncs; makes the file (0600) where it is absent.
    virtual Result<> appendDurably(const std::string& path, const std::string& text) = 0;
    /// Appends without fsync: output that nothing rests on. Makes the file (0600).
    virtual Result<> append(const std::string& path, const std::string& text) = 0;
    /// Cuts a file to `size` bytes and fsyncs: the torn tail of a journal.
    virtual Result<> truncateFile(const std::string& path, std::uint64_t size) = 0;
    /// One write(2) to an existing file that is not a regular file's content: sysfs, procfs.
    virtual Result<> writeSysfs(const std::string& path, const std::string& value) = 0;

    // Running.
    /// argv only, never a shell line; environment fixed (LC_ALL=C.UTF-8, PATH,
    /// DEBIAN_FRONTEND=noninteractive). Errors: tool-missing, command-timeout. A program that ends
    /// with another status than 0 is a result, not an error: see runChecked.
    virtual Result<CommandResult> run(const Command& command) = 0;
    /// Starts argv so that it outlives this process and its terminal: systemd-run --unit=<unit>
    /// --collect where systemd runs, else a process in a session of its own. Where logind runs too,
    /// a shutdown is held off until it ends.
    virtual Result<> startDetached(const std::string& unit,
                                   const std::vector<std::string>& argv) = 0;
    /// Takes the lock or says busy with {owner, since}. `owner` is what the next one is told. While
    /// it is held the file's text is "<owner>\n<since, ms since the epoch>\n".
    virtual Result<std::unique_ptr<Lock>> lock(const std::string& path,
                                               const std::string& owner) = 0;
    /// True while some process holds that lock. Never blocks.
    virtual bool isLocked(const std::string& path) const = 0;
    /// A signal ends it early.
    virtual void sleep(std::chrono::milliseconds time) const = 0;
};

/// Where replaceFile writes before it renames: ".NAME.vfpilot-new" beside the file. A process that
/// was killed may leave it; removeFile(path) and the next replaceFile(path) take it away.
std::string temporaryPath(const std::string& path);

/// The last `count` lines, without the final newline.
std::string lastLines(const std::string& text, std::size_t count);

/// Runs and turns a status other than 0 into command-failed with the last lines as detail.
Result<CommandResult> runChecked(Host& host, const Command& command);

} // namespace vfpilot::host
