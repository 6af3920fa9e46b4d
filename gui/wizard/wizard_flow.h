// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/methods.h"
#include "gui/wizard/page_id.h"

#include <optional>

namespace vfpilot::gui {

/// Which pages there are to go to, and how far the host is. All of it follows from what was seen
/// on the host, nothing from where the person clicked. No widgets, no signals.
class WizardFlow
{
public:
    enum class Mark {
        Todo,
        Done,
        Active,    ///< the host is at this very thing
        Attention, ///< waits for a person
    };

    struct Entry
    {
        Mark mark = Mark::Todo;
        bool isReachable = false;
    };

    struct Seen
    {
        bool isConnected = false;
        const protocol::ProbeReply* probe = nullptr; ///< the newest; null: none yet
        bool hasPlan = false;
        bool hasJob = false;
    };

    /// Takes what it needs out of `seen`; keeps no pointer.
    void observe(const Seen& seen);

    Entry entry(PageId page) const;
    /// The page where the host is: where the wizard goes on connect.
    PageId pageOfHost() const;
    /// Where the primary button of `page` leads; none after the last.
    std::optional<PageId> after(PageId page) const;
    /// Where Back leads: the nearest page before that can be reached.
    std::optional<PageId> before(PageId page) const;

private:
    enum class Stage { Unknown, Fresh, Running, Interrupted, RebootPending, Applied, Done };

    Mark markOf(PageId page) const;
    bool canReach(PageId page) const;
    /// A job was applied and is in force, or waits for the reboot to be.
    bool isApplied() const;

    bool m_isConnected = false;
    bool m_hasPlan = false;
    bool m_hasJob = false;
    bool m_needsPerson = false;
    bool m_isBroken = false;
    bool m_isGreen = false;
    bool m_hasVfs = false;
    bool m_vmHoldsVf = false;
    bool m_isPreparing = false; ///< the job that runs, or was interrupted, tries a build
    Stage m_stage = Stage::Unknown;
};

/// A link that only a person can put right, in the firmware or at the hardware, is broken: no plan
/// helps. Links behind these are the plan's business.
bool needsPerson(const protocol::Finding& finding);
bool needsPerson(const std::vector<protocol::Finding>& chain);

} // namespace vfpilot::gui
