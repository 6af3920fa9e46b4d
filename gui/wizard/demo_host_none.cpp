// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/wizard/demo_host.h"

// A workstation that cannot run the simulated host: one started elsewhere can still be used.

namespace vfpilot::gui {

class DemoHost::Machine
{};

DemoHost::DemoHost(QObject* parent)
    : QObject(parent)
{}

DemoHost::~DemoHost() = default;

bool DemoHost::canStart() const
{
    return false;
}

void DemoHost::start() {}

} // namespace vfpilot::gui
