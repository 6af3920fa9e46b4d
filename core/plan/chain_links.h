// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/words.h"
#include "core/plan/chain_view.h"

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace vfpilot::plan {

/// Who sets a link right that does not hold, and so when it is due.
enum class Due {
    Person, ///< now: no plan of ours does it
    Job,    ///< once the job has run
    Boot,   ///< once the host was restarted after the job
    Never,  ///< it is worth knowing, nothing more
};

/// One link as its judge sees it, before it is weighed against the links ahead of it.
struct Link
{
    protocol::Finding finding; ///< id, args, evidence; cause and fix of why it does not hold
    bool holds = false;
    Due due = Due::Person;
    /// Links without which this one cannot hold. Does one of them not hold, this one says nothing.
    std::vector<std::string_view> needs;
};

/// The chain as it grows, firmware first.
class Links
{
public:
    explicit Links(const ChainView& view)
        : m_view(view)
    {}

    void add(Link link);
    /// A link that only informs; without a basis for that it is not reached. What is worth knowing
    /// may have a cause and advice.
    void inform(protocol::Finding finding, bool hasBasis);

    bool isOk(std::string_view id) const;
    std::vector<protocol::Finding> take() { return std::move(m_links); }

private:
    protocol::FindingState stateOf(const Link& link) const;
    bool isOpen(std::string_view id, Due due) const;
    void explain(protocol::Finding& finding) const;

    const ChainView& m_view;
    std::vector<protocol::Finding> m_links;
};

/// A finding's evidence, cut to a length that a page can show.
protocol::Evidence evidence(const std::string& path, std::string text);
/// Evidence from the kernel log of this boot: the last lines with one of these words.
protocol::Evidence logEvidence(const protocol::Facts& facts,
                               std::initializer_list<std::string_view> words);
/// Lines of a configuration file that are no comment and hold `part`, each with its number:
/// "12: blacklist i915"; empty: none.
std::string linesWith(std::string_view text, std::string_view part);

// The judges, in causal order; each adds its links.
void addHardware(const ChainView& view, Links& links);      // cpu-vmx ... vf-bar-space
void addSecureBoot(const ChainView& view, Links& links);    // secure-boot
void addPrerequisites(const ChainView& view, Links& links); // vmd ... kernel-headers
void addDriverBuilt(const ChainView& view, Links& links);   // driver-built
void addConfigured(const ChainView& view, Links& links);    // boot-parameters
void addRunning(const ChainView& view, Links& links);       // running-parameters
void addIommu(const ChainView& view, Links& links);         // iommu-active ... pf-group
void addModule(const ChainView& view, Links& links);        // module-loaded, module-parameters
void addPf(const ChainView& view, Links& links);            // pf-driver
void addFunctions(const ChainView& view, Links& links);     // vf-count, vf-drivers
void addPersistence(const ChainView& view, Links& links);   // vf-unit, vf-use

} // namespace vfpilot::plan
