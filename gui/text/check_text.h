// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace vfpilot::gui::check_text {

QString title();
QString purpose();
QString next();

// The parts of an opened link.
QString why();
QString seen();
QString todo();

QString looking();
QString lookAgain();
QString couldNotLook(const QString& reason);

/// What only the person can do, by the title of the first such link.
/// What is in the way can be cleared away on the next page.
QString canBeCleared();
QString needsPerson(int count, const QString& first);
/// What the plan sets right.
QString willBeSet(int count);
/// Something that was in order once is broken now.
QString broken(const QString& first);
QString green();
QString nothingToDo();

} // namespace vfpilot::gui::check_text
