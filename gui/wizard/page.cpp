// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/wizard/page.h"

namespace vfpilot::gui {

const char* pageName(PageId page)
{
    switch (page) {
    case PageId::Connect:
        return "connect";
    case PageId::Check:
        return "check";
    case PageId::Choose:
        return "choose";
    case PageId::Review:
        return "review";
    case PageId::Apply:
        return "apply";
    case PageId::Reboot:
        return "reboot";
    case PageId::Verify:
        return "verify";
    case PageId::Machines:
        return "machines";
    case PageId::Finish:
        return "finish";
    }
    return "";
}

void Page::next()
{
    emit finished();
}

bool Page::canGoBack() const
{
    return true;
}

} // namespace vfpilot::gui
