// SPDX-License-Identifier: GPL-3.0-or-later
// What sh ends up with after a file of assignments, against what our parser says.
//
// The texts are hostile, and one that our parser takes for assignments by mistake could be a
// command. So sh runs as nobody, in an empty folder, with no PATH, cannot write a byte, and is
// never given a text with '/', '>', '<' or a computed value in it.
#include "core/model/grub_default.h"
#include "tests/fuzz/property.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include <fcntl.h>
#include <grp.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace vfpilot;
using Variables = std::map<std::string, std::string>;

namespace {

constexpr uid_t nobody = 65534;

/// A dash that evaluates each text in a subshell of its own.
class Shell
{
public:
    Shell()
    {
        int ends[2];
        HOLDS(::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) == 0);
        const pid_t pid = ::fork();
        HOLDS(pid >= 0);
        if (pid == 0)
            become(ends[1]);
        ::close(ends[1]);
        m_fd = ends[0];
    }

    /// Values of `names`; none: sh did not get through the text.
    std::optional<Variables> evaluate(const std::string& text, const std::set<std::string>& names)
    {
        std::string script = "( eval " + quoted(text) + "\nprintf '%s\\0'";
        for (const std::string& name : names)
            script += " \"${" + name + "}\"";
        script += " ok ) 2>&1; printf '\\0\\001\\0'\n";
        HOLDS(::send(m_fd, script.data(), script.size(), MSG_NOSIGNAL) ==
              static_cast<ssize_t>(script.size()));
        return values(answer(), names);
    }

private:
    [[noreturn]] static void become(int fd)
    {
        const rlimit none{0, 0};
        const char* folder = "/var/empty";
        if (::chdir(folder) != 0 && ::chdir("/proc/self/fdinfo") != 0)
            ::_exit(1);
        ::dup2(fd, 0);
        ::dup2(fd, 1);
        const int nothing = ::open("/dev/null", O_WRONLY);
        ::dup2(nothing, 2);
        ::setrlimit(RLIMIT_FSIZE, &none);
        ::setrlimit(RLIMIT_CORE, &none);
        if (::geteuid() == 0 &&
            (::setgroups(0, nullptr) != 0 || ::setresgid(nobody, nobody, nobody) != 0 ||
             ::setresuid(nobody, nobody, nobody) != 0))
            ::_exit(1);
        char name[] = "sh";
        char* argv[] = {name, nullptr};
        char path[] = "PATH=/nowhere";
        char locale[] = "LC_ALL=C.UTF-8";
        char* environment[] = {path, locale, nullptr};
        ::execve("/bin/sh", argv, environment);
        ::_exit(1);
    }

    static std::string quoted(const std::string& text)
    {
        std::string source = "'";
        for (const char c : text)
            source += c == '\'' ? std::string("'\\''") : std::string(1, c);
        return source + "'";
    }

    std::string answer()
    {
        using namespace std::string_literals;
        static const std::string end = "\0\001\0"s;
        std::string text;
        while (!text.ends_with(end)) {
            char bytes[4096];
            const ssize_t got = ::read(m_fd, bytes, sizeof bytes);
            HOLDS(got > 0);
            text.append(bytes, static_cast<std::size_t>(got));
        }
        return text.substr(0, text.size() - end.size());
    }

    static std::optional<Variables> values(const std::string& text,
                                           const std::set<std::string>& names)
    {
        Variables found;
        std::size_t at = 0;
        for (const std::string& name : names) {
            const auto end = text.find('\0', at);
            if (end == std::string::npos)
                return std::nullopt;
            found[name] = text.substr(at, end - at);
            at = end + 1;
        }
        return text.compare(at, std::string::npos, std::string("ok\0", 3)) == 0
                   ? std::optional(found)
                   : std::nullopt;
    }

    int m_fd = -1;
};

/// Those that mean something to dash itself.
bool isSpecial(const std::string& name)
{
    return name == "OPTIND" || name == "LINENO" || name == "IFS" || name.starts_with("PS") ||
           name == "PPID";
}

bool maySee(const std::string& text)
{
    if (text.size() > 2000 || text.find_first_of(std::string("/<>&|()`\0", 9)) != std::string::npos)
        return false;
    std::vector<model::ShellAssignment> places;
    if (model::readShellAssignments(text, places))
        return false;
    for (const auto& place : places) {
        std::vector<model::ShellPiece> pieces;
        std::size_t at = place.from;
        const bool isRead = !model::readShellValue(text, at, pieces);
        if (!isRead || isSpecial(place.name) ||
            std::any_of(pieces.begin(), pieces.end(), [](const model::ShellPiece& piece) {
                return piece.kind == model::ShellPiece::Kind::Computed;
            }))
            return false;
    }
    return true;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static Shell shell;
    const std::string text(reinterpret_cast<const char*>(data), size);
    if (!maySee(text))
        return -1;
    const auto variables = model::grubVariables({{"f", text}});
    if (!variables)
        return -1;
    std::set<std::string> names;
    for (const auto& [name, value] : *variables)
        names.insert(name);
    const auto told = shell.evaluate(text, names);
    HOLDS(told, text);
    for (const auto& [name, value] : *variables)
        HOLDS(told->at(name) == value, text, name, value, told->at(name));
    return 0;
}
