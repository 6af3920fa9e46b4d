// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/job.h"

#include <chrono>

/// The guard over the first boot after a job: when nobody can reach the host, it takes the job back
/// and restarts the host once. Pure; whoever looks and acts is elsewhere.
namespace vfpilot::guard {

/// What one look at the running boot finds.
struct Observation
{
    bool link = false;    ///< a network card has a carrier
    bool gateway = false; ///< there is a default gateway, and it answers
    bool sshd = false;    ///< sshd takes a connection and offers its keys
    bool login = false;   ///< somebody is signed in, wherever
    bool guest = false;   ///< a VM or a container runs
};

bool isReachable(const Observation& seen);

enum class Verdict { Wait, StandDown, Act };

/// Looks in a row that must find the host reachable: a link that comes and goes is none.
constexpr int looksToBelieve = 2;

/// `reachable`: looks in a row up to this one that found it so. `waited`: since the watch began. A
/// login or a guest ends the watch whatever else is seen.
Verdict judge(const Observation& seen,
              int reachable,
              std::chrono::milliseconds waited,
              std::chrono::milliseconds patience);

/// Where things stand when the guard's process begins, once a boot.
struct Standing
{
    bool sameBoot = false;      ///< still the one the guard was set in
    bool watchedBefore = false; ///< a boot was watched already: there is no second one
    bool acting = false;        ///< it was decided, on disk, to take the job back
    bool rebooting = false;     ///< it was decided, on disk, to restart
    protocol::JobState job = protocol::JobState::Done;
    bool undoneInThisBoot = false;
};

enum class Begin {
    Nothing,  ///< its time has not come
    Watch,    ///< the boot it was set for
    TakeBack, ///< go on with what was cut off
    Reboot,   ///< all is taken back, and this boot still has the settings that did not work
    TakeOff,  ///< its work is over: it goes, and nothing else happens
};

Begin begin(const Standing& standing);

} // namespace vfpilot::guard
