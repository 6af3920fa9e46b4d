// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <string>

namespace vfpilot::gui {

/// What a kernel parameter does, by its name ("i915.max_vfs"). An unknown one is shown by its name.
QString parameterMeaning(const std::string& name);
/// "none", "low" or "high" (protocol::ParameterOption) in a sentence.
QString parameterRisk(const std::string& risk);
/// Both, one behind the other.
QString parameterSentences(const std::string& name, const std::string& risk);
/// Where a parameter is described: "Described in Linux: …".
QString parameterSource(const QString& source);
/// Heads what the parameters of a step or a finding do.
QString parameterHelpTitle(int count);

} // namespace vfpilot::gui
