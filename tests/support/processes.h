// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

namespace vfpilot::test {

/// Ids of the processes that this one started, from /proc.
QList<int> childrenOf(int parent);

/// This whole process stands still for a while, as on a workstation that sleeps.
void sleepAsAWhole(int seconds);

} // namespace vfpilot::test
