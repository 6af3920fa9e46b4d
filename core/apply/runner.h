// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/apply/history.h"
#include "core/apply/journal.h"
#include "core/steps/step.h"

#include <functional>
#include <memory>
#include <set>
#include <string>
#include <vector>

namespace vfpilot::apply {

/// Asked between two steps, never inside one.
struct Stops
{
    std::function<bool()> cancelled; ///< the person's wish: take back what was done
    std::function<bool()> leaving;   ///< this process must end: leave the job interrupted
};

struct Report
{
    protocol::JobState state = protocol::JobState::Interrupted;
    std::vector<Error> errors; ///< the first is the cause, the rest came while taking back
};

using Steps = std::vector<std::unique_ptr<steps::Step>>;

/// Runs a job's steps by its journal. A new Runner on the same journal goes on where the one before
/// it was cut off, at whatever point.
class Runner
{
public:
    Runner(host::Host& host,
           Journal& journal,
           const Steps& steps,
           steps::Output output,
           Stops stops,
           std::string bootId);

    /// Begins, or goes on in the direction the job was going. On the first failure, or when it was
    /// cancelled, what was done is taken back in reverse.
    Report go();
    /// Takes everything back on request, whatever the job's state.
    Report undo();

private:
    Report forward();
    Result<> runStep(const steps::Step& step);
    Report takeBack(protocol::JobState wanted, std::vector<Error> errors);
    void takeBackStep(const steps::Step& step, std::vector<Error>& failures);
    bool mustTakeBack(const steps::Step& step) const;
    bool mustMakeAgain(const steps::Step& step) const;
    Result<> record(const std::string& type,
                    const steps::Step* step = nullptr,
                    std::optional<Error> error = {});

    host::Host& m_host;
    Journal& m_journal;
    const Steps& m_steps;
    steps::Output m_output;
    Stops m_stops;
    std::string m_bootId;
    std::set<std::string> m_takenBack; ///< ids of steps that this process took back
};

} // namespace vfpilot::apply
