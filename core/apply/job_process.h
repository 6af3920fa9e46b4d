// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/host.h"
#include "core/protocol/job.h"

#include <functional>
#include <string>

namespace vfpilot::apply {

/// What a job's process is there for.
enum class Mode { Apply, Resume, Undo };

std::string_view wireName(Mode mode); ///< "apply", "resume", "undo"

std::string bootIdOf(const host::Host& host);

/// The whole life of a job's process: takes the host's lock, works by the journal, and returns the
/// state the job is in then. `stopAsked` is asked between two steps; true leaves the job
/// interrupted. Errors: busy, job-unknown, journal-corrupt, and those of a journal that could not
/// be written, which leaves the job interrupted too.
Result<protocol::JobState>
runJob(host::Host& host, const std::string& id, Mode mode, const std::function<bool()>& stopAsked);

} // namespace vfpilot::apply
