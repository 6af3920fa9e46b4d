// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/apply/follower.h"

#include "core/apply/job_folder.h"
#include "core/apply/journal.h"

#include <algorithm>
#include <utility>

namespace vfpilot::apply {
namespace {

constexpr std::size_t chunkSize = 64 * 1024;
constexpr int chunksPerPoll = 8;

/// Length without a character at the end whose last bytes are not there yet.
std::size_t wholeCharacters(const std::string& text)
{
    constexpr std::size_t longest = 4;
    for (std::size_t back = 1; back <= std::min(longest, text.size()); ++back) {
        const auto byte = static_cast<unsigned char>(text[text.size() - back]);
        if ((byte & 0xC0U) == 0x80U)
            continue;
        const std::size_t length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1;
        return length > back ? text.size() - back : text.size();
    }
    return text.size();
}

} // namespace

Follower::Follower(const host::Host& host,
                   std::string job,
                   std::int64_t since,
                   std::int64_t outputOffset)
    : m_host(host)
    , m_job(std::move(job))
    , m_since(since)
    , m_outputOffset(std::max<std::int64_t>(outputOffset, 0))
{}

Result<Follower::News> Follower::poll()
{
    News news;
    // Records first: the output they are about is in the log by then.
    return readRecords().and_then([&] { return readOutput(news); }).and_then([&] {
        const bool more = news.output.size() == chunksPerPoll;
        news.ended = m_atEnd && !more;
        if (m_atEnd && more && !m_pending.empty()) {
            auto end = std::move(m_pending.back());
            m_pending.pop_back();
            news.records = std::exchange(m_pending, {std::move(end)});
        } else {
            news.records = std::exchange(m_pending, {});
        }
        return Result<News>(std::move(news));
    });
}

Result<std::uint64_t> Follower::sizeOf(const std::string& path) const
{
    const auto state = m_host.state(path);
    if (!state)
        return state.error();
    return *state ? (*state)->size : 0;
}

Result<> Follower::readRecords()
{
    const auto folder = JobFolder::of(m_job);
    if (!folder)
        return folder.error();
    const auto size = sizeOf(folder->journal());
    if (!size)
        return size.error();
    if (*size == m_journalSize)
        return *size == 0 && !m_host.exists(folder->plan())
                   ? Result<>(fail(Errc::JobUnknown, {{"job", m_job}}))
                   : Result<>();
    auto entries = readJournal(m_host, *folder);
    if (!entries)
        return std::move(entries).error();
    m_journalSize = *size;
    m_atEnd = !entries->empty() && entries->back().record.type == "job-ended";
    for (JournalEntry& entry : *entries) {
        if (entry.record.seq <= m_since)
            continue;
        m_since = entry.record.seq;
        m_pending.push_back(std::move(entry.record));
    }
    return {};
}

Result<> Follower::readOutput(News& news)
{
    const auto folder = JobFolder::of(m_job);
    if (!folder)
        return folder.error();
    const auto size = sizeOf(folder->output());
    if (!size)
        return size.error();
    for (int i = 0; i < chunksPerPoll; ++i) {
        const auto offset = static_cast<std::uint64_t>(m_outputOffset);
        if (offset >= *size)
            return {};
        auto text = m_host.readPart(folder->output(), offset, chunkSize);
        if (!text)
            return std::move(text).error();
        const bool isLast = offset + text->size() >= *size;
        if (!(isLast && m_atEnd))
            text->resize(wholeCharacters(*text));
        if (text->empty())
            return {};
        m_outputOffset += static_cast<std::int64_t>(text->size());
        news.output.push_back({.job = m_job,
                               .offset = static_cast<std::int64_t>(offset),
                               .text = *std::move(text),
                               .next = m_outputOffset});
    }
    return {};
}

} // namespace vfpilot::apply
