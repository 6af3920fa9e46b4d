// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QByteArray>

#include <optional>

namespace vfpilot::remote {

/// The error folder-unsafe from what a script said before it ended with unsafeStatus; none: it said
/// something else.
std::optional<Error> unsafeFolder(const QByteArray& said);

} // namespace vfpilot::remote
