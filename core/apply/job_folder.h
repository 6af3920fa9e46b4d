// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <string>

namespace vfpilot::apply {

/// Where things of one job are. An id from outside is checked before it becomes a path.
class JobFolder
{
public:
    /// Errors: job-unknown for what cannot be an id.
    static Result<JobFolder> of(const std::string& id);

    const std::string& id() const { return m_id; }
    std::string path() const;
    std::string plan() const { return path() + "/plan.json"; }
    std::string journal() const { return path() + "/journal.jsonl"; }
    std::string output() const { return path() + "/output.log"; }
    std::string before() const { return path() + "/before"; } ///< bytes of changed files
    /// Exists: the person asked for a stop.
    std::string cancel() const { return path() + "/cancel"; }
    /// What the host's lock says while the job's process works.
    std::string lockOwner() const { return "job " + m_id; }

private:
    explicit JobFolder(std::string id);
    std::string m_id;
};

/// As protocol::isJobId wants it; `salt` makes ids of the same second differ.
std::string newJobId(std::int64_t nowMs, const std::string& salt);

} // namespace vfpilot::apply
