// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/text/catalog_text.h"

namespace vfpilot::gui {
namespace {

// What a line of a log means; the keys are those of resources/catalog/symptoms.json.
constexpr Sentence causes[] = {
    {"symptom-dkms-module",
     QT_TRANSLATE_NOOP("cause", "The i915 that was built on this machine is loaded.")},
    {"symptom-pf-mode", QT_TRANSLATE_NOOP("cause", "The driver runs the iGPU as a PF.")},
    {"symptom-vfs-possible", QT_TRANSLATE_NOOP("cause", "The driver is ready for {vfs} VFs.")},
    {"symptom-vfs-enabled", QT_TRANSLATE_NOOP("cause", "{vfs} VFs were made.")},
    {"symptom-vf-mode", QT_TRANSLATE_NOOP("cause", "A VF is run by its driver.")},
    {"symptom-stock-i915",
     QT_TRANSLATE_NOOP("cause",
                       "The kernel's own i915 was loaded, which does not know {parameter}: the "
                       "module was not built for this kernel, or an old initramfs was started.")},
    {"symptom-driver-without-sriov",
     QT_TRANSLATE_NOOP("cause",
                       "The loaded driver cannot make VFs; the kernel's own i915 never can.")},
    {"symptom-no-vfs", QT_TRANSLATE_NOOP("cause", "The driver found no VF that it could offer.")},
    {"symptom-pf-aborted", QT_TRANSLATE_NOOP("cause",
                                             "The driver gave up the PF while it started, most "
                                             "often because i915.enable_guc is not 3.")},
    {"symptom-bar-space",
     QT_TRANSLATE_NOOP("cause", "The firmware has set no address space aside for the VFs.")},
    {"symptom-vfs-not-enabled", QT_TRANSLATE_NOOP("cause", "The driver could not make {vfs} VFs.")},
    {"symptom-too-many-vfs",
     QT_TRANSLATE_NOOP(
         "cause",
         "More VFs were asked for than the driver allows; with max_vfs left at 0 it allows none.")},
    {"symptom-no-driver-bound",
     QT_TRANSLATE_NOOP(
         "cause",
         "No driver runs the PF: i915 is blacklisted, failed, or vfio-pci has taken the device.")},
    {"symptom-vfs-already",
     QT_TRANSLATE_NOOP(
         "cause", "{vfs} VFs were there already; the number can only be changed by way of 0.")},
    {"symptom-vfs-assigned",
     QT_TRANSLATE_NOOP(
         "cause", "{assigned} VFs are held by VMs, so the number of VFs could not be changed.")},
    {"symptom-vfs-disabled",
     QT_TRANSLATE_NOOP("cause",
                       "{vfs} VFs were removed. That is as it should be at shutdown; otherwise "
                       "something took the PF away from its driver.")},
    {"symptom-vf-reset", QT_TRANSLATE_NOOP("cause", "VF {vf} did not finish its reset.")},
    {"symptom-no-guc",
     QT_TRANSLATE_NOOP("cause",
                       "GuC submission is off, without which there is neither PF nor VF.")},
    {"symptom-unsigned-module",
     QT_TRANSLATE_NOOP("cause",
                       "A module without a known signature was loaded. Without Secure Boot that is "
                       "of no consequence.")},
    {"symptom-key-rejected",
     QT_TRANSLATE_NOOP("cause",
                       "Secure Boot refused a module whose key is not enrolled. The kernel's own "
                       "is not taken instead, so the iGPU has no driver.")},
    {"symptom-symbol-compat",
     QT_TRANSLATE_NOOP("cause", "The initramfs lacks the module that {symbol} comes from.")},
    {"symptom-symbol-drm",
     QT_TRANSLATE_NOOP(
         "cause", "The guest's kernel lacks {symbol}: cloud images leave the DRM modules out.")},
    {"symptom-exec-format", QT_TRANSLATE_NOOP("cause",
                                              "The module {module} does not fit this kernel; "
                                              "release 2025.10.09 is known for that on 6.14.")},
    {"symptom-no-mmio", QT_TRANSLATE_NOOP("cause",
                                          "The device does not answer: the guest runs a driver "
                                          "that knows no VFs, or the PF is gone.")},
    {"symptom-guc-version",
     QT_TRANSLATE_NOOP(
         "cause",
         "An old driver meets a newer GuC firmware. This is cosmetic in nearly all cases.")},
    {"symptom-no-hwconfig",
     QT_TRANSLATE_NOOP("cause",
                       "Alder Lake-N has no hwconfig table. This line says nothing about SR-IOV.")},
    {"symptom-vf-save", QT_TRANSLATE_NOOP("cause",
                                          "The state of a VF could not be saved. It happens with "
                                          "VFs that the host's own driver holds.")},
    {"symptom-null-pointer",
     QT_TRANSLATE_NOOP("cause",
                       "The kernel hit a fault of a driver. Release 2026.02.04 is known for it.")},
    {"symptom-gpu-hang",
     QT_TRANSLATE_NOOP("cause",
                       "The GPU stopped answering for a while. Heavy load on several VFs does "
                       "that, and so do releases from 2026.09.14 on.")},
    {"symptom-xe-force-probe",
     QT_TRANSLATE_NOOP("cause",
                       "xe says that it leaves device {device} to i915 unless told otherwise.")},
    {"symptom-xe-no-sriov", QT_TRANSLATE_NOOP("cause", "xe makes no VFs on this device.")},
    {"symptom-rom-header",
     QT_TRANSLATE_NOOP("cause",
                       "A VM was given a device without a ROM, or the PF instead of a VF.")},
    {"symptom-vmx-off", QT_TRANSLATE_NOOP("cause", "The firmware has switched VMX off.")},
    {"symptom-backports-loaded",
     QT_TRANSLATE_NOOP("cause",
                       "The i915 of the backports package is loaded, which is not maintained and "
                       "keeps others out.")},
    {"symptom-dkms-window",
     QT_TRANSLATE_NOOP("cause", "The driver release is not made for this kernel.")},
    {"symptom-dkms-failed",
     QT_TRANSLATE_NOOP("cause", "The driver could not be built for kernel {kernel}.")},
    {"symptom-dkms-step-failed",
     QT_TRANSLATE_NOOP("cause", "The build ended with status {status}.")},
    {"symptom-compile-error",
     QT_TRANSLATE_NOOP("cause",
                       "The kernel's interfaces are not those that this release was written for. "
                       "Stable kernels take newer ones back.")},
    {"symptom-no-headers",
     QT_TRANSLATE_NOOP("cause", "The headers of kernel {kernel} are not installed.")},
    {"symptom-configure-denied",
     QT_TRANSLATE_NOOP("cause",
                       "The build could not run its own script: /var/lib/dkms lies on a file "
                       "system mounted noexec, or the compiler is missing.")},
    {"symptom-dkms-not-replaced",
     QT_TRANSLATE_NOOP("cause",
                       "dkms kept the kernel's own module, as both carry the same version.")},
    {"symptom-no-openssl",
     QT_TRANSLATE_NOOP("cause",
                       "The module was built without a signature, as openssl is missing.")},
    {"symptom-apt-401",
     QT_TRANSLATE_NOOP("cause", "A repository asks for a subscription that this host has not.")},
    {"symptom-apt-lock", QT_TRANSLATE_NOOP("cause", "Another package tool holds {path}.")},
    {"symptom-dpkg-interrupted",
     QT_TRANSLATE_NOOP("cause", "An earlier installation was cut off.")},
    {"symptom-no-package", QT_TRANSLATE_NOOP("cause", "No repository of this host has {package}.")},
    {"symptom-no-name", QT_TRANSLATE_NOOP("cause", "The name {host} could not be resolved.")},
    {"symptom-no-space", QT_TRANSLATE_NOOP("cause", "A file system is full.")},
    {"symptom-no-root",
     QT_TRANSLATE_NOOP(
         "cause", "/etc/kernel/cmdline names no root file system, so no boot entry was written.")},
    {"symptom-pf-taken", QT_TRANSLATE_NOOP("cause",
                                           "The VF {device} is gone: a VM has taken the PF, or the "
                                           "VFs were not made at this start.")},
    {"symptom-vfio-denied", QT_TRANSLATE_NOOP("cause",
                                              "PVE's kernels 6.8.12-12 and 6.14.8-1 refuse VFs of "
                                              "group {group} by a fault of their own.")},
    {"symptom-map-dma",
     QT_TRANSLATE_NOOP("cause", "The VM has wider addresses than the IOMMU can map.")},
    {"symptom-no-opregion",
     QT_TRANSLATE_NOOP("cause", "A VF has no OpRegion, because it never drives a monitor.")},
    {"symptom-needs-q35", QT_TRANSLATE_NOOP("cause", "pcie=1 needs the machine type q35.")},
    {"symptom-host-and-mapping",
     QT_TRANSLATE_NOOP("cause", "An entry hostpci names both a device and a mapping, or neither.")},
    {"symptom-mapping-missing",
     QT_TRANSLATE_NOOP("cause", "The mapping {mapping} does not exist.")},
    {"symptom-mapping-stale",
     QT_TRANSLATE_NOOP("cause",
                       "A mapping describes a device that looks different now; a new kernel or "
                       "firmware is enough for that.")},
    {"symptom-no-device", QT_TRANSLATE_NOOP("cause", "There is no device {device}.")},
    {"symptom-device-twice", QT_TRANSLATE_NOOP("cause", "One VM names {device} twice.")},
    {"symptom-none-free",
     QT_TRANSLATE_NOOP("cause", "All VFs of the mapping for {slot} are taken.")},
    {"symptom-no-iommu", QT_TRANSLATE_NOOP("cause", "The IOMMU is not at work.")},
    {"symptom-not-bound",
     QT_TRANSLATE_NOOP("cause", "The devices of {group} could not be moved to vfio-pci.")},
    {"symptom-device-in-use", QT_TRANSLATE_NOOP("cause", "VM {vmid} has {device} already.")},
    {"symptom-reset-failed",
     QT_TRANSLATE_NOOP("cause",
                       "{device} did not take its reset; the VM was started all the same.")},
    {"symptom-vm-locked", QT_TRANSLATE_NOOP("cause", "The VM is locked: {lock}.")},
    {"symptom-vm-changed",
     QT_TRANSLATE_NOOP("cause", "Somebody else changed the VM at the same time.")},
    {"symptom-pmxcfs-down",
     QT_TRANSLATE_NOOP("cause", "The cluster file system does not run, so no qm command works.")},
    {"symptom-vm-value",
     QT_TRANSLATE_NOOP("cause", "{setting} has a value that this version of PVE does not take.")},
    {"symptom-code-43",
     QT_TRANSLATE_NOOP("cause",
                       "Windows stopped the device. The CPU type, the driver's version and the "
                       "display settings of the VM are the usual reasons.")},
};

} // namespace

std::span<const Sentence> symptomCauses()
{
    return causes;
}

} // namespace vfpilot::gui
