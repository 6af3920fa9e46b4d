// SPDX-License-Identifier: GPL-3.0-or-later
// A grub.cfg: its commands, its entries and the one that starts by itself.
#include "core/model/grub_menu.h"
#include "core/model/grub_script.h"
#include "tests/fuzz/property.h"

#include <algorithm>

using namespace vfpilot;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const int lines = 1 + static_cast<int>(std::count(text.begin(), text.end(), '\n'));

    model::GrubScript script(text);
    std::size_t bytes = 0, turns = 0;
    int line = 1;
    for (auto ends = script.next(); ends != model::GrubScript::Ends::Text; ends = script.next()) {
        HOLDS(++turns <= size);
        for (const std::string& word : script.words())
            bytes += word.size();
        if (!script.words().empty()) {
            HOLDS(script.line() >= line && script.line() <= lines);
            line = script.line();
        }
    }
    HOLDS(bytes <= size);

    const auto entries = model::parseGrubMenu(text);
    std::size_t kept = 0;
    line = 0;
    for (const model::GrubMenuEntry& entry : entries) {
        HOLDS(!entry.kernel.empty());
        HOLDS(entry.line >= line && entry.line <= lines);
        line = entry.line;
        kept += entry.title.size() + entry.kernel.size() + entry.options.size();
    }
    HOLDS(kept <= 4 * size); // each byte may get a backslash, each word its quotes
    const auto* start = model::defaultEntry(text, entries);
    HOLDS(!start || (start >= entries.data() && start < entries.data() + entries.size()));
    return 0;
}
