// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace vfpilot::test {

/// From now on this process, which has one thread, may mount what nobody else sees: as root, or in
/// a user namespace of its own. False: not to be had here.
bool enterMountNamespace();

} // namespace vfpilot::test
