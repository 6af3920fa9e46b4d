// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/host.h"

#include <string>
#include <string_view>

/// How all topics read: what is not there is an empty text or -1; what is there and cannot be read
/// is an error, or the facts would say something that is not so.
namespace vfpilot::probe {

/// Absent: an empty text.
Result<std::string> textOf(const host::Host& host, const std::string& path);
/// For attributes of sysfs and procfs, where not to be readable is the same as not to be there:
/// trimmed, empty when absent or larger than sysfs makes them.
std::string attribute(const host::Host& host, const std::string& path);
/// A decimal attribute; -1: absent or no number.
int numberAttribute(const host::Host& host, const std::string& path);
/// Last name of where a link leads, "i915" of "../../bus/pci/drivers/i915"; empty: no such link.
std::string linkName(const host::Host& host, const std::string& path);

/// PVE calls a node by its host name up to the first dot.
std::string nodeName(const host::Host& host);

/// Bytes this text takes on the wire, where control characters and what is no UTF-8 are escaped.
std::size_t wireSize(std::string_view text);

std::string_view trimmed(std::string_view text);
/// The text up to its first newline.
std::string_view firstLine(std::string_view text);
/// Whole text in decimal digits; -1: something else, or too large.
int toNumber(std::string_view text);

/// Calls `take` with each line, without its newline.
template<class Take>
void forEachLine(std::string_view text, Take&& take)
{
    while (!text.empty()) {
        const std::string_view line = firstLine(text);
        take(line);
        text.remove_prefix(line.size() < text.size() ? line.size() + 1 : line.size());
    }
}

} // namespace vfpilot::probe
