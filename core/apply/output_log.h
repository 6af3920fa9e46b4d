// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/apply/job_folder.h"
#include "core/host/host.h"

#include <string_view>

namespace vfpilot::apply {

/// What a job's tools print, kept for viewers. Nothing rests on it, so that a full disk does not
/// end a job here, and it stops growing at a size that no honest tool reaches.
class OutputLog
{
public:
    static constexpr std::uint64_t limit = 64 * 1024 * 1024;

    OutputLog(host::Host& host, const JobFolder& folder);

    void write(std::string_view text);

private:
    host::Host& m_host;
    std::string m_path;
    std::uint64_t m_size = 0;
    bool m_open = true;
};

} // namespace vfpilot::apply
