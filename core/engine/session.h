// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/stdio.h"
#include "core/protocol/codec.h"

#include <functional>
#include <string>
#include <vector>

namespace vfpilot::engine {

/// What a session asks of whoever knows the requests.
class Service
{
public:
    struct Answer
    {
        Result<std::string> body;              ///< JSON of the reply
        std::function<void()> afterwards = {}; ///< done once the answer is on its way
    };

    virtual ~Service() = default;
    virtual Answer answer(const std::string& method, const std::string& params) = 0;
    /// Notifications that are due; called about five times a second.
    virtual std::vector<protocol::Message> news() = 0;
};

/// `serve`: hello, then requests and notifications until the other side closes. A bad line is
/// answered and gone; it never ends the session, and the end of a session never ends a job.
/// True: ended by the other side. False: by a signal or because nobody reads.
bool serve(LineInput& input, int output, const protocol::Hello& hello, Service& service);

} // namespace vfpilot::engine
