// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/plan.h"

#include <QString>
#include <QStringList>

namespace vfpilot::gui::review_text {

QString title();
QString purpose();
QString apply(int steps);
QString starting();
QString nextVerify();
QString nextReboot();

/// "9 steps · 1 reboot · all can be taken back · nothing has been changed yet"
QString footer(const protocol::Plan& plan);
QString save();
QString saveTitle();
QString saveFilter();
QString saved(const QString& path);
QString notSaved(const QString& path);

QString refused();
QString warned();
QString unchanged();
QString hostChanged();
QString couldNotStart(const QString& reason);

// The plan view.
QString steps();
QString fileNew(const std::string& mode);
QString fileGone();
QString fileChanged();
QString modeChanged(const std::string& before, const std::string& after);
QString before();
QString after();
QString runs(int commands);
QString engineCopy();
QString noChangeShown();
/// Beside what the step does, it clears leftovers away.
QString alsoClears();
QString equalLines(int count);
QString cutOff(int rows);
QString emptyFile();

/// One argument list as one would type it: quoted where a shell needs it. For reading; no shell
/// ever sees it.
QString commandLine(const std::vector<std::string>& argv);
/// The whole plan as a text file, to keep or to show to somebody.
QString planAsText(const protocol::Plan& plan);

} // namespace vfpilot::gui::review_text
