// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/apt_sources.h"

#include "core/model/apt_formats.h"
#include "core/model/lines.h"

#include <algorithm>

namespace vfpilot::model {

bool AptEntry::endsInAptUpdate() const
{
    return components.size() >= 2 && components.back() == "update" &&
           components[components.size() - 2] == "apt";
}

Result<AptSources> AptSources::parse(std::string_view text, const std::string& path)
{
    if (auto isText = checkText(text, path); !isText)
        return isText.error();
    return read(std::string(text), path.ends_with(".sources") ? Format::Deb822 : Format::OneLine);
}

AptSources AptSources::read(std::string text, Format format)
{
    AptSources sources;
    sources.m_format = format;
    sources.m_entries = format == Format::Deb822 ? readDeb822(text) : readOneLine(text);
    sources.m_text = std::move(text);
    return sources;
}

AptSources AptSources::withEnabled(int line, bool enabled) const
{
    const auto entry = std::find_if(m_entries.begin(), m_entries.end(),
                                    [line](const AptEntry& one) { return one.line == line; });
    if (entry == m_entries.end() || entry->enabled == enabled)
        return *this;
    return read(m_format == Format::Deb822 ? enableDeb822(m_text, line, enabled)
                                           : enableOneLine(m_text, line, enabled),
                m_format);
}

AptSources AptSources::withEntry(const AptEntry& entry) const
{
    return read(m_format == Format::Deb822 ? withDeb822(m_text, entry) : withOneLine(m_text, entry),
                m_format);
}

} // namespace vfpilot::model
