// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/wizard/palette.h"

#include <QSettings>

namespace vfpilot::gui {

/// What the person prefers, in one readable file of their configuration folder.
class Settings : public QSettings
{
    Q_OBJECT

public:
    Settings();

    /// Folder of that file, where our known hosts stand too.
    QString folder() const;

    QString language() const; ///< empty: the desktop's
    void setLanguage(const QString& code);
    Theme theme() const;
    void setTheme(Theme theme);
};

} // namespace vfpilot::gui
