// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/finding.h"

#include <QString>

#include <vector>

namespace vfpilot::gui {

/// A link of the chain in words, in the language of the moment. A key that this version does not
/// know is shown as it is: a newer engine has to be readable still.

/// What the link is about: "VT-d in the firmware".
QString findingTitle(const protocol::Finding& finding);
/// How it stands, in one line.
QString findingLine(const protocol::Finding& finding);
/// Why it is so; empty where nothing needs explaining.
QString causeText(const protocol::Finding& finding);
/// What to do, or what the plan does; empty where nothing is to be done.
QString fixText(const protocol::Finding& finding);
/// "planned", "not reached": the state as one word, beside its drawing.
QString stateWord(protocol::FindingState state);

/// A refusal, a warning or a lint of a VM as one or two sentences.
QString noteText(const protocol::Finding& note);
/// All of them, each on a line of its own.
QString noteLines(const std::vector<protocol::Finding>& notes);

} // namespace vfpilot::gui
