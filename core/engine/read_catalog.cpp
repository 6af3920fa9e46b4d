// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/read_catalog.h"

#include "core/engine/stdio.h"

#include <utility>

namespace vfpilot::engine {

Result<catalog::Catalog> readCatalog(const std::string& folder)
{
    if (folder.empty())
        return catalog::Catalog::builtIn();
    catalog::CatalogAdditions more;
    more.folder = folder;
    bool isThere = false;
    const std::pair<const char*, std::optional<std::string>*> files[] = {
        {"devices.json", &more.devices},       {"drivers.json", &more.drivers},
        {"parameters.json", &more.parameters}, {"leftovers.json", &more.leftovers},
        {"symptoms.json", &more.symptoms},
    };
    for (const auto& [name, text] : files) {
        auto read = readFileOf(folder, name);
        if (!read)
            return std::move(read).error();
        *text = std::move(*read);
        isThere = isThere || text->has_value();
    }
    if (!isThere)
        return fail(Errc::FileUnreadable, {{"path", folder}}, "no file of a catalog in it");
    return catalog::Catalog::builtInWith(more);
}

} // namespace vfpilot::engine
