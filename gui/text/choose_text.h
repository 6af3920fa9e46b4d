// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/facts.h"
#include "core/protocol/plan.h"

#include <QString>

namespace vfpilot::gui::choose_text {

QString title();
QString purpose();
QString next();
QString planning();

// Routes.
QString routes();
QString routeName(const std::string& id);
QString recommended();
/// Why this route is recommended, or why it cannot work here.
QString reason(const protocol::Route& route);

// The number of VFs.
QString count();
QString countOf(int count, int most);
QString countHint(int count);

// What makes the VFs at each start; "unit" or "sysfsutils".
QString persistence();
QString persistenceName(const std::string& id);
QString persistenceHint(const std::string& id);

// Options.
QString advanced();
/// What it does, when it is needed, and its risk, a line each.
QString optionHint(const protocol::ParameterOption& option);

// What other tools left; leftover_text.cpp.
QString leftovers();
QString leftoversPurpose();
QString clearAll();
QString leftoverName(const protocol::Leftover& leftover);
/// What it is, what becomes of it, and where it stands, a line each.
QString leftoverHint(const protocol::Leftover& leftover);

// Where no route is usable.
QString alternatives();
QString alternativesPurpose();
QString alternativeName(const std::string& id);
/// Its conditions, or why it cannot work here.
QString alternativeText(const protocol::Alternative& alternative);
QString possible();
QString notPossible();

// The driver package.
QString package();
QString packageHint(const protocol::Route& route);
QString chooseFile();
QString useOffered();
QString packageFilter();
QString uploading(qint64 sent, qint64 total);
QString packageReady(const protocol::PackageFile& file);
QString packageInstalled(const QString& release);

QString couldNotUpload(const QString& reason);
QString couldNotPlan(const QString& reason);

} // namespace vfpilot::gui::choose_text
