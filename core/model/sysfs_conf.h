// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/model/lines.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vfpilot::model {

/// /etc/sysfs.conf or a file of sysfs.d as sysfsutils reads it: `path = value`, `mode path =
/// mode`, `owner path = user:group`, paths below /sys; '#' begins a comment anywhere.
class SysfsConf
{
public:
    enum class Kind { Value, Mode, Owner };
    struct Entry
    {
        Kind kind = Kind::Value;
        std::string path; ///< "devices/pci0000:00/0000:00:02.0/sriov_numvfs"
        std::string value;
        int line = 0; ///< from 1
    };

    /// Error file-malformed {path, line, reason}: not-text. Lines that are none of the three are
    /// kept and have no entry.
    static Result<SysfsConf> parse(std::string_view text, const std::string& path);

    const std::string& toText() const { return m_text; }
    const std::vector<Entry>& entries() const { return m_entries; }
    /// What the path ends up with: its last value.
    std::optional<std::string> value(std::string_view path) const;

    /// The first line of that path gets the value, further ones go; without one a line is added.
    SysfsConf with(const std::string& path, const std::string& value) const;
    /// Without the values of that path; its mode and owner stay.
    SysfsConf without(std::string_view path) const;

private:
    static SysfsConf read(std::string text);

    std::string m_text;
    std::vector<Entry> m_entries;
    std::vector<Stretch> m_lines;
    std::vector<Stretch> m_values; ///< where each entry's value stands
};

} // namespace vfpilot::model
