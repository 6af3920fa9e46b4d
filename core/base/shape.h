// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace vfpilot {

/// Whether each character fits: in `shape` x stands for a lower-case hexadecimal digit, 9 for a
/// decimal and 7 for an octal one, any other for itself. "xxxx:xx:xx.7" is a PCI function.
bool fitsShape(std::string_view text, std::string_view shape);

/// 64 lower-case hexadecimal digits.
bool isSha256(std::string_view text);

} // namespace vfpilot
