// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalog/symptoms.h"

#include "core/catalog/patterns.h"
#include "core/catalog/re2_options.h"

#include <re2/set.h>

#include <algorithm>
#include <optional>

namespace vfpilot::catalog {
namespace {

constexpr std::size_t lineLimit = 16 * 1024; // what follows in a line is not looked at
constexpr std::size_t evidenceLimit = 3;     // lines of one symptom
constexpr std::size_t textLimit = 400;       // bytes of such a line

bool isContinuation(char c)
{
    return (static_cast<unsigned char>(c) & 0xc0) == 0x80;
}

std::string shortened(std::string_view line)
{
    if (line.size() <= textLimit)
        return std::string(line);
    std::size_t end = textLimit;
    while (end > textLimit - 4 && isContinuation(line[end]))
        --end;
    return std::string(line.substr(0, end)) + "\u2026";
}

} // namespace

struct Symptoms::Compiled
{
    re2::RE2::Set set{patternOptions(), re2::RE2::UNANCHORED};
    bool isUsable = false;
    std::vector<std::size_t> ruleOf; ///< index in the set -> index of the rule
    std::vector<std::string> texts;  ///< of the patterns, by index in the set

    /// Compiled when first needed: hardly any symptom of a catalog shows on one host.
    const Pattern& pattern(std::size_t index)
    {
        m_patterns.resize(texts.size());
        if (!m_patterns[index])
            m_patterns[index].emplace(texts[index]);
        return *m_patterns[index];
    }

private:
    std::vector<std::optional<Pattern>> m_patterns;
};

Symptoms::Symptoms(std::vector<SymptomRule> rules)
    : m_rules(std::move(rules))
    , m_compiled(std::make_unique<Compiled>())
{
    for (std::size_t rule = 0; rule < m_rules.size(); ++rule) {
        for (const std::string& pattern : m_rules[rule].patterns) {
            if (m_compiled->set.Add(pattern, nullptr) < 0)
                continue; // the reader has refused such a catalog
            m_compiled->ruleOf.push_back(rule);
            m_compiled->texts.push_back(pattern);
        }
    }
    m_compiled->isUsable = !m_compiled->ruleOf.empty() && m_compiled->set.Compile();
}

Symptoms::~Symptoms() = default;

std::vector<protocol::Finding> Symptoms::scan(const std::vector<std::string>& lines,
                                              std::string_view source,
                                              const std::string& path) const
{
    SymptomScan scan(*this, source);
    for (const std::string& line : lines)
        scan.feed(line, path);
    return scan.take();
}

SymptomScan::SymptomScan(const Symptoms& symptoms, std::string_view source)
    : m_symptoms(symptoms)
    , m_source(source)
    , m_seen(symptoms.m_rules.size())
{}

void SymptomScan::feed(std::string_view line, const std::string& path)
{
    Symptoms::Compiled& compiled = *m_symptoms.m_compiled;
    if (!compiled.isUsable)
        return;
    line = line.substr(0, lineLimit);
    const re2::StringPiece piece(line.data(), line.size());
    // Nearly every line shows nothing, which takes the set no list of matches to tell.
    re2::RE2::Set::ErrorInfo problem{};
    if (!compiled.set.Match(piece, nullptr, &problem) && problem.kind == re2::RE2::Set::kNoError)
        return;
    if (!compiled.set.Match(piece, &m_hits, &problem)) {
        m_hits.clear();
        for (std::size_t i = 0; i < compiled.texts.size(); ++i) { // out of the set's memory
            if (compiled.pattern(i).matchesPart(line))
                m_hits.push_back(static_cast<int>(i));
        }
    }
    std::sort(m_hits.begin(), m_hits.end());
    std::size_t last = m_seen.size();
    for (const int hit : m_hits) {
        const std::size_t rule = compiled.ruleOf[static_cast<std::size_t>(hit)];
        const std::string& source = m_symptoms.m_rules[rule].source;
        if (rule == last || (!m_source.empty() && source != m_source))
            continue;
        last = rule; // several patterns of one symptom count once a line
        if (m_seen[rule].count == 0)
            (void)compiled.pattern(static_cast<std::size_t>(hit))
                .find(line, m_seen[rule].finding.args);
        note(rule, line, path);
    }
}

void SymptomScan::note(std::size_t rule, std::string_view line, const std::string& path)
{
    Seen& seen = m_seen[rule];
    ++seen.count;
    if (seen.finding.evidence.size() < evidenceLimit)
        seen.finding.evidence.push_back({path, shortened(line)});
}

std::vector<protocol::Finding> SymptomScan::take()
{
    std::vector<protocol::Finding> findings;
    for (std::size_t i = 0; i < m_seen.size(); ++i) {
        if (m_seen[i].count == 0)
            continue;
        const SymptomRule& rule = m_symptoms.m_rules[i];
        protocol::Finding finding = std::move(m_seen[i].finding);
        finding.id = rule.id;
        finding.state = rule.severity;
        finding.cause = rule.cause;
        finding.fix = rule.fix;
        finding.args["count"] = std::to_string(m_seen[i].count);
        if (!rule.link.empty())
            finding.args["link"] = rule.link;
        findings.push_back(std::move(finding));
        m_seen[i] = {};
    }
    return findings;
}

} // namespace vfpilot::catalog
