// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/apply/job_process.h"
#include "core/plan/step_spec.h"
#include "tests/support/fake_tools.h"

namespace vfpilot::test {

/// A FakeHost with its tools and one job on it: all steps of the main thing, or a VM's.
class JobWorld
{
public:
    /// MakeVfs: a driver package on systemd-boot. OnGrub: the same with plain GRUB, where a word of
    /// ours stands elsewhere with another value. BySysfs: no driver, GRUB on an ESP, and
    /// sysfsutils. Prepare: a trial build and what it needs.
    enum class Kind { MakeVfs, GiveVf, OnGrub, BySysfs, Prepare };
    static constexpr int kinds = 5;

    explicit JobWorld(Kind kind = Kind::MakeVfs);

    static constexpr auto job = "20261123-231501-4f2a";
    static constexpr auto cmdline = "/etc/kernel/cmdline";
    static constexpr auto grubSettings = "/etc/default/grub";
    static constexpr auto lineOfBefore = "quiet intel_iommu=off";
    static constexpr auto unit = "/etc/systemd/system/vfpilot-vfs.service";

    FakeHost host;
    FakeTools tools;
    std::vector<plan::StepSpec> specs;
    FakeHost::Tree before; ///< what a person could tell apart before the job

    /// A process of the job's: new objects, nothing but the host is handed on.
    Result<protocol::JobState> run(
        apply::Mode mode, const std::function<bool()>& stopAsked = [] { return false; });
    protocol::JobState state() const; ///< as its folder says

    /// What a job's end and its effort are when nothing goes wrong.
    static FakeHost::Tree doneTree(Kind kind);
    static int callsOf(Kind kind, apply::Mode mode); ///< to the host; Undo: of the whole job

    /// First path that differs, with both sides; empty: the same.
    static std::string difference(const FakeHost::Tree& a, const FakeHost::Tree& b);
};

} // namespace vfpilot::test
