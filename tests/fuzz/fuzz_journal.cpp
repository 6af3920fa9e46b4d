// SPDX-License-Identifier: GPL-3.0-or-later
// A job's journal, whole and torn, what it says of the job, and what taking back keeps in it.
#include "core/apply/history.h"
#include "core/apply/journal.h"
#include "core/protocol/codec.h"
#include "tests/fuzz/property.h"

using namespace vfpilot;

namespace {

constexpr auto job = "20261123-231501-4f2a";

/// Taking a torn tail off leaves the same records, and no cut makes a record that was not there.
void checkText(const std::string& text, std::size_t cut)
{
    const auto journal = apply::parseJournal(job, text);
    if (!journal) {
        HOLDS(journal.error().code == Errc::JournalCorrupt);
        HOLDS(journal.error().args.contains("line"));
        return;
    }
    HOLDS(journal->size <= text.size());
    HOLDS(journal->size == 0 || text[journal->size - 1] == '\n');
    const auto whole = apply::parseJournal(job, text.substr(0, journal->size));
    HOLDS(whole && whole->size == journal->size);
    HOLDS(whole->entries.size() == journal->entries.size());

    const auto torn = apply::parseJournal(job, text.substr(0, cut));
    HOLDS(torn && torn->entries.size() <= journal->entries.size());
    for (std::size_t i = 0; i < torn->entries.size(); ++i)
        HOLDS(protocol::toJson(torn->entries[i].record) ==
              protocol::toJson(journal->entries[i].record));

    protocol::JobInfo info;
    info.steps.push_back({.planned = {.id = "edit-file:/etc/kernel/cmdline"}, .error = {}});
    for (const auto& entry : journal->entries) {
        protocol::applyRecord(info, entry.record);
        HOLDS(info.lastSeq == entry.record.seq);
        const std::string before = protocol::toJson(info);
        protocol::applyRecord(info, entry.record);
        HOLDS(protocol::toJson(info) == before, before);
    }
    const auto history = apply::historyOf(journal->entries);
    HOLDS(history.begun.size() <= journal->entries.size());
}

void checkUndo(std::string_view text)
{
    const auto undo = steps::undoFromJson(text);
    if (!undo)
        return;
    const std::string written = steps::toJson(*undo);
    const auto again = steps::undoFromJson(written);
    HOLDS(again, written);
    HOLDS(steps::toJson(*again) == written, written, steps::toJson(*again));
    HOLDS(again->files.size() == undo->files.size());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    fuzz::Input input(data, size);
    const unsigned kind = input.choice();
    const std::size_t cut = input.choice() * 7U;
    const std::string text(input.rest());
    if (kind % 4 == 0)
        checkUndo(text);
    else
        checkText(text, std::min(cut, text.size()));
    return 0;
}
