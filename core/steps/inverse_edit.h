// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/plan/step_spec.h"

#include <string>

namespace vfpilot::steps {

/// `now`, a file that somebody changed after we had, with only our own words taken back: those that
/// came in go, with the old values of those that were replaced, and those that went come again.
/// Error undo-blocked {path}: somebody gave one of them another value by now, or the file is not in
/// a form in which that can be told.
Result<std::string> inverseEdit(const plan::EditFile& edit, const std::string& now);

} // namespace vfpilot::steps
