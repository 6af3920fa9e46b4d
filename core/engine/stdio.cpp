// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/stdio.h"

#include "core/protocol/codec.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

namespace vfpilot::engine {

LineInput::Kind LineInput::next(std::string& line, std::chrono::milliseconds wait)
{
    const auto end = std::chrono::steady_clock::now() + wait;
    for (;;) {
        if (takeTooLong())
            return Kind::TooLong;
        if (takeLine(line))
            return Kind::Line;
        if (m_ended)
            return Kind::End;

        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
            end - std::chrono::steady_clock::now());
        pollfd waiting{m_fd, POLLIN, 0};
        const int ready =
            ::poll(&waiting, 1, static_cast<int>(std::max<long long>(0, left.count())));
        if (ready == 0)
            return Kind::Nothing;
        if (ready < 0) {
            if (errno == EINTR)
                return Kind::Nothing; // a signal: the caller looks at its flags
            m_ended = true;
            continue;
        }
        std::array<char, 65536> bytes{};
        const ssize_t got = ::read(m_fd, bytes.data(), bytes.size());
        if (got > 0)
            m_buffer.append(bytes.data(), static_cast<std::size_t>(got));
        else if (got == 0 || (errno != EINTR && errno != EAGAIN))
            m_ended = true;
    }
}

bool LineInput::takeLine(std::string& line)
{
    if (m_skipping)
        return false;
    const auto newline = m_buffer.find('\n', m_scanned);
    if (newline == std::string::npos) {
        m_scanned = m_buffer.size();
        return false;
    }
    line.assign(m_buffer, 0, newline);
    m_buffer.erase(0, newline + 1);
    m_scanned = 0;
    return true;
}

// True once for each line over the limit, when its end is known to be gone by or still to come.
bool LineInput::takeTooLong()
{
    if (m_skipping) {
        const auto newline = m_buffer.find('\n');
        m_buffer.erase(0, newline == std::string::npos ? newline : newline + 1);
        m_skipping = newline == std::string::npos;
        m_scanned = 0;
        return false;
    }
    const auto newline = m_buffer.find('\n', m_scanned);
    const std::size_t length = newline == std::string::npos ? m_buffer.size() : newline;
    if (length <= protocol::lineLimit)
        return false;
    m_skipping = true;
    return true;
}

bool writeLine(int fd, std::string_view line)
{
    std::string bytes(line);
    bytes += '\n';
    std::string_view rest = bytes;
    while (!rest.empty()) {
        const ssize_t written = ::write(fd, rest.data(), rest.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return false;
        rest.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

bool readGoalFile(const std::string& path, std::string& text)
{
    const int fd = path == "-" ? ::dup(0) : ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return false;
    std::array<char, 65536> bytes{};
    ssize_t got = 0;
    while (text.size() <= protocol::lineLimit && (got = ::read(fd, bytes.data(), bytes.size())) > 0)
        text.append(bytes.data(), static_cast<std::size_t>(got));
    ::close(fd);
    return got == 0 && text.size() <= protocol::lineLimit;
}

Result<std::optional<std::string>> readFileOf(const std::string& folder, const std::string& name)
{
    const std::string path = folder + '/' + name;
    const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    if (fd < 0 && errno == ENOENT)
        return std::optional<std::string>();
    if (fd < 0)
        return Error::fromErrno(Errc::FileUnreadable, path, errno);
    struct stat info = {};
    std::string text;
    if (::fstat(fd, &info) != 0 || !S_ISREG(info.st_mode)) {
        ::close(fd);
        return fail(Errc::FileUnreadable, {{"path", path}}, "not a plain file");
    }
    std::array<char, 65536> bytes{};
    ssize_t got = 0;
    while (text.size() <= protocol::lineLimit && (got = ::read(fd, bytes.data(), bytes.size())) > 0)
        text.append(bytes.data(), static_cast<std::size_t>(got));
    const int problem = got < 0 ? errno : 0;
    ::close(fd);
    if (problem != 0)
        return Error::fromErrno(Errc::FileUnreadable, path, problem);
    if (text.size() > protocol::lineLimit) {
        return fail(Errc::FileTooLarge,
                    {{"path", path}, {"limit", std::to_string(protocol::lineLimit)}});
    }
    return std::optional<std::string>(std::move(text));
}

Result<std::string> absoluteFolder(const std::string& folder)
{
    char* path = ::realpath(folder.c_str(), nullptr);
    if (!path)
        return Error::fromErrno(Errc::FileUnreadable, folder, errno);
    std::string absolute(path);
    std::free(path);
    return absolute;
}

Result<> forEachLogLine(const std::string& path, const std::function<void(std::string_view)>& use)
{
    constexpr std::size_t lineBeginning = 65536;
    const int fd = path == "-" ? ::dup(0) : ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return Error::fromErrno(Errc::FileUnreadable, path, errno);
    std::string open; // a line whose end is still to come
    std::array<char, 65536> bytes{};
    ssize_t got = 0;
    while ((got = ::read(fd, bytes.data(), bytes.size())) > 0 || (got < 0 && errno == EINTR)) {
        std::string_view rest(bytes.data(), static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
        for (auto end = rest.find('\n'); end != rest.npos; end = rest.find('\n')) {
            if (open.empty()) {
                use(rest.substr(0, end));
            } else {
                open.append(rest.substr(0, std::min(end, lineBeginning)));
                use(open);
                open.clear();
            }
            rest.remove_prefix(end + 1);
        }
        if (open.size() < lineBeginning)
            open.append(rest);
    }
    const int problem = got < 0 ? errno : 0;
    ::close(fd);
    if (problem != 0)
        return Error::fromErrno(Errc::FileUnreadable, path, problem);
    if (!open.empty())
        use(open);
    return {};
}

} // namespace vfpilot::engine
