// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QString>
#include <QStringList>

namespace vfpilot::gui {

/// Puts each {name} of the sentence in. A value is taken as it is, shortened to a length that fits
/// a sentence, its line ends made spaces; a name that `args` lacks becomes empty. Values are not
/// looked through again: a host that sends "{path}" gets "{path}".
QString fill(const QString& sentence, const Args& args);

/// The names a sentence wants, in order of appearance.
QStringList placeholders(const QString& sentence);

/// Host text for a label: at most `limit` characters, an ellipsis at the end when there was more.
QString shortened(const QString& text, int limit);
QString shortened(const std::string& text, int limit);

} // namespace vfpilot::gui
