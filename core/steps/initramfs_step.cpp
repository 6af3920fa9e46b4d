// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/steps/initramfs_step.h"

#include "core/plan/commands.h"
#include "core/steps/tool.h"

#include <utility>

namespace vfpilot::steps {

InitramfsStep::InitramfsStep(plan::RebuildInitramfs spec)
    : m_spec(std::move(spec))
{}

std::string InitramfsStep::id() const
{
    return plan::stepId(m_spec);
}

Result<Undo> InitramfsStep::capture(host::Host&) const
{
    return Undo{};
}

Result<> InitramfsStep::apply(host::Host& host, const Output& output) const
{
    // One image takes about half a minute on a slow CPU; hosts keep a handful of kernels.
    constexpr std::chrono::minutes limit{30};
    if (auto built = runTool(host, plan::commands::rebuildInitramfs(), limit, output); !built)
        return std::move(built).error();
    return {};
}

Result<> InitramfsStep::verify(host::Host& host) const
{
    for (const std::string& kernel : m_spec.kernels) {
        const std::string path = "/boot/initrd.img-" + kernel;
        const auto image = host.state(path);
        if (!image)
            return image.error();
        if (!*image || (*image)->size == 0)
            return fail(Errc::VerifyFailed, {{"step", id()}}, path + " is absent or empty");
    }
    return {};
}

Result<> InitramfsStep::undo(host::Host& host, const Undo&, const Output& output) const
{
    return apply(host, output);
}

Result<Preview> InitramfsStep::previewUndo(host::Host&, const Undo&, const UndoSteps&) const
{
    return std::optional(plan::describe(m_spec));
}

std::vector<std::string> InitramfsStep::madeFrom() const
{
    return {plan::InstallDriver::kind, std::string(plan::EditFile::kind) + ":/etc/modprobe.d/"};
}

} // namespace vfpilot::steps
