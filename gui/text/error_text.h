// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QString>

namespace vfpilot::gui {

/// What happened, and where it helps what to do, in the language of the moment. Called when
/// shown, not when the error arrived.
QString errorText(const Error& error);

/// The English source of the sentence, for tests that walk all codes.
const char* errorSource(Errc code);

} // namespace vfpilot::gui
