// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <string>

namespace vfpilot::gui {

/// Host text as it is, with nothing that acts: control characters, ANSI escapes and the characters
/// that turn the direction of writing are shown by name, so that no host can hide or reorder what
/// a person reads. Line ends and tabs stay, CR LF becomes LF, a lone CR becomes LF.
QString plain(const QString& text);
QString plain(const std::string& text);

/// The same on one line: line ends become spaces. At most `limit` characters.
QString plainLine(const QString& text, int limit = 300);
QString plainLine(const std::string& text, int limit = 300);

} // namespace vfpilot::gui
