// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/model/shell_text.h"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vfpilot::model {

struct GrubFile
{
    std::string path;
    std::string text;
};

/// The variables as sh ends up with them after it has read these files in this order, which is
/// what grub-mkconfig does with /etc/default/grub and then grub.d/*.cfg. A variable whose value
/// only a shell can tell (`lsb_release ...`, one of grub-mkconfig's own or of the environment in
/// it) is left out; a GRUB_ variable that nothing has set is empty.
/// Error file-malformed {path, line, reason}: not-understood, append-assignment, open-quote,
/// carriage-return (see ShellFault), not-text, too-long (values made of values without end).
Result<std::map<std::string, std::string>> grubVariables(const std::vector<GrubFile>& files);

/// What a normal (not recovery) entry gets: GRUB_CMDLINE_LINUX, then GRUB_CMDLINE_LINUX_DEFAULT.
/// Error as above; not-understood also where only a shell can tell one of the two.
Result<std::string> grubCommandLine(const std::vector<GrubFile>& files);

/// One such file as a list of assignments that can be edited without loss.
class GrubDefault
{
public:
    struct Assignment
    {
        std::string name;
        /// Without its quotes; variables stay as $NAME, computed parts as they are written.
        std::string value;
        int line = 0;
    };

    /// Error as for grubVariables.
    static Result<GrubDefault> parse(std::string_view text, const std::string& path);

    /// Byte for byte what was parsed when nothing was changed.
    const std::string& toText() const { return m_text; }
    std::vector<Assignment> assignments() const;

    /// Takes kernel words out of the literal text of every assignment to `variable`; quotes,
    /// spacing, comments around stay. Error file-malformed, not-understood: a word hangs on a
    /// variable or on quotes in a way that cannot be edited without a doubt.
    Result<GrubDefault> withoutWords(std::string_view variable,
                                     const std::vector<std::string>& words) const;
    /// Sets words (KernelCmdline::set) in the last assignment to `variable`. Error also, with the
    /// reason no-assignment, where there is none.
    Result<GrubDefault> withWords(std::string_view variable,
                                  const std::vector<std::string>& words) const;

    /// With each literal word of every assignment to `variable` as `change` gives it; one that it
    /// makes empty goes. Error as for withoutWords, and for a word made of a variable and text.
    Result<GrubDefault>
    withChangedWords(std::string_view variable,
                     const std::function<std::string(const std::string& word)>& change) const;

    /// Where the values stand in toText(), in order.
    const std::vector<ShellAssignment>& places() const { return m_places; }

private:
    using SourceEdit = std::function<std::optional<std::string>(std::string source)>;
    Result<GrubDefault> withEdited(std::string_view variable, const SourceEdit& edit) const;
    Error fault(int line, const std::string& reason) const;

    std::string m_path;
    std::string m_text;
    std::vector<ShellAssignment> m_places;
};

} // namespace vfpilot::model
