// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/steps/boot_menu.h"

namespace vfpilot::steps {

/// Has the boot entries generated from the configuration files, and judges them by what they say
/// afterwards. On a real host a kernel's or initramfs' own hooks may do the same at any time; that
/// changes nothing here, since an entry is only ever compared with what is configured.
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
    Result<> check(const MenuEntries& entries) const;

    plan::RenderBootEntries m_spec;
    std::unique_ptr<BootMenu> m_menu; ///< null: a plan of another version
};

} // namespace vfpilot::steps
