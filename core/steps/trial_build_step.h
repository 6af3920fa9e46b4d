// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/facts.h"
#include "core/steps/step.h"

namespace vfpilot::steps {

/// Builds a driver package for one kernel by the host's own dkms, in a tree of ours, unsigned. That
/// it does not build is an answer and no failure: it is written down (paths::trialBuilds), which
/// stays when the job is taken back. What keeps the build from being one, such as a full disk, is a
/// failure and nothing is written down.
class TrialBuildStep : public Step
{
public:
    explicit TrialBuildStep(plan::TrialBuild spec);

    std::string id() const override;
    Result<Undo> capture(host::Host& host) const override;
    Result<> apply(host::Host& host, const Output& output) const override;
    Result<> verify(host::Host& host) const override;
    Result<> undo(host::Host& host, const Undo& undo, const Output& output) const override;
    Result<Preview>
    previewUndo(host::Host& host, const Undo& undo, const UndoSteps& earlier) const override;

private:
    Result<> checkPackage(const host::Host& host) const;
    Result<> checkConf(const host::Host& host) const;
    Result<> unpack(host::Host& host, const Output& output) const;
    Result<protocol::TrialBuild> build(host::Host& host, const Output& output) const;
    Result<protocol::TrialBuild> judge(host::Host& host, const host::CommandResult& ran) const;
    Result<bool> hasModule(const host::Host& host) const;
    std::string moduleTree() const;

    plan::TrialBuild m_spec;
    std::string m_folder;
};

} // namespace vfpilot::steps
