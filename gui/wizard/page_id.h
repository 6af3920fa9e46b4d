// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>

#include <array>

namespace vfpilot::gui {

/// The pages of the wizard in the order of the rail.
enum class PageId { Connect, Check, Choose, Review, Apply, Reboot, Verify, Machines, Finish };

inline constexpr std::array allPages = {PageId::Connect, PageId::Check,    PageId::Choose,
                                        PageId::Review,  PageId::Apply,    PageId::Reboot,
                                        PageId::Verify,  PageId::Machines, PageId::Finish};

/// Stable lower-case name, for object names and file names: "connect", "check", …
const char* pageName(PageId page);

} // namespace vfpilot::gui

Q_DECLARE_METATYPE(vfpilot::gui::PageId)
