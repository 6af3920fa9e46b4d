// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <string>
#include <string_view>

namespace vfpilot::engine {

/// Lines from a file descriptor, read without ever holding more than the limit of one.
class LineInput
{
public:
    enum class Kind {
        Line,
        TooLong, ///< a line over protocol::lineLimit went by; what follows it is still good
        Nothing, ///< the wait is over and no whole line came
        End,     ///< the other side closed
    };

    explicit LineInput(int fd)
        : m_fd(fd)
    {}

    /// Waits at most `wait` for a line; `line` is set for Kind::Line only, without its newline.
    Kind next(std::string& line, std::chrono::milliseconds wait);

private:
    bool takeLine(std::string& line);
    bool takeTooLong();

    int m_fd;
    std::string m_buffer;
    std::size_t m_scanned = 0; ///< no newline before this place in m_buffer
    bool m_skipping = false;   ///< inside a line that is too long
    bool m_ended = false;
};

/// Writes the text and a newline. False: nobody reads any more.
bool writeLine(int fd, std::string_view line);

/// Whole text of stdin or of a file the caller named on the command line, at most 1 MiB. That file
/// is the caller's, not the host's: it is not looked up below the root.
bool readGoalFile(const std::string& path, std::string& text);

} // namespace vfpilot::engine
