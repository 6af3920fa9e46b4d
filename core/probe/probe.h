// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/host.h"
#include "core/protocol/facts.h"

#include <functional>

namespace vfpilot::probe {

/// Which PCI functions are GPUs that VFs may be made of; the words are those of GpuFacts.
using IsCandidate = std::function<bool(
    const std::string& vendorId, const std::string& deviceId, const std::string& classCode)>;

/// Vendor 8086, class 03xxxx.
bool isIntelDisplay(const std::string& vendorId,
                    const std::string& deviceId,
                    const std::string& classCode);

/// Looks at the whole host and changes nothing. Reads files, sysfs and config space; a program
/// (dpkg-deb) runs only for packages that the workstation put up. What is not there is absent in
/// the facts; what is there and cannot be read is an error: file-unreadable, file-too-large,
/// pci-unreadable.
Result<protocol::Facts> probe(host::Host& host, const IsCandidate& isCandidate = isIntelDisplay);

} // namespace vfpilot::probe
