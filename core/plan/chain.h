// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalog/catalog.h"
#include "core/protocol/facts.h"
#include "core/protocol/finding.h"
#include "core/protocol/plan.h"

#include <optional>
#include <string>
#include <vector>

/// Everything that must hold between the firmware and a VF in a VM, in causal order, judged by
/// what was seen. The first broken link is the one to look at; what hangs on it says nothing.
namespace vfpilot::plan {

struct ChainInput
{
    const protocol::Facts& facts;
    const catalog::Catalog& catalog;
    std::optional<protocol::SriovGoal> applied =
        std::nullopt; ///< of the newest job that was done and stands
    bool rebootedSinceApply = false;
    /// What was recognized in the kernel log, in the order in which it is to be believed; arg
    /// "link" names the link whose failure it explains. Where that link does not hold, the cause,
    /// the fix and the line of a symptom that is more than Info stand instead of the general ones.
    std::vector<protocol::Finding> symptoms = {};
};

struct Chain
{
    std::vector<protocol::Finding> links;
    bool green = false;      ///< every link is Ok, Info or Warning, and VFs are there
    std::string firstBroken; ///< id of the first Blocking link, or empty
};

/// Every link is there every time, in the same order: cpu-vmx, pve-version, vtd-firmware, igpu,
/// supported-device, sriov-capability, vf-bar-space, secure-boot, vmd, boot-loader, leftovers,
/// kernel-headers, driver-built, boot-parameters, running-parameters, iommu-active, address-width,
/// interrupt-remapping, pf-group, module-loaded, module-parameters, pf-driver, vf-count,
/// vf-drivers, vf-unit, vf-use.
///
/// An arg "how" names the variant of a link that holds in more than one way.
///
/// What a plan of ours will set right is Planned, and Blocking once it should have been: files and
/// packages after the job, the rest after the reboot that follows it. What can only come true once
/// an earlier link does is NotReached.
Chain chain(const ChainInput& input);

} // namespace vfpilot::plan
