// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/facts.h"
#include "core/protocol/finding.h"
#include "core/protocol/plan.h"

#include <QString>

#include <string>
#include <vector>

/// Words of the trial build on the Choose page.
namespace vfpilot::gui::prepare_text {

QString title();
/// What would be tried, for which kernels, and what it leaves alone.
QString meaning(const std::string& release, const std::vector<std::string>& kernels);
QString packageFirst();
QString show();
QString again();

// What came of it.
QString built(const std::string& release);
QString next(const std::string& release);
QString nextWithPackage();
QString nextWithoutPackage();
QString deadEnd();
QString reading();
QString nextWaits(); ///< why the wizard cannot go on meanwhile
QString outcome(const protocol::TrialBuild& build);
QString tried(const protocol::TrialBuild& build); ///< when
QString log();                                    ///< heading of what the compiler said last
/// The lines that name an error and the last ones, as many as a page bears.
QString logLines(const std::string& log);

// The plan, before anything is done.
QString dialogTitle();
QString planning();
QString planIntro();
QString planEmpty();
QString blocked();
QString confirm();
QString leave();
QString close();
QString lookAgain();

} // namespace vfpilot::gui::prepare_text
