// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/chain_links.h"

#include <algorithm>

namespace vfpilot::plan {
namespace {

using protocol::Finding;
using protocol::FindingState;

constexpr std::size_t textLimit = 600; // bytes of evidence
constexpr std::size_t logLines = 5;

bool isContinuation(char c)
{
    return (static_cast<unsigned char>(c) & 0xc0) == 0x80;
}

} // namespace

void Links::add(Link link)
{
    link.finding.state = stateOf(link);
    if (link.finding.state == FindingState::Ok || link.finding.state == FindingState::NotReached) {
        link.finding.cause.clear();
        link.finding.fix.clear();
    } else {
        explain(link.finding);
    }
    m_links.push_back(std::move(link.finding));
}

void Links::inform(Finding finding, bool hasBasis)
{
    finding.state = hasBasis ? FindingState::Info : FindingState::NotReached;
    m_links.push_back(std::move(finding));
}

void Links::explain(Finding& finding) const
{
    if (finding.state != FindingState::Blocking && finding.state != FindingState::Warning)
        return;
    const auto& symptoms = m_view.symptoms;
    const auto found =
        std::find_if(symptoms.begin(), symptoms.end(), [&finding](const Finding& known) {
            const bool isSerious =
                known.state == FindingState::Blocking || known.state == FindingState::Warning;
            const auto link = known.args.find("link");
            return isSerious && !known.cause.empty() && link != known.args.end() &&
                   link->second == finding.id;
        });
    if (found == symptoms.end())
        return;
    const Finding& symptom = *found;
    finding.cause = symptom.cause;
    finding.fix = symptom.fix;
    finding.args.insert(symptom.args.begin(), symptom.args.end());
    std::vector<protocol::Evidence> seen;
    for (const protocol::Evidence& line : symptom.evidence)
        seen.push_back(evidence(line.path, line.text));
    finding.evidence.insert(finding.evidence.begin(), seen.begin(), seen.end());
}

bool Links::isOk(std::string_view id) const
{
    return std::any_of(m_links.begin(), m_links.end(), [id](const Finding& finding) {
        return finding.id == id && finding.state == FindingState::Ok;
    });
}

FindingState Links::stateOf(const Link& link) const
{
    if (link.holds)
        return FindingState::Ok;
    const bool waits =
        std::any_of(link.needs.begin(), link.needs.end(),
                    [this, &link](std::string_view need) { return isOpen(need, link.due); });
    if (waits)
        return FindingState::NotReached;
    if (link.due == Due::Never || (m_view.foreign && link.due != Due::Person))
        return FindingState::Warning;
    if (link.due == Due::Job && !m_view.applied)
        return FindingState::Planned;
    if (link.due == Due::Boot && !m_view.rebooted)
        return FindingState::Planned;
    return FindingState::Blocking;
}

bool Links::isOpen(std::string_view id, Due due) const
{
    const auto found = std::find_if(m_links.begin(), m_links.end(),
                                    [id](const Finding& finding) { return finding.id == id; });
    if (found == m_links.end())
        return false;
    switch (found->state) {
    case FindingState::Ok:
    case FindingState::Info:
    case FindingState::Warning:
        return false;
    case FindingState::Planned:
        return due != Due::Job; // the same job does both, in its own order
    case FindingState::Blocking:
    case FindingState::NotReached:
        return true;
    }
    return true;
}

protocol::Evidence evidence(const std::string& path, std::string text)
{
    if (text.size() > textLimit) {
        std::size_t end = textLimit;
        while (end > 0 && isContinuation(text[end]))
            --end;
        text = text.substr(0, end) + "\u2026";
    }
    return {path, std::move(text)};
}

protocol::Evidence logEvidence(const protocol::Facts& facts,
                               std::initializer_list<std::string_view> words)
{
    std::vector<std::string_view> found;
    for (auto line = facts.logLines.rbegin(); line != facts.logLines.rend(); ++line) {
        const bool matches = std::any_of(words.begin(), words.end(), [line](std::string_view w) {
            return line->find(w) != std::string::npos;
        });
        if (matches && found.size() < logLines)
            found.push_back(*line);
    }
    std::string text;
    for (auto line = found.rbegin(); line != found.rend(); ++line)
        text += (text.empty() ? "" : "\n") + std::string(*line);
    return evidence("/dev/kmsg", std::move(text));
}

std::string linesWith(std::string_view text, std::string_view part)
{
    std::string found;
    int number = 0;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        const std::string_view line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        ++number;
        const auto first = line.find_first_not_of(" \t");
        if (first == std::string_view::npos || line[first] == '#' ||
            line.find(part) == std::string_view::npos)
            continue;
        found += (found.empty() ? "" : "\n") + std::to_string(number) + ": " + std::string(line);
    }
    return found;
}

} // namespace vfpilot::plan
