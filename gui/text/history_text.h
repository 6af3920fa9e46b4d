// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/job.h"

#include <QString>

#include <string>
#include <vector>

/// Words of History, of taking back, and names of jobs everywhere.
namespace vfpilot::gui::history_text {

QString title();
QString purpose();

QString notConnected();
QString loading();
QString none();
QString notRead();
QString chooseOne();
QString stepsHeading();
QString errorsHeading();
QString outputHeading();
QString resume();
QString takeBack();
QString refresh();

QString alreadyBack();
QString nothingToTakeBack();
QString stillRunning(const protocol::JobSummary& job);
QString rebootHint();
QString toReboot();

QString dialogTitle();
QString planning();
QString planIntro();
QString planEmpty();
QString blocked();
QString confirm();
QString leave();
QString close();
QString tryAgain();
QString running();
QString windowMayClose();
QString doneBack();
QString notAllBack();
QString interrupted();
QString unknownJob();

/// What the job was for: "Set up 3 VFs", "Give 0000:00:02.1 to VM 101".
/// More about a job that was taken back by itself.
QString guardActed();
QString jobTitle(const protocol::JobSummary& job);
QString stateText(protocol::JobState state);
QString stepsDone(const protocol::JobSummary& job);
QString blockedByNewer(const std::string& job);
/// "Began …, took …" of one step; empty for one that did not begin.
QString stepTook(qint64 milliseconds);
QString rebootNeeded();

/// Comparing two jobs, or a job and the host of now.
QString compare();
QString compareTitle();
QString compareWith(const QString& job);
QString hostNow();
QString comparing();
QString notCompared();
QString notAllKnown();
QString noDifference();
QString filesDiffer(int count);
QString alike(const std::vector<std::string>& paths);
/// The two sides, and what a chip says of a file.
QString inThisJob();
QString inOtherJob();
QString onHost();
QString differs();
QString onlyHere(bool isWithHost);
QString onlyThere(bool isWithHost);

} // namespace vfpilot::gui::history_text
