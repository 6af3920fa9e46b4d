// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

namespace vfpilot::test {

/// Ids of the processes that this one started, from /proc.
QList<int> childrenOf(int parent);

} // namespace vfpilot::test
