// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalog/catalog.h"

namespace vfpilot::engine {

/// The catalog that was compiled in; with a folder, and then what the files of the catalog's names
/// in it add or replace. Errors: file-unreadable (none of them is there), file-too-large,
/// file-malformed with the file and the line or JSON pointer.
Result<catalog::Catalog> readCatalog(const std::string& folder);

} // namespace vfpilot::engine
