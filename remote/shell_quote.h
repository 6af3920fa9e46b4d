// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayList>

namespace vfpilot::remote {

/// One word for any POSIX shell, fish and csh as well, whatever it holds.
QByteArray shellQuoted(QByteArray word);
/// The words as one command line.
QByteArray shellCommand(const QByteArrayList& words);

} // namespace vfpilot::remote
