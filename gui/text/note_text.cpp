// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/text/fill.h"
#include "gui/text/finding_text.h"
#include "gui/text/table.h"

namespace vfpilot::gui {
namespace {

using protocol::Finding;

constexpr Sentence notes[] = {
    {"refuse-chain", QT_TRANSLATE_NOOP("note",
                                       "Something only you can change comes first. The "
                                       "page Check names it.")},
    {"refuse-gpu", QT_TRANSLATE_NOOP("note", "The host has no iGPU at {gpu}.")},
    {"refuse-route", QT_TRANSLATE_NOOP("note", "The way “{route}” does not work on this host.")},
    {"refuse-vf-count", QT_TRANSLATE_NOOP("note",
                                          "{count} VFs are not possible; the iGPU offers "
                                          "1 to {max}.")},
    {"refuse-loader", QT_TRANSLATE_NOOP("note",
                                        "The host starts with {loader}; vfpilot does not "
                                        "change its parameters.")},
    {"refuse-no-root", QT_TRANSLATE_NOOP("note",
                                         "{path} has no root= in it. Writing it anew could "
                                         "leave the host unable to start.")},
    {"refuse-cmdline-malformed", QT_TRANSLATE_NOOP("note",
                                                   "{path} is not in a form that vfpilot "
                                                   "can edit safely.")},
    {"refuse-release-window", QT_TRANSLATE_NOOP("note",
                                                "Driver release {release} is not made for "
                                                "kernel {kernel}.")},
    {"refuse-release-bad", QT_TRANSLATE_NOOP("note",
                                             "Driver release {release} is known to be "
                                             "faulty.")},
    {"refuse-package-missing", QT_TRANSLATE_NOOP("note",
                                                 "The driver package {package} is not on "
                                                 "the host yet. Choose it on the page "
                                                 "before.")},
    {"refuse-package-wrong", QT_TRANSLATE_NOOP("note", "The package is {found}, not {package}.")},
    {"refuse-vfs-in-use", QT_TRANSLATE_NOOP("note",
                                            "VMs hold VFs: {vmids}. Their number cannot be "
                                            "changed until these VMs have given them "
                                            "back.")},
    {"refuse-pf", QT_TRANSLATE_NOOP("note",
                                    "{address} is the iGPU itself (the PF). It is never "
                                    "given to a VM: that would end all VFs and the host's "
                                    "screen.")},
    {"refuse-vf-unknown", QT_TRANSLATE_NOOP("note", "There is no VF {vf} on the host.")},
    {"refuse-vf-taken", QT_TRANSLATE_NOOP("note", "{vf} belongs to VM {vmid} already.")},
    {"refuse-vf-group", QT_TRANSLATE_NOOP("note",
                                          "{vf} shares its IOMMU group with another "
                                          "device.")},
    {"refuse-vm-unknown", QT_TRANSLATE_NOOP("note", "The host has no VM {vmid}.")},
    {"refuse-vm-locked", QT_TRANSLATE_NOOP("note",
                                           "VM {vmid} is locked ({lock}). Wait until that "
                                           "has ended; vfpilot does not unlock it.")},
    {"refuse-no-slot", QT_TRANSLATE_NOOP("note", "VM {vmid} has all its hostpci slots in use.")},
    {"refuse-vf-held", QT_TRANSLATE_NOOP("note",
                                         "VMs still hold VFs: {vmids}. Take the VFs out of "
                                         "them first.")},
    {"refuse-newer-job", QT_TRANSLATE_NOOP("note",
                                           "The newer job {job} builds on this one. Take "
                                           "that one back first.")},
    {"refuse-file-changed", QT_TRANSLATE_NOOP("note",
                                              "{path} was changed after vfpilot wrote it. "
                                              "Taking back would lose that change.")},
    {"warn-vm-running", QT_TRANSLATE_NOOP("note",
                                          "VM {vmid} is running. The VF is there after it "
                                          "was shut down and started; a restart from "
                                          "inside is not enough.")},
    {"warn-not-q35", QT_TRANSLATE_NOOP("note",
                                       "VM {vmid} is not of machine type q35, which PCIe "
                                       "passthrough wants.")},
    {"warn-cpu-not-host", QT_TRANSLATE_NOOP("note",
                                            "VM {vmid} does not use the CPU type “host”. "
                                            "Guest drivers may fail with other types.")},
    {"warn-display-none", QT_TRANSLATE_NOOP("note",
                                            "VM {vmid} has no virtual display. Without one "
                                            "its screen is only on a remote desktop inside "
                                            "the guest.")},
    {"lint-not-q35", QT_TRANSLATE_NOOP("note", "Machine type is not q35")},
    {"lint-not-ovmf", QT_TRANSLATE_NOOP("note", "Firmware is not OVMF (UEFI)")},
    {"lint-cpu-not-host", QT_TRANSLATE_NOOP("note", "CPU type is not “host”")},
    {"lint-balloon", QT_TRANSLATE_NOOP("note", "Memory ballooning has no effect with a VF")},
    {"lint-display-none", QT_TRANSLATE_NOOP("note", "No virtual display")},
};

} // namespace

QString noteText(const Finding& note)
{
    const QString text = sentenceOf(notes, "note", note.id);
    return text.isEmpty() ? shortened(note.id, 80) : fill(text, note.args);
}

} // namespace vfpilot::gui
