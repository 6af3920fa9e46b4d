// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

/// Words of the Log view; its lines are English for whoever is asked for help.
namespace vfpilot::gui::log_text {

QString title();
QString purpose();

QString empty();
QString save();
QString saveTitle();
QString filter();
QString saved();
QString notSaved();
QString copy();
QString copied();

} // namespace vfpilot::gui::log_text
