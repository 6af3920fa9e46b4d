// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/config_id.h"

#include <algorithm>

namespace vfpilot::model {

bool isConfigId(std::string_view text)
{
    const auto isLetter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    return text.size() >= 2 && isLetter(text.front()) &&
           std::all_of(text.begin(), text.end(), [isLetter](char c) {
               return isLetter(c) || (c >= '0' && c <= '9') || c == '-' || c == '_';
           });
}

} // namespace vfpilot::model
