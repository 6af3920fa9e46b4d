// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/fake_host.h"

#include <string_view>

namespace vfpilot::fuzz {

/// A host made of a text such as those in tests/data/hosts (see tests/support/host_text.h), or of
/// what became of one. Lines that say nothing are passed over. The config space of a function is
/// left to fuzz_config_space; the function has what its sysfs files say.
test::FakeHost hostOf(std::string_view text);

} // namespace vfpilot::fuzz
