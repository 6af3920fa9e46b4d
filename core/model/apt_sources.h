// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace vfpilot::model {

/// One repository line of a .list file, or one stanza of a .sources file (which may name several
/// types, URIs and suites).
struct AptEntry
{
    std::vector<std::string> types; ///< "deb", "deb-src"
    std::vector<std::string> uris;
    std::vector<std::string> suites;
    std::vector<std::string> components;
    bool enabled = true;  ///< false: commented out, or Enabled: no
    std::string signedBy; ///< path or key block; empty: any key apt trusts
    int line = 0;         ///< where it begins, from 1

    /// A redirection that was given "apt update" as two more words: apt takes them for components.
    bool endsInAptUpdate() const;
};

/// A file of /etc/apt/sources.list.d, or sources.list.
class AptSources
{
public:
    enum class Format { OneLine, Deb822 };

    /// The format is told by the path's end, as apt does. Error file-malformed {path, line,
    /// reason}: not-text. What is no entry is kept.
    static Result<AptSources> parse(std::string_view text, const std::string& path);

    Format format() const { return m_format; }
    const std::string& toText() const { return m_text; }
    const std::vector<AptEntry>& entries() const { return m_entries; }

    /// The entry that begins in this line switched on or off; nothing changes where it is so.
    AptSources withEnabled(int line, bool enabled) const;
    AptSources withEntry(const AptEntry& entry) const;

private:
    static AptSources read(std::string text, Format format);

    Format m_format = Format::OneLine;
    std::string m_text;
    std::vector<AptEntry> m_entries;
};

} // namespace vfpilot::model
