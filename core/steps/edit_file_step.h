// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/steps/step.h"

namespace vfpilot::steps {

/// Changes words in a file of the host's. Where the file was changed again since, taking back
/// removes just our words, if the file is one whose grammar we know for sure.
class EditFileStep : public Step
{
public:
    explicit EditFileStep(plan::EditFile spec);

    std::string id() const override;
    Result<Undo> capture(host::Host& host) const override;
    Result<> apply(host::Host& host, const Output& output) const override;
    Result<> verify(host::Host& host) const override;
    Result<> undo(host::Host& host, const Undo& undo, const Output& output) const override;
    Result<Preview>
    previewUndo(host::Host& host, const Undo& undo, const UndoSteps& earlier) const override;

private:
    plan::EditFile m_spec;
};

} // namespace vfpilot::steps
