// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace vfpilot::remote {

/// "*" is any text, "?" any one character; letters match in either case. Takes time in proportion
/// to both lengths, whatever the pattern.
bool matchesPattern(QStringView text, QStringView pattern);

/// One of the patterns matches, and none of those with "!" in front does.
bool matchesPatterns(const QString& text, const QStringList& patterns);

} // namespace vfpilot::remote
