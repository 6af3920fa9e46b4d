// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/vm_config.h"
#include "core/protocol/finding.h"

#include <vector>

namespace vfpilot::probe {

/// What its VMs' configurations do not tell of a host.
struct HostOfVms
{
    int pveMajor = 9;
    int addressWidth = 0; ///< bits that its IOMMUs translate; 0: unknown
};

/// What a VM's configuration alone does not tell.
struct VmPlace
{
    int vmid = 0;
    bool isHaManaged = false;
    HostOfVms host = {};
};

/// What is known to go wrong once this VM holds a VF: lint-not-q35, lint-not-ovmf,
/// lint-cpu-not-host, lint-balloon, lint-display-none, lint-viommu-width (arg bits),
/// lint-ha-managed; and with the hostpci lines that are there: lint-hostpci-dropped (args key,
/// reason as model::HostPciProblem), lint-hostpci-no-start (arg reason), lint-pcie-without-q35,
/// lint-function-twice (arg address). Each is a Warning with the arg vmid and the line it was read
/// from; of the VM's own lines also with value (as set, or empty), of a hostpci line with line
/// ("hostpci0"). The fix of those that model::applyVmRemedy() sets right is the remedy's name.
std::vector<protocol::Finding> lintOf(const model::VmConfig& config, const VmPlace& place);

} // namespace vfpilot::probe
