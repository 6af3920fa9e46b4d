// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/catalog/catalog.h"
#include "core/catalog/patterns.h"
#include "core/protocol/facts.h"

#include <functional>
#include <string>
#include <vector>

namespace vfpilot::plan {

/// `text`, which is a rule's pattern, for one GPU; null: for none.
catalog::Pattern patternFor(const std::string& text, const protocol::GpuFacts* gpu);

/// A rule on one host: what is a leftover, and what of it goes.
struct LeftoverEdit
{
    LeftoverEdit(const catalog::LeftoverRule& found, const protocol::GpuFacts* gpu);

    const catalog::LeftoverRule& rule;
    catalog::Pattern pattern;
    catalog::Pattern item;
    std::string address; ///< of the GPU
};

struct Removal
{
    std::string text;                 ///< what is left
    std::vector<std::string> removed; ///< words of a kernel's command line, else lines as they were
};

/// A file without every line's part that the rule names; all else stays byte for byte. Error
/// file-malformed {path, line, reason}: a place is written in a way in which that cannot be told
/// for sure.
Result<Removal>
withoutLeftover(const LeftoverEdit& edit, const std::string& path, const std::string& text);

/// What becomes of a word of a kernel's command line; empty: it goes. To be called once for each
/// word, in the order in which the kernel reads them.
using WordChange = std::function<std::string(const std::string& word)>;
WordChange wordChange(const LeftoverEdit& edit,
                      const catalog::Catalog& catalog,
                      const std::vector<std::string>& words);

/// What `after` lacks of `word`: all of it, or items of its list.
std::string lostOf(const std::string& word, const std::string& after);

} // namespace vfpilot::plan
