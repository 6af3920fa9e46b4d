// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/model/lines.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace vfpilot::model {

/// A file of modprobe.d(5) as kmod reads it: a command a line, continued by a backslash at its
/// end; '#' in the first column begins a comment. In module names '-' and '_' are the same.
class ModprobeConf
{
public:
    struct Command
    {
        std::string kind;   ///< "options", "blacklist", "install", "alias", "softdep", ...
        std::string module; ///< what follows it; of an alias its pattern
        std::vector<std::string> words; ///< what follows that, cut at blanks
        int line = 0;                   ///< where it begins, from 1
    };

    /// Error file-malformed {path, line, reason}: not-text.
    static Result<ModprobeConf> parse(std::string_view text, const std::string& path);

    const std::string& toText() const { return m_text; }
    const std::vector<Command>& commands() const { return m_commands; }
    /// "max_vfs=7", ... of all options lines of the module, in order.
    std::vector<std::string> options(std::string_view module) const;
    bool isBlacklisted(std::string_view module) const;

    /// Without the command that begins in this line, all of its continued lines included.
    ModprobeConf withoutLine(int line) const;
    /// Takes PCI ids ("8086:46d1", any case) out of ids= of every options line of the module, and
    /// an option or line with nothing left. Error file-malformed, not-understood: such an option
    /// is broken over two lines.
    Result<ModprobeConf> withoutIds(std::string_view module,
                                    const std::vector<std::string>& ids) const;

    /// With the options of the options line that begins in `line` as `change` gives them; one that
    /// it makes empty goes, and a line with nothing left. Error as for withoutIds; also where no
    /// such line begins there.
    Result<ModprobeConf>
    withOptions(int line, const std::function<std::string(const std::string&)>& change) const;

private:
    using Change = std::function<std::string(const std::string& option)>;
    using Meant = std::function<bool(const Command& command)>;
    Result<ModprobeConf> changed(const Meant& isMeant, const Change& change) const;
    static ModprobeConf read(std::string text, const std::string& path);

    std::string m_path;
    std::string m_text;
    std::vector<Command> m_commands;
    std::vector<Stretch> m_lines; ///< of each command
};

} // namespace vfpilot::model
