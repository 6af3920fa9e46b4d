// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/steps/step.h"

namespace vfpilot::steps {

/// Writes a file that is vfpilot's alone, with the mode that was reviewed.
class OwnFileStep : public Step
{
public:
    explicit OwnFileStep(plan::OwnFile spec);

    std::string id() const override;
    Result<Undo> capture(host::Host& host) const override;
    Result<> apply(host::Host& host, const Output& output) const override;
    Result<> verify(host::Host& host) const override;
    Result<> undo(host::Host& host, const Undo& undo, const Output& output) const override;
    Result<Preview>
    previewUndo(host::Host& host, const Undo& undo, const UndoSteps& earlier) const override;

private:
    plan::OwnFile m_spec;
    std::string m_hashBefore;
};

} // namespace vfpilot::steps
