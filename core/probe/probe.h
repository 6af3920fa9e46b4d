// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/host.h"
#include "core/protocol/facts.h"

namespace vfpilot::probe {

/// Looks at the whole host and changes nothing. Reads files, sysfs and config space; a program
/// (dpkg-deb) runs only for packages that the workstation put up. What is not there is absent in
/// the facts; what is there and cannot be read is an error: file-unreadable, file-too-large,
/// pci-unreadable.
Result<protocol::Facts> probe(host::Host& host);

} // namespace vfpilot::probe
