// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QPalette>

namespace vfpilot::gui {

enum class Theme { System, Light, Dark };

/// What a color is for. A widget names the use; light and dark give it its value.
enum class Role {
    Window,  ///< behind everything
    Rail,    ///< the rail's and the header's ground
    Surface, ///< cards, fields
    Raised,  ///< hovered rows, code blocks
    Border,  ///< hairlines around cards and fields
    Text,
    Muted,  ///< second line, explanations; still 4.5:1 on Surface
    Accent, ///< the primary button, the selection, links
    AccentHover,
    AccentSoft, ///< ground of what is selected
    OnAccent,   ///< text on Accent
    Ok,
    Planned,
    Warning,
    Blocking,
    Idle,   ///< not reached
    OkSoft, ///< grounds of banners and chips of these states
    PlannedSoft,
    WarningSoft,
    BlockingSoft,
    Added, ///< ground of a line that a diff adds, and of the words in it
    AddedWord,
    Removed,
    RemovedWord,
    Simulated, ///< the strip that says the host is simulated
    OnSimulated,
};

/// The value for the theme that applyTheme() set last. Ask when painting: it changes.
QColor color(Role role);
bool isDark();

/// The palette that Fusion paints with, from the same table.
QPalette makePalette();

/// The desktop's own choice, as far as Qt 6.4 lets one see it.
bool desktopIsDark();

/// Only for theme.cpp.
void setDark(bool dark);

} // namespace vfpilot::gui
