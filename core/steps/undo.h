// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/host/host.h"

#include <string>
#include <vector>

namespace vfpilot::steps {

/// A file as it was before a step wrote it.
struct FileBefore
{
    std::string path;
    bool exists = false;
    host::FileAttributes attributes;
    std::string hashBefore; ///< hex SHA-256; empty: the file was absent
    std::string hashAfter;  ///< of what the step is about to write
    std::string keptAs;     ///< "before/3" in the job folder; the journal names it
    std::string content;    ///< in memory only; on disk in keptAs, never in the journal's line
};

/// All that has to be known to take one step back, later and in another process. Readable with
/// less(1) at a rescue console.
struct Undo
{
    Args values;
    std::vector<FileBefore> files;
    std::vector<std::string> madeFolders; ///< absent before, outermost first
};

/// JSON text without the contents of the files, and back. Error: bad-params.
std::string toJson(const Undo& undo);
Result<Undo> undoFromJson(std::string_view text);

} // namespace vfpilot::steps
