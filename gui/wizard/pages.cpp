// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/wizard/pages.h"

#include "gui/history/history_view.h"
#include "gui/log/log_model.h"
#include "gui/log/log_view.h"
#include "gui/pages/apply/apply_page.h"
#include "gui/pages/check/check_page.h"
#include "gui/pages/choose/choose_page.h"
#include "gui/pages/connect/connect_page.h"
#include "gui/pages/finish/finish_page.h"
#include "gui/pages/machines/machines_page.h"
#include "gui/pages/reboot/reboot_page.h"
#include "gui/pages/review/review_page.h"
#include "gui/pages/verify/verify_page.h"

namespace vfpilot::gui {

std::unique_ptr<Page> makePage(PageId id, HostModel& host)
{
    switch (id) {
    case PageId::Connect:
        return std::make_unique<ConnectPage>(host);
    case PageId::Check:
        return std::make_unique<CheckPage>(host);
    case PageId::Review:
        return std::make_unique<ReviewPage>(host);
    case PageId::Choose:
        return std::make_unique<ChoosePage>(host);
    case PageId::Apply:
        return std::make_unique<ApplyPage>(host);
    case PageId::Reboot:
        return std::make_unique<RebootPage>(host);
    case PageId::Verify:
        return std::make_unique<VerifyPage>(host);
    case PageId::Machines:
        return std::make_unique<MachinesPage>(host);
    case PageId::Finish:
        return std::make_unique<FinishPage>(host);
    }
    return nullptr;
}

std::unique_ptr<View> makeHistory(HostModel& host)
{
    return std::make_unique<HistoryView>(host);
}

bool hasLog()
{
    return LogModel::current() != nullptr;
}

std::unique_ptr<View> makeLog(HostModel& host)
{
    LogModel* log = LogModel::current();
    return log ? std::make_unique<LogView>(host, *log) : nullptr;
}

} // namespace vfpilot::gui
