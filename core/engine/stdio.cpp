// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/stdio.h"

#include "core/protocol/codec.h"

#include <array>
#include <cerrno>

#include <fcntl.h>
#include <poll.h>
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

} // namespace vfpilot::engine
