// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QString>

/// What the program says of itself at a command line.
namespace vfpilot::gui::program_text {

QString description();
QString languageOption();
QString demoOption();
QString darkOption();
QString tourOption();
QString tourWantsDemo();
QString demoUnusable(const Error& error);

} // namespace vfpilot::gui::program_text
