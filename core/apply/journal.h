// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/apply/job_folder.h"
#include "core/host/host.h"
#include "core/protocol/job.h"
#include "core/steps/undo.h"

#include <optional>
#include <string>
#include <vector>

namespace vfpilot::apply {

/// One line of journal.jsonl: the record that viewers get, and what only taking back needs.
struct JournalEntry
{
    protocol::JobRecord record;
    std::optional<steps::Undo> undo; ///< with "step-begun"
    std::string bootId;              ///< with "job-begun", "undo-begun" and "guard-…"
};

struct JournalText
{
    std::vector<JournalEntry> entries;
    std::uint64_t size = 0; ///< bytes of the entries; what follows is a torn tail
};

/// A last line that is cut or not JSON was never confirmed to be on disk and is left out; a bad
/// line before others is journal-corrupt {job, line}.
Result<JournalText> parseJournal(const std::string& job, std::string_view text);

/// An absent journal is an empty one.
Result<std::vector<JournalEntry>> readJournal(const host::Host& host, const JobFolder& folder);

/// The writing end; one process at a time has it, the one that holds the host's lock. Every call
/// is on disk when it returns.
class Journal
{
public:
    /// Reads what is there and cuts a torn tail off.
    static Result<Journal> open(host::Host& host, JobFolder folder);

    /// For load() alone: the host is not written.
    static Result<Journal> forReading(host::Host& host, JobFolder folder);

    const std::vector<JournalEntry>& entries() const { return m_entries; }

    /// Sets seq and time. The contents of the undo's files are put below before/ first.
    Result<> append(JournalEntry entry);

    /// Fills in the contents of the files from before/. Error: journal-corrupt when they are not
    /// what was put there.
    Result<steps::Undo> load(steps::Undo undo) const;

private:
    Journal(host::Host& host, JobFolder folder, JournalText text);
    Result<> keep(steps::Undo& undo, std::int64_t seq);

    host::Host* m_host;
    JobFolder m_folder;
    std::vector<JournalEntry> m_entries;
    std::uint64_t m_size;
    bool m_torn = false; ///< an append failed and may have left a part of its line
};

} // namespace vfpilot::apply
