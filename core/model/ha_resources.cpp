// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/ha_resources.h"

#include "core/base/number.h"
#include "core/base/words.h"
#include "core/model/lines.h"

#include <algorithm>

namespace vfpilot::model {
namespace {

/// The VM whose section the line begins; 0: it begins another's, or none. PVE takes the type in any
/// case, and an id without a blank before it.
int vmOf(std::string_view line)
{
    const auto colon = std::min(line.find(':'), line.size());
    const std::string type = lowered(line.substr(0, colon));
    const std::string_view id = trimmed(line.substr(std::min(colon + 1, line.size())));
    if (type != "vm" && type != "pvevm")
        return 0;
    return std::max(wholeNumber<int>(id).value_or(0), 0);
}

} // namespace

std::set<int> haManagedVms(std::string_view text)
{
    std::set<int> vmids;
    int open = 0;
    for (Lines lines(text); lines.next();) {
        const std::string_view line = lines.line();
        const auto words = wordsOf(line);
        if (words.empty()) {
            open = 0;
        } else if (words[0].starts_with('#')) {
            continue; // a section goes on behind it
        } else if (!line.starts_with(' ') && !line.starts_with('\t')) {
            open = vmOf(line);
            if (open > 0)
                vmids.insert(open);
        } else if (open > 0 && words.size() == 2 && words[0] == "state" && words[1] == "ignored") {
            vmids.erase(open);
        }
    }
    return vmids;
}

} // namespace vfpilot::model
