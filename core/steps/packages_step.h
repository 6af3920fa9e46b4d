// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/steps/step.h"

namespace vfpilot::steps {

/// Installs packages from the host's apt sources. Taken back by removing those that were not there
/// before, if nothing else has come to need them.
class PackagesStep : public Step
{
public:
    explicit PackagesStep(plan::InstallPackages spec);

    std::string id() const override;
    Result<Undo> capture(host::Host& host) const override;
    Result<> apply(host::Host& host, const Output& output) const override;
    Result<> verify(host::Host& host) const override;
    Result<> undo(host::Host& host, const Undo& undo, const Output& output) const override;
    Result<Preview>
    previewUndo(host::Host& host, const Undo& undo, const UndoSteps& earlier) const override;

private:
    plan::InstallPackages m_spec;
};

} // namespace vfpilot::steps
