// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/job.h"
#include "core/protocol/methods.h"
#include "gui/report/document.h"

#include <QDateTime>

namespace vfpilot::gui {

/// What the recovery card is made of.
struct CardFacts
{
    QString host;            ///< what the person calls it
    QString address;         ///< where its web page and SSH answer
    QString kernel;          ///< release of the entry that starts by default
    QString loader;          ///< as BootFacts has it
    QString job;             ///< the job to take back
    QStringList tokens;      ///< kernel parameters the job added
    bool hasWayBack = false; ///< the boot menu has a page with the parameters of before
    int guardMinutes = 0;    ///< the guard waits as long; 0: there is none
    QDateTime made;
};

CardFacts cardFacts(const QString& host,
                    const QString& address,
                    const protocol::Facts& facts,
                    const protocol::JobInfo& job);

/// The paper a person needs when the host does not come back: how to start it once without the new
/// settings, and how to take them out for good. In the language of the moment.
Document recoveryCard(const CardFacts& facts);

/// Kernel parameters that the job's plan adds to the boot entries.
QStringList addedTokens(const protocol::JobInfo& job);

} // namespace vfpilot::gui
