// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/host.h"
#include "core/host/tree.h"

namespace vfpilot::host {

/// All PCI functions as libpci reads them from sysfs below the root, by address. No PCI bus: an
/// empty list. Error: pci-unreadable.
Result<std::vector<PciFunction>> readPciBus(const Tree& tree);

} // namespace vfpilot::host
