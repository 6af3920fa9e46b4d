// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/apply/runner.h"

#include <algorithm>
#include <utility>

namespace vfpilot::apply {

using protocol::JobState;

Runner::Runner(host::Host& host,
               Journal& journal,
               const Steps& steps,
               steps::Output output,
               Stops stops,
               std::string bootId)
    : m_host(host)
    , m_journal(journal)
    , m_steps(steps)
    , m_output(std::move(output))
    , m_stops(std::move(stops))
    , m_bootId(std::move(bootId))
{}

Report Runner::go()
{
    const History history = historyOf(m_journal.entries());
    if (history.course == Course::Ended)
        return {.state = history.outcome, .errors = {}};
    if (history.course == Course::Undoing)
        return undo();
    if (auto begun = record("job-begun"); !begun)
        return {.state = JobState::Interrupted, .errors = {std::move(begun).error()}};
    return history.course == Course::RollingBack ? takeBack(JobState::RolledBack, {}) : forward();
}

Report Runner::undo()
{
    if (auto begun = record("undo-begun"); !begun)
        return {.state = JobState::Interrupted, .errors = {std::move(begun).error()}};
    return takeBack(JobState::Undone, {});
}

Report Runner::forward()
{
    for (const auto& step : m_steps) {
        if (m_stops.leaving())
            return {};
        if (m_stops.cancelled())
            return takeBack(JobState::RolledBack, {fail(Errc::Cancelled)});
        auto ran = runStep(*step);
        if (ran)
            continue;
        std::vector<Error> errors = {std::move(ran).error()};
        if (auto told = record("step-failed", step.get(), errors.front()); !told)
            errors.push_back(std::move(told).error());
        // A tool that was stopped together with this process is no reason to take anything back.
        if (m_stops.leaving())
            return {.state = JobState::Interrupted, .errors = std::move(errors)};
        return takeBack(JobState::RolledBack, std::move(errors));
    }
    if (auto ended = m_journal.append({.record = {.type = "job-ended", .outcome = JobState::Done}});
        !ended)
        return {.state = JobState::Interrupted, .errors = {std::move(ended).error()}};
    return {.state = JobState::Done, .errors = {}};
}

Result<> Runner::runStep(const steps::Step& step)
{
    const History history = historyOf(m_journal.entries());
    const auto before = history.begun.find(step.id());
    const bool wasBegun = before != history.begun.end();
    if (wasBegun && before->second.done)
        return step.verify(m_host);

    // One that was cut off keeps its first record: what is there now may be its own doing.
    auto undo = wasBegun ? Result<steps::Undo>(before->second.undo) : step.capture(m_host);
    if (!undo)
        return std::move(undo).error();
    auto begun = m_journal.append(
        {.record = {.type = "step-begun", .step = step.id()}, .undo = *std::move(undo)});
    if (!begun)
        return begun;
    return step.apply(m_host, m_output).and_then([&] { return step.verify(m_host); }).and_then([&] {
        return record("step-done", &step);
    });
}

Report Runner::takeBack(JobState wanted, std::vector<Error> errors)
{
    std::vector<Error> failures;
    for (auto step = m_steps.rbegin(); step != m_steps.rend(); ++step) {
        if (!mustTakeBack(**step))
            continue;
        if (m_stops.leaving())
            return {.state = JobState::Interrupted, .errors = std::move(errors)};
        takeBackStep(**step, failures);
    }
    for (const auto& step : m_steps) {
        if (!mustMakeAgain(*step))
            continue;
        if (m_stops.leaving())
            return {.state = JobState::Interrupted, .errors = std::move(errors)};
        takeBackStep(*step, failures);
    }

    JobState state = failures.empty() ? wanted : JobState::RollbackFailed;
    protocol::JobRecord ended{.type = "job-ended", .outcome = state};
    if (wanted == JobState::RolledBack && !historyOf(m_journal.entries()).cause)
        ended.error = fail(Errc::Cancelled);
    std::move(failures.begin(), failures.end(), std::back_inserter(errors));
    if (auto written = m_journal.append({.record = std::move(ended)}); !written) {
        state = JobState::Interrupted;
        errors.push_back(std::move(written).error());
    }
    return {.state = state, .errors = std::move(errors)};
}

void Runner::takeBackStep(const steps::Step& step, std::vector<Error>& failures)
{
    // An error does not stop the rest: every step taken back leaves the host nearer to before.
    if (auto told = record("step-undoing", &step); !told)
        failures.push_back(std::move(told).error());
    const History history = historyOf(m_journal.entries());
    const auto begun = history.begun.find(step.id());
    auto undo = begun == history.begun.end() ? steps::Undo() : m_journal.load(begun->second.undo);
    auto done = std::move(undo).and_then(
        [&](const steps::Undo& loaded) { return step.undo(m_host, loaded, m_output); });
    if (done) {
        m_takenBack.insert(step.id());
        done = record("step-undone", &step);
    } else if (auto told = record("step-undo-failed", &step, done.error()); !told) {
        failures.push_back(std::move(told).error());
    }
    if (!done)
        failures.push_back(std::move(done).error());
}

bool Runner::mustTakeBack(const steps::Step& step) const
{
    const History history = historyOf(m_journal.entries());
    return !step.isRebuilt() && history.begun.contains(step.id()) &&
           !history.undone.contains(step.id());
}

bool Runner::mustMakeAgain(const steps::Step& step) const
{
    if (!step.isRebuilt())
        return false;
    const History history = historyOf(m_journal.entries());
    const auto isSource = [&step](const std::string& id) { return step.isMadeFrom(id); };
    if (history.undone.contains(step.id()))
        return std::any_of(m_takenBack.begin(), m_takenBack.end(), isSource);
    return history.begun.contains(step.id()) ||
           std::any_of(history.begun.begin(), history.begun.end(),
                       [&](const auto& begun) { return isSource(begun.first); });
}

Result<>
Runner::record(const std::string& type, const steps::Step* step, std::optional<Error> error)
{
    JournalEntry entry{.record = {.type = type, .error = std::move(error), .outcome = {}}};
    if (step)
        entry.record.step = step->id();
    else
        entry.bootId = m_bootId;
    return m_journal.append(std::move(entry));
}

} // namespace vfpilot::apply
