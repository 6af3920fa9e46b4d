// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/steps/step.h"

namespace vfpilot::steps {

/// Installs a dkms driver package, whose own scripts build the module for every kernel. Judged by
/// the modules that are there afterwards, since those scripts can fail and still exit 0.
class DriverStep : public Step
{
public:
    explicit DriverStep(plan::InstallDriver spec);

    std::string id() const override;
    Result<Undo> capture(host::Host& host) const override;
    Result<> apply(host::Host& host, const Output& output) const override;
    Result<> verify(host::Host& host) const override;
    Result<> undo(host::Host& host, const Undo& undo, const Output& output) const override;
    Result<Preview>
    previewUndo(host::Host& host, const Undo& undo, const UndoSteps& earlier) const override;

private:
    plan::InstallDriver m_spec;
};

} // namespace vfpilot::steps
