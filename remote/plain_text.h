// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <string>

namespace vfpilot::remote {

/// What a server or a program over there said, made fit to show and to log: valid text, no
/// control characters but newline and tab, at most `limit` characters.
QString plainText(const QByteArray& bytes, qsizetype limit);

/// The last lines of a standard error stream as an error's detail.
std::string tailDetail(const QByteArray& bytes);

} // namespace vfpilot::remote
