// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <string_view>

namespace vfpilot::model {

/// What the head of the ACPI table DMAR says (VT-d specification, 8.1).
struct DmarTable
{
    int addressWidth = 0;            ///< of the host, in bits
    bool interruptRemapping = false; ///< INTR_REMAP: the platform can; false: firmware has it off
    bool x2apicOptOut = false;       ///< firmware asks not to use x2APIC
};

/// Error file-malformed {path, line, reason}: signature, length or checksum.
Result<DmarTable> parseDmarTable(std::string_view bytes, const std::string& path);

} // namespace vfpilot::model
