// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace vfpilot::remote {

/// What sudo means when it does not start a program.
enum class SudoVerdict {
    NotSudo, ///< these are not its words
    WantsPassword,
    WrongPassword,
    NotAllowed, ///< not in sudoers, or not for this program
    NeedsTerminal,
    Other,
};

/// Reads sudo's standard error, which is in English by LC_ALL (sudo 1.9 of Debian 12 and 13).
SudoVerdict sudoVerdict(const QByteArray& said);

} // namespace vfpilot::remote
