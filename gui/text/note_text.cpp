// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/text/fill.h"
#include "gui/text/finding_text.h"
#include "gui/text/table.h"

#include <QStringList>

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
                                        "The host's boot loader ({loader}) is not one "
                                        "that vfpilot can set parameters for.")},
    {"refuse-loader-disagreement",
     QT_TRANSLATE_NOOP("note",
                       "It cannot be told which boot loader starts the host: one reading is "
                       "“{first}”, another is “{second}”. Set right which one is in use first.")},
    {"refuse-grub-not-understood",
     QT_TRANSLATE_NOOP("note",
                       "{path}, line {line}, is written in a way that vfpilot cannot follow. It "
                       "does not edit GRUB's settings on a guess.")},
    {"refuse-grub-overridden",
     QT_TRANSLATE_NOOP("note",
                       "{path}, line {line}, sets GRUB's parameters anew after vfpilot's own file "
                       "and would drop them. Let that line begin with what was set before "
                       "($GRUB_CMDLINE_LINUX_DEFAULT), or take it out.")},
    {"refuse-file-unread", QT_TRANSLATE_NOOP("note",
                                             "{path} could not be read ({reason}), so it cannot "
                                             "be edited safely.")},
    {"refuse-file-malformed", QT_TRANSLATE_NOOP("note",
                                                "{path}, line {line}, is not in a form that "
                                                "vfpilot can edit safely.")},
    {"refuse-secure-boot-unknown",
     QT_TRANSLATE_NOOP("note",
                       "It cannot be told whether Secure Boot is on. With it, a driver that is "
                       "built on the host may be rejected at the next start.")},
    {"refuse-secure-boot-key",
     QT_TRANSLATE_NOOP("note",
                       "Secure Boot is on, and the key that dkms signs modules with is not "
                       "enrolled (MOK). The driver would be rejected at the next start.")},
    {"refuse-kernel-too-old", QT_TRANSLATE_NOOP("note",
                                                "Kernel {kernel} makes no VFs on this iGPU by "
                                                "itself; that takes {needed} or later.")},
    {"refuse-other-driver", QT_TRANSLATE_NOOP("note",
                                              "The package {package} brings a driver that would "
                                              "be loaded instead. Remove it first.")},
    {"refuse-pf-in-vm", QT_TRANSLATE_NOOP("note",
                                          "VM {vmid} has the iGPU itself ({address}), or all of "
                                          "its functions. Its start would end all VFs. Take that "
                                          "device out of the VM first.")},
    {"refuse-leftover-unknown",
     QT_TRANSLATE_NOOP("note", "There is no kind of leftover with the name “{leftover}”.")},
    {"refuse-leftover-by-hand",
     QT_TRANSLATE_NOOP(
         "note", "No plan clears away “{leftover}”. The page Check says what to do by hand.")},
    {"refuse-leftover-not-sure",
     QT_TRANSLATE_NOOP("note",
                       "{path}, line {line}, is written in a way that vfpilot does not change "
                       "without being sure. Please do it by hand.")},
    {"refuse-vfio-ids", QT_TRANSLATE_NOOP("note",
                                          "{path} gives every device with the iGPU's id to "
                                          "vfio-pci ({value}). VFs have the same id as the iGPU, "
                                          "so that takes the iGPU itself. Take it out first.")},
    {"refuse-blacklisted", QT_TRANSLATE_NOOP("note",
                                             "{path} keeps the driver {module} from being loaded. "
                                             "Take that line out first.")},
    {"refuse-no-space", QT_TRANSLATE_NOOP("note",
                                          "{path} has {free} MiB free, and {needed} MiB are "
                                          "needed.")},
    {"refuse-no-quorum", QT_TRANSLATE_NOOP("note",
                                           "The cluster has no quorum, so VMs cannot be changed. "
                                           "vfpilot does not force it.")},
    {"refuse-other-persistence",
     QT_TRANSLATE_NOOP("note",
                       "{path} makes the VFs at each start already. Take back the job that set it "
                       "up before choosing another way.")},
    {"refuse-kernel-package",
     QT_TRANSLATE_NOOP("note",
                       "The installation would bring another kernel package, which nobody asked "
                       "for. Bring the host's packages up to date first.")},
    {"refuse-option", QT_TRANSLATE_NOOP("note", "There is no option “{option}” for this driver.")},
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
    {"refuse-did-not-build", QT_TRANSLATE_NOOP("note",
                                               "Driver release {release} was tried on this host "
                                               "and does not build for kernel {kernel}.")},
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
    {"refuse-guard-set", QT_TRANSLATE_NOOP("note",
                                           "A guard is set on this host already ({path}). Take "
                                           "its job back first.")},
    {"refuse-guard-job", QT_TRANSLATE_NOOP("note",
                                           "Job {job} does not wait for a restart, so there is "
                                           "nothing to guard.")},
    {"refuse-guard-gateway",
     QT_TRANSLATE_NOOP("note",
                       "The host's gateway does not answer even now, so the guard could not tell "
                       "whether the host can be reached. It would take back what works.")},
    {"refuse-guard-sshd",
     QT_TRANSLATE_NOOP("note",
                       "sshd does not answer at 127.0.0.1, port {port}, on the host, so the guard "
                       "could not tell whether the host can be reached.")},
    {"note-no-way-back",
     QT_TRANSLATE_NOOP("note",
                       "The boot menu gets no extra entry with the old parameters: "
                       "proxmox-boot-tool may remove the kernel that it would name. They can be "
                       "changed in the menu for one start; the recovery card tells how.")},
    {"warn-outcomes-unread", QT_TRANSLATE_NOOP("note",
                                               "{path} is not as vfpilot writes it. What it says "
                                               "of earlier builds is ignored.")},
    {"warn-kernel-without-driver",
     QT_TRANSLATE_NOOP("note",
                       "Kernel {kernel} is installed too, and the driver is not made for it. "
                       "Started with it, the host has no VFs.")},
    {"warn-sysfsutils-host-driver",
     QT_TRANSLATE_NOOP("note",
                       "sysfsutils leaves the VFs to the host's own driver until a VM takes one. "
                       "Programs on the host may pick a VF, and a VF may be missing when the "
                       "driver is late.")},
    {"warn-vm-running", QT_TRANSLATE_NOOP("note",
                                          "VM {vmid} is running. The VF is there after it "
                                          "was shut down and started; a restart from "
                                          "inside is not enough.")},
    {"warn-vm-running-settings",
     QT_TRANSLATE_NOOP("note",
                       "VM {vmid} is running. Its new settings take effect after it was shut down "
                       "and started; a restart from inside is not enough.")},
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
    {"warn-q35-windows",
     QT_TRANSLATE_NOOP("note",
                       "VM {vmid} runs Windows and moves to machine type q35. Windows finds its "
                       "devices at new places, sets its network up anew (a fixed address is lost) "
                       "and may want to be activated again. Take a backup first.")},
    {"warn-q35-devices",
     QT_TRANSLATE_NOOP("note",
                       "VM {vmid} moves to machine type q35. The names of its network interfaces "
                       "may change (ens18 becomes enp6s18), and the guest's network settings have "
                       "to follow. Take a backup first.")},
    {"lint-viommu-width",
     QT_TRANSLATE_NOOP("note",
                       "The VM does not start with a VF: its vIOMMU has 48 bits, and this host's "
                       "IOMMU translates {bits}.")},
    {"lint-not-q35", QT_TRANSLATE_NOOP("note", "Machine type is not q35")},
    {"lint-not-ovmf", QT_TRANSLATE_NOOP("note", "Firmware is not OVMF (UEFI)")},
    {"lint-cpu-not-host", QT_TRANSLATE_NOOP("note", "CPU type is not “host”")},
    {"lint-balloon", QT_TRANSLATE_NOOP("note", "Memory ballooning has no effect with a VF")},
    {"lint-display-none", QT_TRANSLATE_NOOP("note", "No virtual display")},
    {"lint-ha-managed",
     QT_TRANSLATE_NOOP("note",
                       "HA may move or restart this VM on another node, where this host's VFs are "
                       "not.")},
    {"lint-hostpci-dropped",
     QT_TRANSLATE_NOOP("note",
                       "PVE cannot read {line} and ignores it: {value}. The next change of the VM "
                       "removes the line.")},
    {"lint-hostpci-no-start",
     QT_TRANSLATE_NOOP("note",
                       "The VM does not start: {line} has to name either a device or a mapping.")},
    {"lint-pcie-without-q35",
     QT_TRANSLATE_NOOP("note",
                       "The VM does not start: {line} asks for PCIe, which needs machine type "
                       "q35.")},
    {"lint-function-twice",
     QT_TRANSLATE_NOOP("note", "The VM does not start: it has {address} twice, in {line} again.")},
};

} // namespace

QString noteText(const Finding& note)
{
    const QString text = sentenceOf(notes, "note", note.id);
    return text.isEmpty() ? shortened(note.id, 80) : fill(text, note.args);
}

QString noteLines(const std::vector<Finding>& notes)
{
    QStringList lines;
    for (const Finding& note : notes)
        lines << noteText(note);
    return lines.join(u'\n');
}

} // namespace vfpilot::gui
