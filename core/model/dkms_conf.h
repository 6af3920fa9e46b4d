// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <string>
#include <string_view>

namespace vfpilot::model {

/// What a dkms.conf says of itself. It is a shell script to dkms; here it is text: only plain
/// assignments are read, and nothing is ever computed.
struct DkmsConf
{
    std::string package; ///< PACKAGE_NAME
    std::string version; ///< PACKAGE_VERSION

    /// Error file-malformed {path, line, reason}: not-text; not-understood, with one of the two
    /// missing, or made from something that only a shell could tell.
    static Result<DkmsConf> parse(std::string_view text, const std::string& path);
};

} // namespace vfpilot::model
