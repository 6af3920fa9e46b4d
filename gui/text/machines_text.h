// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <string>

/// Words of the Machines page.
namespace vfpilot::gui::machines_text {

QString title();
QString purpose();

QString loading();
QString notRead();
QString again();
QString noVms();
QString vmsHeading();
QString vfsHeading();
QString optionsHeading();
QString changeHeading();
QString columnId();
QString columnName();
QString columnState();
QString columnHolds();
QString running();
QString stopped();
QString holdsNothing();

QString pcie();
QString pcieHelp();
QString primaryGpu();
QString primaryGpuHelp();
QString rombar();
QString rombarHelp();

QString chooseBoth();
QString chooseVm();
QString chooseVf();
QString planning();
QString unchanged();
QString refused();
QString writing();
QString interrupted();
QString notWritten();
QString nothingYet();
QString skip();
QString nextFinish();
QString another();

QString locked(const std::string& lock);
/// "Write to VM 101"
QString write(int vmid);
QString written(int vmid, const std::string& vf);
QString takesEffect(bool isRunning);
QString readyToWrite(int vmid, const std::string& vf);

} // namespace vfpilot::gui::machines_text
