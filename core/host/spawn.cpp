// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/spawn.h"

#include "core/host/command.h"

#include <cerrno>
#include <csignal>
#include <system_error>

#include <fcntl.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>

namespace vfpilot::host {
namespace {

constexpr int lowestFreeFd = 3; // 0, 1 and 2 are the program's own

Error missing(const std::string& program, int number)
{
    return fail(Errc::ToolMissing, {{"program", program}}, std::generic_category().message(number));
}

/// The same open file at a number that a child's dup2 onto 0, 1, 2 cannot hit.
Fd above(Fd fd)
{
    if (fd && fd.get() < lowestFreeFd)
        return Fd(::fcntl(fd.get(), F_DUPFD_CLOEXEC, lowestFreeFd));
    return fd;
}

struct Pipe
{
    Fd read, write;
    bool isOpen() const { return read && write; }
};

Pipe makePipe()
{
    int ends[2] = {-1, -1};
    if (::pipe2(ends, O_CLOEXEC) != 0)
        return {};
    Pipe pipe{above(Fd(ends[0])), above(Fd(ends[1]))};
    if (pipe.isOpen())
        ::fcntl(pipe.read.get(), F_SETFL, O_NONBLOCK);
    return pipe;
}

/// A file in memory, not a pipe: nobody has to feed it while the program runs.
Fd inputFile(const std::string& text)
{
    Fd file = above(Fd(::memfd_create("stdin", MFD_CLOEXEC)));
    if (!file)
        return {};
    for (std::size_t done = 0; done < text.size();) {
        const ssize_t written = ::write(file.get(), text.data() + done, text.size() - done);
        if (written < 0 && errno != EINTR)
            return {};
        done += written < 0 ? 0 : static_cast<std::size_t>(written);
    }
    ::lseek(file.get(), 0, SEEK_SET);
    return file;
}

/// posix_spawn's two objects, made and destroyed together.
class Recipe
{
public:
    Recipe(const std::string& folder, int in, int out, int err)
    {
        ::posix_spawn_file_actions_init(&m_actions);
        ::posix_spawn_file_actions_addchdir_np(&m_actions, folder.c_str());
        ::posix_spawn_file_actions_adddup2(&m_actions, in, 0);
        ::posix_spawn_file_actions_adddup2(&m_actions, out, 1);
        ::posix_spawn_file_actions_adddup2(&m_actions, err, 2);
        ::posix_spawn_file_actions_addclosefrom_np(&m_actions, lowestFreeFd);

        ::posix_spawnattr_init(&m_attributes);
        sigset_t all;
        sigset_t none;
        ::sigfillset(&all);
        ::sigemptyset(&none);
        ::posix_spawnattr_setsigdefault(&m_attributes, &all);
        ::posix_spawnattr_setsigmask(&m_attributes, &none);
        ::posix_spawnattr_setpgroup(&m_attributes, 0);
        ::posix_spawnattr_setflags(&m_attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF |
                                                      POSIX_SPAWN_SETSIGMASK);
    }
    ~Recipe()
    {
        ::posix_spawnattr_destroy(&m_attributes);
        ::posix_spawn_file_actions_destroy(&m_actions);
    }
    Recipe(const Recipe&) = delete;
    Recipe& operator=(const Recipe&) = delete;

    const posix_spawn_file_actions_t* actions() const { return &m_actions; }
    const posix_spawnattr_t* attributes() const { return &m_attributes; }

private:
    posix_spawn_file_actions_t m_actions = {};
    posix_spawnattr_t m_attributes = {};
};

/// Lowest priority for the whole group, which the program and its children are. What it cannot do
/// is only slower for the others.
void yieldToOthers(pid_t group)
{
    constexpr int niceness = 15;
    constexpr int ioWhoGroup = 2;        // IOPRIO_WHO_PGRP
    constexpr int ioClassIdle = 3 << 13; // IOPRIO_CLASS_IDLE; glibc has no names for these
    ::setpriority(PRIO_PGRP, static_cast<id_t>(group), niceness);
    ::syscall(SYS_ioprio_set, ioWhoGroup, group, ioClassIdle);
}

} // namespace

Result<Process> spawn(const Tree& tree, const Command& command)
{
    const std::string& program = command.argv.front();
    const std::string path = tree.resolved(program);
    struct stat st = {};
    if (path.empty() || ::stat(path.c_str(), &st) != 0)
        return missing(program, errno);
    if (!S_ISREG(st.st_mode) || ::access(path.c_str(), X_OK) != 0)
        return missing(program, EACCES);

    const Fd in = inputFile(command.input);
    Pipe out = makePipe();
    Pipe err = makePipe();
    if (!in || !out.isOpen() || !err.isOpen())
        return Error::fromErrno(Errc::Internal, program, errno);

    std::vector<std::string> argv = command.argv;
    argv.front() = path;
    auto environment = fixedEnvironment(tree);
    environment.insert(environment.end(), command.environment.begin(), command.environment.end());
    const Recipe recipe(tree.root(), in.get(), out.write.get(), err.write.get());
    Process process;
    const int error =
        ::posix_spawn(&process.pid, path.c_str(), recipe.actions(), recipe.attributes(),
                      pointersTo(argv).data(), pointersTo(environment).data());
    if (error != 0)
        return missing(program, error);
    if (command.yields)
        yieldToOthers(process.pid);
    process.pidFd = Fd(static_cast<int>(::syscall(SYS_pidfd_open, process.pid, 0)));
    if (!process.pidFd) {
        const int number = errno;
        ::kill(-process.pid, SIGKILL);
        ::waitpid(process.pid, nullptr, 0);
        return Error::fromErrno(Errc::Internal, program, number);
    }
    process.out = std::move(out.read);
    process.err = std::move(err.read);
    return process;
}

} // namespace vfpilot::host
