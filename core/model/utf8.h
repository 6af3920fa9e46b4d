// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace vfpilot::model {

/// Well-formed UTF-8 by RFC 3629: no overlong form, no surrogate, nothing above U+10FFFF.
bool isUtf8(std::string_view bytes);

} // namespace vfpilot::model
