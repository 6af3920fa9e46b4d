// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/loader_entry.h"

#include <algorithm>

namespace vfpilot::model {

LoaderEntry parseLoaderEntry(std::string_view text)
{
    LoaderEntry entry;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        const std::string_view line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));

        const auto keyEnd = std::min(line.find_first_of(" \t"), line.size());
        const std::string_view key = line.substr(0, keyEnd);
        const auto from = line.find_first_not_of(" \t", keyEnd);
        const std::string value(from == std::string_view::npos ? "" : line.substr(from));
        if (key == "title")
            entry.title = value;
        else if (key == "version")
            entry.version = value;
        else if (key == "linux")
            entry.linux = value;
        else if (key == "initrd")
            entry.initrd = value;
        else if (key == "options")
            entry.options += (entry.options.empty() ? "" : " ") + value;
    }
    return entry;
}

} // namespace vfpilot::model
