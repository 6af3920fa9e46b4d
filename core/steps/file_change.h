// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/steps/step.h"

/// What the steps that write one whole file have in common.
namespace vfpilot::steps {

/// Most bytes of a file that a step takes over; the engine's own program is the largest, and with
/// debug information far larger than what a configuration file may be.
constexpr std::size_t changedFileLimit = 256 * 1024 * 1024;

/// Remembers the file and the folders above it that are absent. `hashBefore` is what the plan saw,
/// empty for no file: anything else there now is file-changed-since-review.
Result<Undo> captureFile(const host::Host& host,
                         const std::string& path,
                         const std::string& hashBefore,
                         const std::string& hashAfter);

/// Makes the folders above and replaces the file, which must be as the plan saw it (hashBefore) or
/// already as wanted: anything else is file-changed-since-review. Keeps owner and xattrs of what
/// is there; the mode too, unless one is given.
Result<> writeReviewed(host::Host& host,
                       const std::string& path,
                       const std::string& hashBefore,
                       const std::string& content,
                       std::optional<std::uint32_t> mode);

/// verify-failed unless the file holds these bytes with this mode.
Result<> verifyFile(const host::Host& host,
                    const std::string& step,
                    const std::string& path,
                    const std::string& hash,
                    std::optional<std::uint32_t> mode);

enum class FileUndo {
    Nothing, ///< as before already
    Restore, ///< still as we wrote it: the old bytes come back
    Remove,  ///< still as we wrote it: there was none before
    Changed, ///< neither as we wrote it nor as before
};

Result<FileUndo> decideUndo(const host::Host& host, const FileBefore& before);

/// Does what decideUndo says (Changed: undo-blocked) and removes the folders that were made, where
/// they are empty.
Result<> undoFile(host::Host& host, const Undo& undo);

/// The same as a step for review: kind "restore-file" or "remove-file".
Result<Preview> previewFileUndo(const host::Host& host, const Undo& undo);

/// "restore-file" of this one file to `content`.
protocol::PlannedStep restoreStep(const std::string& path,
                                  std::uint32_t mode,
                                  const std::string& now,
                                  const std::string& content);

/// Whether a change to this file matters at boot: the group for review.
std::string groupOf(const std::string& path);

std::string modeText(std::uint32_t mode); ///< four octal digits

} // namespace vfpilot::steps
