// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/steps/boot_entries_step.h"
#include "core/steps/driver_step.h"
#include "core/steps/edit_file_step.h"
#include "core/steps/enable_unit_step.h"
#include "core/steps/engine_copy_step.h"
#include "core/steps/initramfs_step.h"
#include "core/steps/own_file_step.h"
#include "core/steps/packages_step.h"
#include "core/steps/trial_build_step.h"
#include "core/steps/vm_settings_step.h"

#include <algorithm>

namespace vfpilot::steps {
namespace {

using Made = std::unique_ptr<Step>;

/// One overload a kind: a kind without its step does not compile.
struct Maker
{
    Made operator()(const plan::InstallEngineCopy& spec) const
    {
        return std::make_unique<EngineCopyStep>(spec);
    }
    Made operator()(const plan::InstallPackages& spec) const
    {
        return std::make_unique<PackagesStep>(spec);
    }
    Made operator()(const plan::InstallDriver& spec) const
    {
        return std::make_unique<DriverStep>(spec);
    }
    Made operator()(const plan::TrialBuild& spec) const
    {
        return std::make_unique<TrialBuildStep>(spec);
    }
    Made operator()(const plan::OwnFile& spec) const { return std::make_unique<OwnFileStep>(spec); }
    Made operator()(const plan::EditFile& spec) const
    {
        return std::make_unique<EditFileStep>(spec);
    }
    Made operator()(const plan::EnableUnit& spec) const
    {
        return std::make_unique<EnableUnitStep>(spec);
    }
    Made operator()(const plan::RebuildInitramfs& spec) const
    {
        return std::make_unique<InitramfsStep>(spec);
    }
    Made operator()(const plan::RenderBootEntries& spec) const
    {
        return std::make_unique<BootEntriesStep>(spec);
    }
    Made operator()(const plan::VmSettings& spec) const
    {
        return std::make_unique<VmSettingsStep>(spec);
    }
};

} // namespace

bool Step::isMadeFrom(std::string_view stepId) const
{
    const auto sources = madeFrom();
    return std::any_of(sources.begin(), sources.end(), [stepId](const std::string& beginning) {
        return stepId.starts_with(beginning);
    });
}

std::unique_ptr<Step> makeStep(const plan::StepSpec& spec)
{
    return std::visit(Maker(), spec);
}

} // namespace vfpilot::steps
