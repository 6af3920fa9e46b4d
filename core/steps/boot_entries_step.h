// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/steps/step.h"

namespace vfpilot::steps {

/// Has the boot entries on the ESPs generated from /etc/kernel/cmdline. Judged by the entries, read
/// back from the ESPs: proxmox-boot-tool warns and exits 0 where it skips one.
class BootEntriesStep : public Step
{
public:
    explicit BootEntriesStep(plan::RenderBootEntries spec);

    std::string id() const override;
    Result<Undo> capture(host::Host& host) const override;
    Result<> apply(host::Host& host, const Output& output) const override;
    Result<> verify(host::Host& host) const override;
    Result<> undo(host::Host& host, const Undo& undo, const Output& output) const override;
    Result<Preview>
    previewUndo(host::Host& host, const Undo& undo, const UndoSteps& earlier) const override;
    std::vector<std::string> madeFrom() const override;

private:
    plan::RenderBootEntries m_spec;
};

} // namespace vfpilot::steps
