// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace vfpilot::model {

/// Whether PVE takes the text for a name of something in its configuration: pve-configid of
/// PVE::JSONSchema, a letter and one or more of letters, digits, - and _. So are mappings and
/// snapshots named.
bool isConfigId(std::string_view text);

} // namespace vfpilot::model
