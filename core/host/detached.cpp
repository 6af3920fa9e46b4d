// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/detached.h"

#include "core/host/command.h"

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <system_error>

#include <fcntl.h>
#include <sys/syscall.h>
#include <sys/wait.h>

namespace vfpilot::host {
namespace {

// Between fork and execve only calls that are safe after a fork of a threaded process.

[[noreturn]] void report(int pipe)
{
    const int number = errno;
    if (::write(pipe, &number, sizeof number) < 0)
        ::_exit(EXIT_FAILURE);
    ::_exit(EXIT_FAILURE);
}

/// In the grandchild. `pipe` closes by itself when execve succeeds.
[[noreturn]] void become(const char* folder, char* const* argv, char* const* environment, int pipe)
{
    const int nothing = ::open("/dev/null", O_RDWR);
    if (nothing < 0 || ::dup2(nothing, 0) < 0 || ::dup2(nothing, 1) < 0 || ::dup2(nothing, 2) < 0)
        report(pipe);
    for (int signal = 1; signal < NSIG; ++signal)
        ::signal(signal, SIG_DFL);
    sigset_t none;
    ::sigemptyset(&none);
    ::sigprocmask(SIG_SETMASK, &none, nullptr);
    if (::chdir(folder) != 0)
        report(pipe);
    constexpr unsigned closeOnExec = 1U << 2; // CLOSE_RANGE_CLOEXEC
    ::syscall(SYS_close_range, 3U, ~0U, closeOnExec);
    ::execve(argv[0], argv, environment);
    report(pipe);
}

} // namespace

Result<> startSession(const Tree& tree, const std::vector<std::string>& argv)
{
    if (argv.empty())
        return fail(Errc::Internal, {}, "empty argv");
    int ends[2] = {-1, -1};
    if (::pipe2(ends, O_CLOEXEC) != 0)
        return Error::fromErrno(Errc::Internal, argv.front(), errno);
    const Fd read(ends[0]);
    Fd write(ends[1]);
    const auto environment = fixedEnvironment(tree);
    const auto arguments = pointersTo(argv);
    const auto variables = pointersTo(environment);

    const pid_t child = ::fork();
    if (child < 0)
        return Error::fromErrno(Errc::Internal, argv.front(), errno);
    if (child == 0) {
        ::setsid();
        const pid_t grandchild = ::fork(); // no session leader: it can get no terminal
        if (grandchild < 0)
            report(write.get());
        if (grandchild > 0)
            ::_exit(EXIT_SUCCESS);
        become(tree.root().c_str(), arguments.data(), variables.data(), write.get());
    }
    write.reset();
    while (::waitpid(child, nullptr, 0) < 0 && errno == EINTR) {
    }
    int number = 0;
    if (::read(read.get(), &number, sizeof number) > 0)
        return fail(Errc::ToolMissing, {{"program", argv.front()}},
                    std::generic_category().message(number));
    return {};
}

} // namespace vfpilot::host
