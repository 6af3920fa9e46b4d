// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

namespace vfpilot::engine {

/// What scripts may rely on. Add, never change.
enum class Exit : int {
    Ok = 0,       ///< done, or unchanged because the host was as wanted already
    Failed = 1,   ///< something went wrong; the coded error is on stderr, or in the JSON
    Usage = 2,    ///< the command line is not understood
    Refused = 3,  ///< refused with findings; for verify: the chain is not green; for diagnose: a
                  ///< log shows something harmful; for catalog decide: there is no usable route
    Busy = 4,     ///< another job or engine holds the lock
    NotFound = 5, ///< no such job
};

constexpr Exit exitOf(Errc code)
{
    switch (code) {
    case Errc::Refused:
        return Exit::Refused;
    case Errc::Busy:
        return Exit::Busy;
    case Errc::JobUnknown:
        return Exit::NotFound;
    case Errc::BadParams:
        return Exit::Usage;
    default: // one number for all that is told apart by its code
        return Exit::Failed;
    }
}

} // namespace vfpilot::engine
