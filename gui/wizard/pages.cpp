// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/wizard/pages.h"

namespace vfpilot::gui {

std::unique_ptr<Page> makePage(PageId id, HostModel&)
{
    switch (id) {
    case PageId::Connect:
    case PageId::Check:
    case PageId::Choose:
    case PageId::Review:
    case PageId::Apply:
    case PageId::Reboot:
    case PageId::Verify:
    case PageId::Machines:
    case PageId::Finish:
        return nullptr;
    }
    return nullptr;
}

std::unique_ptr<View> makeHistory(HostModel&)
{
    return nullptr;
}

std::unique_ptr<View> makeLog(HostModel&)
{
    return nullptr;
}

} // namespace vfpilot::gui
