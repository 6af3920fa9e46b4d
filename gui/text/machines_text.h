// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/plan.h"
#include "core/protocol/vm.h"

#include <QString>

#include <string>
#include <vector>

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
/// Of a VM that is locked, runs or does not; empty: elsewhere, so that nobody knows.
QString state(const std::string& status, const std::string& lock);
QString holdsNothing();
QString filter();
QString noMatch();
/// The row above the VMs of another node.
QString otherNode(const std::string& name, int vms);
/// Which containers share the PF.
QString containers(const std::vector<protocol::ContainerInfo>& all);

QString remediesHeading();
/// The finding of a VM's lint has a remedy that there are words for.
bool hasRemedy(const protocol::Finding& finding);
QString remedy(const protocol::Finding& finding);
QString remedyHelp(const protocol::Finding& finding);

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

/// "Write to VM 101"
QString write(int vmid);
QString written(const protocol::VmGoal& goal);
QString takesEffect(bool isRunning, const protocol::VmGoal& goal);
QString readyToWrite(const protocol::VmGoal& goal);

} // namespace vfpilot::gui::machines_text
