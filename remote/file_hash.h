// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>

namespace vfpilot::remote {

/// Hex SHA-256 of a file of the workstation. Reads it whole, so not for the GUI thread.
/// Error: file-unreadable.
Result<QByteArray> fileSha256(const QString& path);

} // namespace vfpilot::remote
