// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace vfpilot::model {

/// /etc/kernel/cmdline as proxmox-boot-tool reads it on a systemd-boot host: the first line is the
/// kernel's whole command line, what follows is ignored by it and kept by us.
class CmdlineFile
{
public:
    /// Error file-malformed {path, line, reason}: no-root (proxmox-boot-tool refuses a line without
    /// root=), carriage-return (a CR of a CRLF file ends up in the options), backslash (sequences
    /// are expanded on the way to the entry), not-text (NUL or invalid UTF-8), empty.
    static Result<CmdlineFile> parse(std::string_view text, const std::string& path);

    const std::string& firstLine() const { return m_firstLine; }
    std::string toText() const { return m_firstLine + m_rest; }

    /// The words that are missing or stand there with another value.
    std::vector<std::string> missing(const std::vector<std::string>& wanted) const;
    /// Sets each word, see KernelCmdline::set. root= cannot be set or lost this way.
    CmdlineFile with(const std::vector<std::string>& wanted) const;
    /// Takes these very words out again.
    CmdlineFile without(const std::vector<std::string>& words) const;
    /// With each word as `change` gives it, see KernelCmdline::change. Error as parse(): the line
    /// would be none any more.
    Result<CmdlineFile> changed(const std::string& path,
                                const std::function<std::string(const std::string&)>& change) const;

private:
    std::string m_firstLine;
    std::string m_rest; ///< from the first newline on
};

} // namespace vfpilot::model
