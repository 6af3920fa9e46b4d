// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/grub_default.h"
#include "core/protocol/facts.h"

#include <vector>

namespace vfpilot::plan {

constexpr auto grubSettings = "/etc/default/grub";
constexpr auto grubFolder = "/etc/default/grub.d/";

/// In the order in which grub-mkconfig reads them: /etc/default/grub, then grub.d by name.
std::vector<model::GrubFile> grubFiles(const protocol::Facts& facts);

} // namespace vfpilot::plan
