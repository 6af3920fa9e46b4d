// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <chrono>
#include <functional>
#include <optional>
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

/// Content of a plain file of at most 1 MiB in a folder the caller named; nullopt: it is not there.
/// Errors: file-unreadable (also for a symbolic link and for what is no file), file-too-large.
Result<std::optional<std::string>> readFileOf(const std::string& folder, const std::string& name);
/// `folder` as an absolute path. Error: file-unreadable.
Result<std::string> absoluteFolder(const std::string& folder);

/// Hands out each line of a log the caller named ("-": stdin), without its newline; of one over
/// 64 KiB only the beginning. Holds no more than that at a time. Error: file-unreadable.
Result<> forEachLogLine(const std::string& path, const std::function<void(std::string_view)>& use);

} // namespace vfpilot::engine
