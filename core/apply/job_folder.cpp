// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/apply/job_folder.h"

#include "core/base/digest.h"
#include "core/protocol/job.h"
#include "core/protocol/paths.h"

#include <ctime>
#include <utility>

namespace vfpilot::apply {

JobFolder::JobFolder(std::string id)
    : m_id(std::move(id))
{}

Result<JobFolder> JobFolder::of(const std::string& id)
{
    if (!protocol::isJobId(id))
        return fail(Errc::JobUnknown, {{"job", id.substr(0, 40)}});
    return JobFolder(id);
}

std::string JobFolder::path() const
{
    return std::string(paths::jobsDir) + "/" + m_id;
}

std::string newJobId(std::int64_t nowMs, const std::string& salt)
{
    const std::time_t seconds = nowMs / 1000;
    std::tm parts = {};
    gmtime_r(&seconds, &parts);
    char text[32] = {};
    std::strftime(text, sizeof text, "%Y%m%d-%H%M%S", &parts);
    return text + ("-" + sha256Hex(std::to_string(nowMs) + salt).substr(0, 4));
}

} // namespace vfpilot::apply
