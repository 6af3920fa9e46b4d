// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QObject>

#include <optional>

namespace vfpilot::gui {

class HostModel;

/// What can be done with the reviewed plan, and what became of trying.
class ReviewModel : public QObject
{
    Q_OBJECT

public:
    explicit ReviewModel(HostModel& host, QObject* parent = nullptr);

    /// There is a plan with steps, none refused, and nothing is on its way.
    bool canApply() const;
    /// A plan without steps and without refusals: the host is as wanted.
    bool isUnchanged() const;
    bool isBusy() const { return m_isBusy; }
    /// The plan shown was made after the engine said that the host had changed.
    bool hostHasChanged() const { return m_hostHasChanged; }
    const std::optional<Error>& error() const { return m_error; }

    /// Starts the job with the digest of the plan that is shown. started() or unchanged() follows,
    /// or error(); when the host has changed since, a new plan is made and shown instead.
    void apply();

signals:
    void changed();
    void started();
    /// The engine found nothing left to do.
    void unchanged();

private:
    void planAgain();
    void stop(const Error& error);

    HostModel& m_host;
    std::optional<Error> m_error;
    bool m_isBusy = false;
    bool m_hostHasChanged = false;
};

} // namespace vfpilot::gui
