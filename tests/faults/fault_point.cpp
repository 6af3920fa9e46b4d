// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/faults/fault_point.h"

#include <array>
#include <charconv>
#include <map>
#include <sstream>

namespace vfpilot::test {
namespace {

using apply::Mode;
using protocol::JobState;

constexpr std::array<const char*, JobWorld::kinds> kindNames = {"make-vfs", "give-vf", "on-grub",
                                                                "by-sysfs"};
constexpr std::array<const char*, 6> faultNames = {"none",        "error",      "kill-before",
                                                   "kill-middle", "kill-after", "read-only"};
constexpr std::array<const char*, 3> modeNames = {"apply", "resume", "undo"};
constexpr int mostProcesses = 3; // that a person starts until the job has ended

template<typename Names>
std::optional<int> indexIn(const Names& names, const std::string& name)
{
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (name == names[i])
            return static_cast<int>(i);
    }
    return {};
}

std::optional<Phase> parsePhase(const std::string& word)
{
    const auto colon = word.find(':');
    const auto at = word.find('@');
    const auto mode = indexIn(modeNames, word.substr(0, colon));
    if (!mode)
        return {};
    Phase phase{static_cast<Mode>(*mode), Fault::None, 0};
    if (colon == std::string::npos)
        return phase;
    if (at == std::string::npos || at < colon)
        return {};
    const auto fault = indexIn(faultNames, word.substr(colon + 1, at - colon - 1));
    const char* end = word.data() + word.size();
    const auto read = std::from_chars(word.data() + at + 1, end, phase.call);
    if (!fault || read.ec != std::errc() || read.ptr != end || phase.call < 1)
        return {};
    phase.fault = static_cast<Fault>(*fault);
    return phase;
}

// Made once for each kind: thousands of points are compared with it.
const FakeHost::Tree& doneTree(JobWorld::Kind kind)
{
    static std::map<JobWorld::Kind, FakeHost::Tree> trees;
    auto known = trees.find(kind);
    if (known == trees.end())
        known = trees.emplace(kind, JobWorld::doneTree(kind)).first;
    return known->second;
}

// Whether a person could start such a process now.
bool isOffered(Mode mode, JobState state)
{
    switch (mode) {
    case Mode::Apply:
        return true; // the first one
    case Mode::Resume:
        return state == JobState::Interrupted;
    case Mode::Undo:
        return state != JobState::RolledBack && state != JobState::Undone;
    }
    return false;
}

// False: the phase ended before its fault came.
bool live(JobWorld& world, const Phase& phase)
{
    world.host.breakAt(phase.call, phase.fault);
    try {
        (void)world.run(phase.mode); // its error is one that is told; what counts is the host
    } catch (const Killed&) {
    }
    const bool isHit = phase.fault == Fault::None || world.host.isBroken();
    world.host.breakAt(0, Fault::None);
    return isHit;
}

std::string compared(const JobWorld& world, const FakeHost::Tree& wanted, const char* name)
{
    const std::string differs = JobWorld::difference(wanted, world.host.visible());
    return differs.empty() ? std::string() : std::string("not as ") + name + ": " + differs;
}

// To an end without further faults, then back.
std::string settle(JobWorld& world, const FakeHost::Tree& done)
{
    for (int i = 0; i < mostProcesses; ++i) {
        const JobState state = world.state();
        if (state == JobState::RolledBack || state == JobState::Undone)
            return compared(world, world.before, "before");
        if (state == JobState::Done) {
            if (std::string loss = compared(world, done, "planned"); !loss.empty())
                return loss;
        }
        const Mode next = state == JobState::Interrupted ? Mode::Resume : Mode::Undo;
        if (const auto ended = world.run(next); !ended)
            return "cannot be ended: " + std::string(wireName(ended.error().code)) + " " +
                   ended.error().detail;
    }
    return "no end after " + std::to_string(mostProcesses) + " processes";
}

} // namespace

std::string toText(const FaultPoint& point)
{
    std::string text = kindNames[static_cast<std::size_t>(point.kind)];
    for (const Phase& phase : point.phases) {
        text += std::string(" ") + modeNames[static_cast<std::size_t>(phase.mode)];
        if (phase.fault != Fault::None)
            text += std::string(":") + faultNames[static_cast<std::size_t>(phase.fault)] + "@" +
                    std::to_string(phase.call);
    }
    return text;
}

std::optional<FaultPoint> parsePoint(const std::string& text)
{
    std::istringstream words(text);
    std::string word;
    words >> word;
    const auto kind = indexIn(kindNames, word);
    if (!kind)
        return {};
    FaultPoint point{static_cast<JobWorld::Kind>(*kind), {}};
    while (words >> word) {
        const auto phase = parsePhase(word);
        if (!phase)
            return {};
        point.phases.push_back(*phase);
    }
    return point.phases.empty() ? std::nullopt : std::optional(point);
}

Verdict judge(const FaultPoint& point)
{
    JobWorld world(point.kind);
    Verdict verdict;
    for (const Phase& phase : point.phases) {
        if (!isOffered(phase.mode, world.state())) {
            verdict.isHit = false;
            continue;
        }
        verdict.isHit = live(world, phase) && verdict.isHit;
    }
    verdict.loss = settle(world, doneTree(point.kind));
    return verdict;
}

} // namespace vfpilot::test
