// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/steps/step.h"

namespace vfpilot::steps {

/// Generates the initramfs of every kernel from what is on the host now.
class InitramfsStep : public Step
{
public:
    explicit InitramfsStep(plan::RebuildInitramfs spec);

    std::string id() const override;
    Result<Undo> capture(host::Host& host) const override;
    Result<> apply(host::Host& host, const Output& output) const override;
    Result<> verify(host::Host& host) const override;
    Result<> undo(host::Host& host, const Undo& undo, const Output& output) const override;
    Result<Preview>
    previewUndo(host::Host& host, const Undo& undo, const UndoSteps& earlier) const override;
    std::vector<std::string> madeFrom() const override;

private:
    plan::RebuildInitramfs m_spec;
};

} // namespace vfpilot::steps
