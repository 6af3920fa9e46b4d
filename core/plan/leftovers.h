// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalog/catalog.h"
#include "core/protocol/facts.h"
#include "core/protocol/finding.h"

#include <string>
#include <string_view>
#include <vector>

namespace vfpilot::plan {

/// What instructions followed by hand and other tools left on the host, each place once: ids are
/// "leftover-" and the rule's, args path, line (a number from 1), word or words, the rule's named
/// groups; the evidence is the path and the text that stands there. Info, Warning or Blocking: the
/// last is what defeats VFs. `route` is the one to judge for; empty: the one in use, or else the
/// recommended one. `id`: of the one rule to look for; empty: all of them.
std::vector<protocol::Finding> findLeftovers(const protocol::Facts& facts,
                                             const catalog::Catalog& catalog,
                                             std::string_view route = {},
                                             std::string_view id = {});

/// The files that a rule looks into, but for vfpilot's own.
std::vector<std::string> leftoverFiles(const catalog::LeftoverRule& rule,
                                       const protocol::Facts& facts);

} // namespace vfpilot::plan
