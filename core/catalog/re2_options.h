// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// For .cpp files of the catalog only.

#include <re2/re2.h>

namespace vfpilot::catalog {

inline re2::RE2::Options patternOptions()
{
    re2::RE2::Options options(re2::RE2::Latin1);
    options.set_log_errors(false); // stderr is the caller's; a bad pattern is a coded error
    options.set_never_nl(false);
    options.set_max_mem(16 * 1024 * 1024);
    return options;
}

} // namespace vfpilot::catalog
