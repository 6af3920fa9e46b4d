// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace vfpilot::engine {

/// SIGTERM, SIGINT and SIGHUP only set a flag from now on: a step is never cut off in the middle.
/// SIGPIPE is ignored: a write to a closed link is an error to look at.
void catchSignals();
/// A signal asked the program to end.
bool endAsked();

} // namespace vfpilot::engine
