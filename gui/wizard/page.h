// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/wizard/view.h"

namespace vfpilot::gui {

/// One page of the wizard. The frame shows its title, its purpose and the two buttons; the page
/// holds widgets only, what is known of the host is in HostModel.
class Page : public View
{
    Q_OBJECT

public:
    using View::View;

    virtual PageId id() const = 0;
    /// The primary button can be pressed.
    virtual bool isComplete() const = 0;
    /// What the primary button says. Empty: the page has none at the moment.
    virtual QString nextLabel() const = 0;
    /// The primary button was pressed. Emits finished() unless the page has something to do first.
    virtual void next();
    virtual bool canGoBack() const;

signals:
    /// isComplete(), nextLabel() or canGoBack() answers something else now.
    void completeChanged();
    /// The wizard can go on to the next page.
    void finished();
};

} // namespace vfpilot::gui
