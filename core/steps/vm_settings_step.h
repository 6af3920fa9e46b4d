// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/steps/step.h"

namespace vfpilot::steps {

/// Sets one hostpci key of a VM through qm, which knows locks, digests and the cluster.
class VmSettingsStep : public Step
{
public:
    explicit VmSettingsStep(plan::VmSettings spec);

    std::string id() const override;
    Result<Undo> capture(host::Host& host) const override;
    Result<> apply(host::Host& host, const Output& output) const override;
    Result<> verify(host::Host& host) const override;
    Result<> undo(host::Host& host, const Undo& undo, const Output& output) const override;
    Result<Preview>
    previewUndo(host::Host& host, const Undo& undo, const UndoSteps& earlier) const override;

private:
    plan::VmSettings m_spec;
};

} // namespace vfpilot::steps
