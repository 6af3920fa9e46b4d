// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/apply/follower.h"
#include "core/apply/service.h"
#include "core/engine/session.h"

#include <memory>

namespace vfpilot::engine {

/// The requests of core/protocol/methods.h, each a few lines that call the part that knows.
class Requests : public Service
{
public:
    explicit Requests(apply::Environment& environment);

    Answer answer(const std::string& method, const std::string& params) override;
    std::vector<protocol::Message> news() override;

private:
    Answer follow(const std::string& params);
    Answer rebootHost(const std::string& params);

    apply::Environment& m_environment;
    std::string m_followed; ///< job id
    std::unique_ptr<apply::Follower> m_follower;
};

} // namespace vfpilot::engine
