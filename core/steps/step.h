// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/host/host.h"
#include "core/plan/step_spec.h"
#include "core/protocol/plan.h"
#include "core/steps/undo.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace vfpilot::steps {

/// What the tools of a step print, as it comes.
using Output = std::function<void(std::string_view text)>;

/// The taking back of a step as a person reviews it; none: there is nothing to do.
using Preview = std::optional<protocol::PlannedStep>;
using UndoSteps = std::vector<protocol::PlannedStep>;

/// One change to the host that is done or not done. The runner calls capture, writes the journal
/// to disk, then apply and verify; undo when any of them or a later step fails.
///
/// Rules for a new kind:
///  1. The constructor only remembers.
///  2. capture(), verify() and previewUndo() never write; they may run tools that only look.
///  3. capture() fails when the host is not as the plan was reviewed.
///  4. apply() writes one thing, and may be called again after it was cut off at any point.
///  5. undo() works from the Undo record alone, in a new process. Where nothing was written or all
///     is as before already it does nothing; where it would lose somebody else's change it stops
///     with undo-blocked and says where.
///  6. previewUndo() and undo() decide by the same code: what is shown is what is done.
///  7. A step never calls a step.
class Step
{
public:
    virtual ~Step() = default;

    virtual std::string id() const = 0; ///< as in the plan, journal and on screen

    virtual Result<Undo> capture(host::Host& host) const = 0;
    virtual Result<> apply(host::Host& host, const Output& output) const = 0;
    virtual Result<> verify(host::Host& host) const = 0;
    virtual Result<> undo(host::Host& host, const Undo& undo, const Output& output) const = 0;

    /// `earlier`: what is taken back before this, in the same plan.
    virtual Result<Preview>
    previewUndo(host::Host& host, const Undo& undo, const UndoSteps& earlier) const = 0;

    /// How the ids begin of the steps that this one's result is generated from. Not empty: it is
    /// not taken back in its turn but done again at the end, after everything it is made from is
    /// back; also when it had not begun and one of those had.
    virtual std::vector<std::string> madeFrom() const { return {}; }

    bool isRebuilt() const { return !madeFrom().empty(); }
    bool isMadeFrom(std::string_view stepId) const;
};

std::unique_ptr<Step> makeStep(const plan::StepSpec& spec);

} // namespace vfpilot::steps
