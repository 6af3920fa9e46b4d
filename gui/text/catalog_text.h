// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/text/table.h"

#include <span>

/// Sentences for the keys of the catalog's symptoms and leftovers; causeText() and fixText() look
/// into them after their own.
namespace vfpilot::gui {

std::span<const Sentence> symptomCauses();
std::span<const Sentence> leftoverCauses();
std::span<const Sentence> catalogFixes();

} // namespace vfpilot::gui
