// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/job_world.h"

#include <optional>
#include <string>
#include <vector>

namespace vfpilot::test {

/// One process of a job's, and what goes wrong in it.
struct Phase
{
    apply::Mode mode = apply::Mode::Apply;
    Fault fault = Fault::None;
    int call = 0; ///< to the host, from 1 on; 0 with Fault::None
};

/// One way for a job to be cut off: its processes one after the other. As text
/// "on-grub apply:kill-after@12 undo:error@3", which replays it.
struct FaultPoint
{
    JobWorld::Kind kind = JobWorld::Kind::MakeVfs;
    std::vector<Phase> phases;
};

std::string toText(const FaultPoint& point);
std::optional<FaultPoint> parsePoint(const std::string& text); ///< nothing: not one

struct Verdict
{
    std::string loss;  ///< what the host lost; empty: nothing
    bool isHit = true; ///< all faults of the point happened
};

/// Lives through the point, ends the job as a person would, without further faults, and takes it
/// back. Lost is: an end that is none, a host that is neither as before nor as planned, or a job
/// that cannot be taken back.
Verdict judge(const FaultPoint& point);

} // namespace vfpilot::test
