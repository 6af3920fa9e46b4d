// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/host.h"
#include "core/host/tree.h"

/// Changing files below a root. What each promises stands in host.h.
namespace vfpilot::host {

Result<> replaceFile(const Tree& tree,
                     const std::string& path,
                     const std::string& content,
                     const FileAttributes& attributes);
Result<> removeFile(const Tree& tree, const std::string& path);
Result<> makeDirectory(const Tree& tree, const std::string& path, std::uint32_t mode);
Result<> removeDirectory(const Tree& tree, const std::string& path);

enum class Durable { No, Yes };
Result<>
appendText(const Tree& tree, const std::string& path, const std::string& text, Durable durable);

Result<> truncateFile(const Tree& tree, const std::string& path, std::uint64_t size);
Result<> writeSysfs(const Tree& tree, const std::string& path, const std::string& value);

} // namespace vfpilot::host
