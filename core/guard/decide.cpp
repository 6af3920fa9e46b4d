// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/guard/decide.h"

namespace vfpilot::guard {

using protocol::JobState;

bool isReachable(const Observation& seen)
{
    return seen.link && seen.gateway && seen.sshd;
}

Verdict judge(const Observation& seen,
              int reachable,
              std::chrono::milliseconds waited,
              std::chrono::milliseconds patience)
{
    if (seen.login || seen.guest || reachable >= looksToBelieve)
        return Verdict::StandDown;
    return waited >= patience && !isReachable(seen) ? Verdict::Act : Verdict::Wait;
}

Begin begin(const Standing& standing)
{
    if (standing.sameBoot)
        return Begin::Nothing;
    if (standing.rebooting)
        return Begin::TakeOff;
    if (!standing.acting) {
        const bool isDue = standing.job == JobState::Done && !standing.watchedBefore;
        return isDue ? Begin::Watch : Begin::TakeOff;
    }
    switch (standing.job) {
    case JobState::Done:
    case JobState::Interrupted:
        return Begin::TakeBack;
    case JobState::Undone:
        return standing.undoneInThisBoot ? Begin::Reboot : Begin::TakeOff;
    case JobState::Running: // somebody else works on it
    case JobState::RolledBack:
    case JobState::RollbackFailed:
        break;
    }
    return Begin::TakeOff;
}

} // namespace vfpilot::guard
