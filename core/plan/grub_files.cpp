// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/grub_files.h"

namespace vfpilot::plan {

std::vector<model::GrubFile> grubFiles(const protocol::Facts& facts)
{
    std::vector<model::GrubFile> files;
    for (const auto& [path, text] : facts.files) {
        const bool isPart = path.starts_with(grubFolder) && path.ends_with(".cfg");
        if (path == grubSettings)
            files.insert(files.begin(), {path, text});
        else if (isPart)
            files.push_back({path, text});
    }
    return files;
}

} // namespace vfpilot::plan
