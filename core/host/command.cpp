// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/command.h"

#include "core/host/spawn.h"

#include <array>
#include <cerrno>
#include <csignal>

#include <fcntl.h>
#include <poll.h>
#include <sys/wait.h>

namespace vfpilot::host {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

constexpr std::size_t captureLimit = 4 * 1024 * 1024;
constexpr std::chrono::seconds graceAfterTerm{5};
constexpr milliseconds graceForOutput{200}; // what a child of the program's may still hold open
constexpr std::size_t detailLines = 20;

class Output
{
public:
    Output(Fd fd, std::string& kept, const std::function<void(std::string_view)>& watcher)
        : m_fd(std::move(fd))
        , m_kept(kept)
        , m_watcher(watcher)
    {}

    int fd() const { return m_fd.get(); }
    bool isOpen() const { return bool(m_fd); }

    /// Takes what is there now; the descriptor does not block.
    void take()
    {
        std::array<char, 16 * 1024> buffer; // NOLINT(cppcoreguidelines-pro-type-member-init)
        while (m_fd) {
            const ssize_t count = ::read(m_fd.get(), buffer.data(), buffer.size());
            if (count > 0)
                keep({buffer.data(), static_cast<std::size_t>(count)});
            else if (count < 0 && errno == EAGAIN)
                return;
            else if (count == 0 || errno != EINTR)
                m_fd.reset();
        }
    }

private:
    void keep(std::string_view text)
    {
        m_kept.append(text.substr(0, captureLimit - m_kept.size()));
        if (m_watcher)
            m_watcher(text);
    }

    Fd m_fd;
    std::string& m_kept;
    const std::function<void(std::string_view)>& m_watcher;
};

/// Waits until the process ends or the time is up, taking output as it comes. False: time is up.
bool watch(const Process& process, Output& out, Output& err, steady_clock::time_point until)
{
    for (;;) {
        const auto left = std::chrono::ceil<milliseconds>(until - steady_clock::now()).count();
        std::array<pollfd, 3> waits = {
            {{process.pidFd.get(), POLLIN, 0}, {out.fd(), POLLIN, 0}, {err.fd(), POLLIN, 0}}};
        const int ready = ::poll(waits.data(), waits.size(), static_cast<int>(std::max(left, 0L)));
        out.take();
        err.take();
        if (ready > 0 && waits[0].revents != 0)
            return true;
        if (left <= 0)
            return false;
    }
}

/// The program has ended; a process it left behind may keep a pipe open for ever.
void drain(Output& out, Output& err)
{
    const auto until = steady_clock::now() + graceForOutput;
    while ((out.isOpen() || err.isOpen()) && steady_clock::now() < until) {
        std::array<pollfd, 2> waits = {{{out.fd(), POLLIN, 0}, {err.fd(), POLLIN, 0}}};
        ::poll(waits.data(), waits.size(), static_cast<int>(graceForOutput.count()) / 4);
        out.take();
        err.take();
    }
}

int reap(pid_t pid, int options = 0)
{
    int status = 0;
    while (::waitpid(pid, &status, options) < 0 && errno == EINTR) {
    }
    return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

} // namespace

Result<CommandResult> runCommand(const Tree& tree, const Command& command)
{
    if (command.argv.empty())
        return fail(Errc::Internal, {}, "empty argv");
    auto process = spawn(tree, command);
    if (!process)
        return std::move(process).error();

    CommandResult result;
    Output out(std::move(process->out), result.out, command.onOutput);
    Output err(std::move(process->err), result.err, command.onOutput);
    const bool inTime = watch(*process, out, err, steady_clock::now() + command.limit);
    if (inTime) {
        drain(out, err);
        result.status = reap(process->pid);
        return result;
    }
    ::kill(-process->pid, SIGTERM);
    watch(*process, out, err, steady_clock::now() + graceAfterTerm);
    ::kill(-process->pid, SIGKILL);
    watch(*process, out, err, steady_clock::now() + graceAfterTerm);
    reap(process->pid, WNOHANG); // one that hangs in the kernel does not end even so
    return fail(
        Errc::CommandTimeout,
        {{"program", command.argv.front()}, {"seconds", std::to_string(command.limit.count())}},
        lastLines(result.err.empty() ? result.out : result.err, detailLines));
}

std::vector<std::string> fixedEnvironment(const Tree& tree)
{
    std::string path;
    if (!tree.isMachine()) {
        for (const char* folder : {"/usr/local/sbin", "/usr/local/bin", "/usr/sbin", "/usr/bin"})
            path += tree.root() + folder + ":";
    }
    path += "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
    return {"LC_ALL=C.UTF-8", "PATH=" + path, "DEBIAN_FRONTEND=noninteractive", "HOME=/root"};
}

std::vector<char*> pointersTo(const std::vector<std::string>& texts)
{
    std::vector<char*> pointers;
    for (const std::string& text : texts)
        pointers.push_back(const_cast<char*>(text.c_str())); // execve does not write there
    pointers.push_back(nullptr);
    return pointers;
}

} // namespace vfpilot::host
