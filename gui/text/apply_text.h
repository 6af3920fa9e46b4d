// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/job.h"

#include <QString>

/// Words of the Apply page.
namespace vfpilot::gui::apply_text {

QString title();
QString purpose();

/// The state of the job in one line. For jobs that were taken back the cause comes first.
QString headline(const protocol::JobInfo& job, bool isCancelling);
/// What that means and what comes next.
QString detail(const protocol::JobInfo& job, bool isCancelling);
QString noJob();
QString noJobDetail();
QString reading();

QString windowMayClose();
QString stepsHeading();
QString outputHeading();
QString outputEmpty();
QString outputCut();
QString search();
/// How to get to the next one and to the one before.
QString searchHelp();
QString searchNothing();
QString pause();
QString follow();

QString cancel();
QString cancelMeaning();
QString cancelQuestion();
QString cancelYes();
QString cancelNo();
QString resume();
QString takeBack();
QString notTakenBack();

QString nextReboot();
QString nextVerify();

} // namespace vfpilot::gui::apply_text
