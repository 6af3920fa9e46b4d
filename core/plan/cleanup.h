// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalog/catalog.h"
#include "core/protocol/facts.h"
#include "core/protocol/plan.h"

#include <map>
#include <string>
#include <vector>

namespace vfpilot::plan {

/// A file of the host's without what other tools left in it.
struct CleanedFile
{
    std::string before;
    std::string after;
    std::vector<std::string> removed;   ///< words of a kernel's command line, else whole lines
    std::vector<std::string> leftovers; ///< ids of what went
};

/// A host as it would be without some leftovers: what it had, and the files that change for it.
class Cleanup
{
public:
    /// What has become of one kind.
    struct Outcome
    {
        /// As Leftover::state; "offered": it is gone now; empty: there was none.
        std::string state;
        Args args; ///< as Leftover::args
    };

    /// `route`: whose driver is to make the VFs.
    Cleanup(const protocol::Facts& facts, const catalog::Catalog& catalog, std::string route);

    /// Takes away what one rule finds, in all places, or nothing: where one of them is in doubt,
    /// or the rule still finds something afterwards.
    Outcome take(const catalog::LeftoverRule& rule);

    const protocol::Facts& facts() const { return m_facts; }
    const std::map<std::string, CleanedFile>& files() const { return m_files; }

private:
    struct Edited
    {
        std::string text;
        std::vector<std::string> removed;
    };
    using Edits = std::map<std::string, Edited>;

    Result<Edits> editsFor(const catalog::LeftoverRule& rule) const;
    Result<Edits> editsOfFiles(const catalog::LeftoverRule& rule) const;
    Result<Edits> editsOfCommandLine(const catalog::LeftoverRule& rule) const;
    Result<Edits> editsOfGrub(const catalog::LeftoverRule& rule) const;
    void keep(const catalog::LeftoverRule& rule, Edits edits);

    const catalog::Catalog& m_catalog;
    std::string m_route;
    protocol::Facts m_facts;
    std::map<std::string, CleanedFile> m_files;
};

/// What was found on this host for these routes, and whether a plan can clear it away.
std::vector<protocol::Leftover> leftoversFor(const protocol::Facts& facts,
                                             const catalog::Catalog& catalog,
                                             const std::vector<protocol::Route>& routes);

} // namespace vfpilot::plan
