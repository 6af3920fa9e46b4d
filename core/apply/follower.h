// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/host.h"
#include "core/protocol/methods.h"

#include <cstdint>
#include <string>
#include <vector>

namespace vfpilot::apply {

/// Reads along in a job's folder while the job's own process writes it.
class Follower
{
public:
    struct News
    {
        std::vector<protocol::JobRecord> records;
        std::vector<protocol::JobOutputEvent> output; ///< each at most 64 KiB of the log
        bool ended = false;                           ///< the job ended and all of it has been told
    };

    /// `since`: records with a greater seq are news; `outputOffset`: bytes of output known already.
    Follower(const host::Host& host,
             std::string job,
             std::int64_t since = 0,
             std::int64_t outputOffset = 0);

    /// What came since the last call; cheap when nothing did. A poll returns at most 512 KiB of
    /// output; the record of the job's end, and with it `ended`, waits until the rest was told.
    /// Errors: job-unknown, journal-corrupt.
    Result<News> poll();

private:
    Result<> readRecords();
    Result<> readOutput(News& news);
    Result<std::uint64_t> sizeOf(const std::string& path) const;

    const host::Host& m_host;
    std::string m_job;
    std::int64_t m_since;
    std::int64_t m_outputOffset;
    std::uint64_t m_journalSize = 0;
    std::vector<protocol::JobRecord> m_pending; ///< read, not yet told
    bool m_atEnd = false;                       ///< the journal's last record ends the job
};

} // namespace vfpilot::apply
