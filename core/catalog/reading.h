// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalog/checked_json.h"
#include "core/catalog/version_window.h"
#include "core/protocol/finding.h"

#include <initializer_list>

/// Values that stand in more than one of the catalog's files.
namespace vfpilot::catalog {

/// Debian's own rule for names of packages: lower-case letters, digits, - + . ; it also holds for
/// ids, keys, modules and routes.
std::string readName(const CheckedJson::Node& node);
/// One of `words`.
std::string readWord(const CheckedJson::Node& node, std::initializer_list<std::string_view> words);
/// "6.8".
KernelSeries readSeries(const CheckedJson::Node& node);
/// "2025.07.22"
std::string readReleaseName(const CheckedJson::Node& node);
/// The members minKernel and maxKernel, either of which may be absent. The latter may be as exact
/// as "6.8.12-5".
VersionWindow readWindow(const CheckedJson::Node& node);
/// Hex digits in lower case.
std::string readHex(const CheckedJson::Node& node, std::size_t length);
/// One of `states` by its wire name.
protocol::FindingState readSeverity(const CheckedJson::Node& node,
                                    std::initializer_list<std::string_view> states);
/// A regular expression that RE2 takes.
std::string readPattern(const CheckedJson::Node& node);
void requirePattern(const CheckedJson::Node& node, const std::string& pattern);

} // namespace vfpilot::catalog
