// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/catalog/catalog.h"
#include "core/plan/step_spec.h"
#include "core/protocol/facts.h"
#include "core/protocol/vm.h"

#include <string>
#include <vector>

/// From what was seen and what was chosen to what will be done. Pure: the same input gives the
/// same plan, on any machine, at any time.
namespace vfpilot::plan {

struct PlanInput
{
    const protocol::Facts& facts;
    const std::vector<protocol::VmInfo>& vms;
    const catalog::Catalog& catalog;
};

/// A plan in both forms: as it is reviewed, and as it is done.
struct Planned
{
    protocol::Plan plan;
    std::vector<StepSpec> specs; ///< one for each of plan.steps, in the same order
};

/// Only steps that change something; with a refusal none at all. Error: bad-params for a goal that
/// cannot be one.
Result<Planned> makePlan(const PlanInput& input, const protocol::Goal& goal);

/// Of the VM whose configuration a VM's plan shows; it has to be among facts.files.
std::string vmConfigPath(int vmid);

} // namespace vfpilot::plan
