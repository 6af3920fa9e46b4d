// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <optional>

namespace vfpilot::remote {

/// One line of an OpenSSH client configuration.
struct ConfigLine
{
    QString keyword; ///< lower case; empty: a blank line or a comment
    QStringList words;
};

/// Cuts a line as OpenSSH does: "Keyword value", "Keyword=value", quotes, backslashes before quotes
/// and spaces, a comment where a word would begin. Nothing: not to be understood (an open quote, a
/// zero byte, longer than 16 KiB).
std::optional<ConfigLine> splitConfigLine(const QByteArray& line);

} // namespace vfpilot::remote
