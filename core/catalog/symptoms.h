// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalog/symptom_rule.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace vfpilot::catalog {

class SymptomScan;

/// The symptoms of a catalog, ready to be looked for: one pass over a log, in a time that is linear
/// in its length whatever stands there, and in a fixed amount of memory.
class Symptoms
{
public:
    explicit Symptoms(std::vector<SymptomRule> rules);
    ~Symptoms();
    Symptoms(const Symptoms&) = delete;
    Symptoms& operator=(const Symptoms&) = delete;

    const std::vector<SymptomRule>& rules() const { return m_rules; }

    /// Each symptom of `source` (empty: of any) that the lines show, once, in the catalog's order:
    /// its id, the first matching lines as evidence from `path`, and as args the named groups of
    /// the first of them, "count" (matching lines) and "link" (id of the chain link it explains).
    std::vector<protocol::Finding> scan(const std::vector<std::string>& lines,
                                        std::string_view source,
                                        const std::string& path) const;

private:
    friend class SymptomScan;
    struct Compiled;
    std::vector<SymptomRule> m_rules;
    std::unique_ptr<Compiled> m_compiled;
};

/// A scan that is fed line by line, for logs that are not kept.
class SymptomScan
{
public:
    explicit SymptomScan(const Symptoms& symptoms, std::string_view source = {});

    void feed(std::string_view line, const std::string& path);
    std::vector<protocol::Finding> take();

private:
    void note(std::size_t rule, std::string_view line, const std::string& path);

    struct Seen
    {
        std::size_t count = 0;
        protocol::Finding finding;
    };

    const Symptoms& m_symptoms;
    std::string m_source;
    std::vector<Seen> m_seen; ///< one a rule
    std::vector<int> m_hits;
};

} // namespace vfpilot::catalog
