// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/apply/output_log.h"

namespace vfpilot::apply {

OutputLog::OutputLog(host::Host& host, const JobFolder& folder)
    : m_host(host)
    , m_path(folder.output())
{
    if (const auto state = m_host.state(m_path); state && *state)
        m_size = (*state)->size;
}

void OutputLog::write(std::string_view text)
{
    if (!m_open || m_size + text.size() > limit)
        return;
    if (m_host.append(m_path, std::string(text)))
        m_size += text.size();
    else
        m_open = false; // one gap at the end, none in the middle
}

} // namespace vfpilot::apply
