// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// JSON Schema (2020-12) of what crosses the seam and of what the engine prints with --json. It is
/// made of the same lists of members as the JSON itself, so that the two cannot differ.
namespace vfpilot::protocol {

/// "goal", "facts", "plan", "probe", ...: in the order they are shown.
std::vector<std::string> schemaNames();
/// The schema as indented JSON text. None: no such name.
std::optional<std::string> schemaText(std::string_view name);
/// All of them: one object, by name.
std::string schemasText();

} // namespace vfpilot::protocol
