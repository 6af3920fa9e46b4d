// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace vfpilot::test {

/// Whether resources/catalog/undo_noise.txt names this path or a folder above it: taking a job
/// back may leave it different.
bool isUndoNoise(const std::string& path);

} // namespace vfpilot::test
