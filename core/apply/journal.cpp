// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/apply/journal.h"

#include "core/base/digest.h"
#include "core/protocol/json.h"

#include <utility>

namespace vfpilot::apply {
namespace {

using nlohmann::json;

constexpr std::uint32_t secretFile = 0600;
constexpr std::uint32_t secretFolder = 0700;
constexpr std::size_t journalLimit = 16 * 1024 * 1024;

std::string lineOf(const JournalEntry& entry)
{
    json line = entry.record;
    for (auto member = line.begin(); member != line.end();) {
        const bool empty = member->is_null() || *member == "";
        member = empty ? line.erase(member) : std::next(member);
    }
    if (entry.undo)
        line["undo"] = json::parse(steps::toJson(*entry.undo));
    if (!entry.bootId.empty())
        line["bootId"] = entry.bootId;
    return line.dump(-1, ' ', false, json::error_handler_t::replace) + "\n";
}

std::optional<JournalEntry> entryOf(std::string_view text)
{
    const json line = protocol::parseJson(text);
    if (!line.is_object())
        return std::nullopt;
    try {
        JournalEntry entry{.record = line.get<protocol::JobRecord>(),
                           .undo = {},
                           .bootId = line.value("bootId", std::string())};
        if (line.contains("undo")) {
            auto undo = steps::undoFromJson(line["undo"].dump());
            if (!undo)
                return std::nullopt;
            entry.undo = *std::move(undo);
        }
        return entry;
    } catch (const std::exception&) {
        return std::nullopt;
    }
}

/// Empty where there is no journal yet.
Result<std::string> readText(const host::Host& host, const JobFolder& folder)
{
    const auto state = host.state(folder.journal());
    if (!state)
        return state.error();
    return *state ? host.readFile(folder.journal(), journalLimit)
                  : Result<std::string>(std::string());
}

Error corrupt(const std::string& job, std::size_t line)
{
    return fail(Errc::JournalCorrupt, {{"job", job}, {"line", std::to_string(line)}});
}

} // namespace

Result<JournalText> parseJournal(const std::string& job, std::string_view text)
{
    JournalText journal;
    std::size_t begin = 0;
    for (std::size_t number = 1;; ++number) {
        const auto end = text.find('\n', begin);
        if (end == std::string_view::npos)
            return journal;
        auto entry = entryOf(text.substr(begin, end - begin));
        if (!entry && end + 1 == text.size())
            return journal;
        if (!entry || entry->record.seq != static_cast<std::int64_t>(number))
            return corrupt(job, number);
        journal.entries.push_back(*std::move(entry));
        begin = end + 1;
        journal.size = begin;
    }
}

Result<std::vector<JournalEntry>> readJournal(const host::Host& host, const JobFolder& folder)
{
    const auto text = readText(host, folder);
    if (!text)
        return text.error();
    auto journal = parseJournal(folder.id(), *text);
    if (!journal)
        return std::move(journal).error();
    return std::move(journal->entries);
}

Journal::Journal(host::Host& host, JobFolder folder, JournalText text)
    : m_host(&host)
    , m_folder(std::move(folder))
    , m_entries(std::move(text.entries))
    , m_size(text.size)
{}

Result<Journal> Journal::forReading(host::Host& host, JobFolder folder)
{
    auto entries = readJournal(host, folder);
    if (!entries)
        return std::move(entries).error();
    return Journal(host, std::move(folder), {.entries = *std::move(entries), .size = 0});
}

Result<Journal> Journal::open(host::Host& host, JobFolder folder)
{
    const auto text = readText(host, folder);
    if (!text)
        return text.error();
    auto parsed = parseJournal(folder.id(), *text);
    if (!parsed)
        return std::move(parsed).error();
    if (parsed->size < text->size()) {
        if (auto cut = host.truncateFile(folder.journal(), parsed->size); !cut)
            return std::move(cut).error();
    }
    return Journal(host, std::move(folder), *std::move(parsed));
}

Result<> Journal::keep(steps::Undo& undo, std::int64_t seq)
{
    for (std::size_t i = 0; i < undo.files.size(); ++i) {
        steps::FileBefore& file = undo.files[i];
        if (!file.exists || !file.keptAs.empty())
            continue;
        const std::string name = "before/" + std::to_string(seq) + "-" + std::to_string(i);
        auto kept = m_host->makeDirectory(m_folder.before(), secretFolder).and_then([&] {
            return m_host->replaceFile(m_folder.path() + "/" + name, file.content,
                                       {.mode = secretFile, .xattrs = {}});
        });
        if (!kept)
            return kept;
        file.keptAs = name;
    }
    return {};
}

Result<> Journal::append(JournalEntry entry)
{
    entry.record.seq = static_cast<std::int64_t>(m_entries.size()) + 1;
    entry.record.timeMs = m_host->nowMs();
    if (entry.undo) {
        if (auto kept = keep(*entry.undo, entry.record.seq); !kept)
            return kept;
    }
    if (m_torn && m_host->exists(m_folder.journal())) {
        if (auto cut = m_host->truncateFile(m_folder.journal(), m_size); !cut)
            return cut;
    }
    m_torn = false;
    const std::string line = lineOf(entry);
    if (auto written = m_host->appendDurably(m_folder.journal(), line); !written) {
        m_torn = true;
        return written;
    }
    m_size += line.size();
    if (entry.undo) {
        for (steps::FileBefore& file : entry.undo->files)
            file.content.clear(); // it is on disk; load() gets it back
    }
    m_entries.push_back(std::move(entry));
    return {};
}

Result<steps::Undo> Journal::load(steps::Undo undo) const
{
    for (steps::FileBefore& file : undo.files) {
        if (!file.exists)
            continue;
        auto content = m_host->readFile(m_folder.path() + "/" + file.keptAs);
        if (!content)
            return std::move(content).error();
        if (sha256Hex(*content) != file.hashBefore)
            return fail(Errc::JournalCorrupt, {{"job", m_folder.id()}, {"line", file.keptAs}});
        file.content = *std::move(content);
    }
    return undo;
}

} // namespace vfpilot::apply
