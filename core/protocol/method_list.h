// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/methods.h"

#include <tuple>
#include <type_traits>

namespace vfpilot::protocol {

/// Every request of the wire. What is missing here compiles on neither side, so that whoever walks
/// this list has seen them all.
using Methods = std::tuple<Probe,
                           MakePlan,
                           Apply,
                           ListJobs,
                           GetJob,
                           FollowJob,
                           CancelJob,
                           ResumeJob,
                           PlanUndo,
                           UndoJob,
                           ListVms,
                           Reboot,
                           Confirm>;

template<class Method, class List = Methods>
constexpr bool isListed = false;
template<class Method, class... Listed>
constexpr bool isListed<Method, std::tuple<Listed...>> = (std::is_same_v<Method, Listed> || ...);

} // namespace vfpilot::protocol
