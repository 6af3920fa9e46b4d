// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/methods.h"

#include <string>

/// What the subcommands print for people: the same codes and values as in the JSON, laid out in
/// lines. Bytes from the host are made harmless to a terminal.
namespace vfpilot::engine {

std::string textOf(const Error& error);
std::string textOf(const std::vector<protocol::Finding>& findings);
std::string textOf(const protocol::ProbeReply& reply);
std::string textOf(const protocol::Plan& plan);
std::string textOf(const protocol::JobsReply& jobs);
std::string textOf(const protocol::JobInfo& job);
std::string textOf(const protocol::JobRecord& record);
std::string textOf(const protocol::VmsReply& vms);
/// Each symptom with its evidence.
std::string textOf(const protocol::DiagnoseReply& reply);
std::string textOf(const protocol::DecideReply& reply);

} // namespace vfpilot::engine
