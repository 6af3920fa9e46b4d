// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalog/patterns.h"

#include "core/catalog/re2_options.h"

namespace vfpilot::catalog {

bool isPattern(const std::string& pattern)
{
    return re2::RE2(pattern, patternOptions()).ok();
}

bool matchesWhole(const std::string& pattern, std::string_view text)
{
    const re2::RE2 compiled(pattern, patternOptions());
    return compiled.ok() &&
           re2::RE2::FullMatch(re2::StringPiece(text.data(), text.size()), compiled);
}

} // namespace vfpilot::catalog
