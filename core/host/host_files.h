// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/host.h"
#include "core/host/tree.h"

/// Looking at files below a root. What each promises stands in host.h.
namespace vfpilot::host {

Result<std::string> readFile(const Tree& tree, const std::string& path, std::size_t limit);
Result<std::string>
readPart(const Tree& tree, const std::string& path, std::uint64_t offset, std::size_t size);
Result<std::optional<FileState>> stateOf(const Tree& tree, const std::string& path);
Result<std::vector<std::string>> listDirectory(const Tree& tree, const std::string& directory);
Result<std::string> readLink(const Tree& tree, const std::string& path);
bool exists(const Tree& tree, const std::string& path);
Result<std::int64_t> freeSpace(const Tree& tree, const std::string& path);

/// Reads a descriptor to its end: sysfs and procfs tell no size beforehand.
Result<std::string> readAll(int fd, const std::string& path, std::size_t limit);

} // namespace vfpilot::host
