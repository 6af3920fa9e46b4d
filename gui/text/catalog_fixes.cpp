// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/text/catalog_text.h"

namespace vfpilot::gui {
namespace {

// What to do about symptoms and leftovers.
constexpr Sentence fixes[] = {
    {"rebuild-for-kernel",
     QT_TRANSLATE_NOOP(
         "fix",
         "Install the headers of the running kernel, let dkms build the driver again (dkms "
         "autoinstall), then rebuild the initramfs and the boot entries and restart.")},
    {"firmware-mmio",
     QT_TRANSLATE_NOOP("fix",
                       "Switch on “Above 4G Decoding” and SR-IOV in the firmware setup and look "
                       "for a newer firmware. The last resort is the parameter pci=realloc.")},
    {"set-guc-and-vfs",
     QT_TRANSLATE_NOOP("fix",
                       "Set i915.enable_guc=3 and i915.max_vfs (for xe: xe.max_vfs), make sure "
                       "that the boot entry carries them, and restart.")},
    {"see-driver-lines",
     QT_TRANSLATE_NOOP(
         "fix", "Look at the lines of the driver just before this one: they name the reason.")},
    {"free-the-pf", QT_TRANSLATE_NOOP("fix",
                                      "Take the iGPU out of blacklists and of “vfio-pci ids=”, and "
                                      "out of VMs that have the PF, then restart.")},
    {"disable-first",
     QT_TRANSLATE_NOOP("fix",
                       "Write 0 to sriov_numvfs while no VM holds a VF, then the new number.")},
    {"stop-vms", QT_TRANSLATE_NOOP("fix", "Shut down the VMs that hold a VF first.")},
    {"check-pf-use",
     QT_TRANSLATE_NOOP("fix",
                       "See that no VM has the PF (function 0, or the device without a function), "
                       "and that the VFs are made at each start.")},
    {"restart-host",
     QT_TRANSLATE_NOOP("fix", "Restart the host when you can. Until then give the VM another VF.")},
    {"nothing-to-do", QT_TRANSLATE_NOOP("fix", "Nothing to do.")},
    {"enroll-key",
     QT_TRANSLATE_NOOP("fix",
                       "Enroll the key of dkms (mokutil --import /var/lib/dkms/mok.pub) and "
                       "confirm it at the console at the next start, or switch Secure Boot off.")},
    {"rebuild-initramfs-all", QT_TRANSLATE_NOOP("fix",
                                                "Run on the host: update-initramfs -u -k all, then "
                                                "refresh the boot entries and restart.")},
    {"guest-modules-extra",
     QT_TRANSLATE_NOOP("fix", "Install linux-modules-extra for its kernel in the guest.")},
    {"take-release-by-rule",
     QT_TRANSLATE_NOOP("fix", "Use the release that vfpilot recommends for this kernel.")},
    {"guest-driver", QT_TRANSLATE_NOOP("fix",
                                       "Install a driver that knows VFs in the guest and rebuild "
                                       "its initramfs; check that the host still has its PF.")},
    {"vfs-on-vfio",
     QT_TRANSLATE_NOOP("fix", "Let vfpilot bind the VFs to vfio-pci as soon as they are made.")},
    {"fewer-vfs", QT_TRANSLATE_NOOP("fix", "Use fewer VFs at once, or another driver release.")},
    {"vm-rombar",
     QT_TRANSLATE_NOOP("fix",
                       "Give the VM a VF, and switch its ROM off (rombar=0) or name a ROM file.")},
    {"remove-backports", QT_TRANSLATE_NOOP("fix",
                                           "Run on the host: dpkg -P intel-i915-dkms, then "
                                           "update-initramfs -u -k all")},
    {"remove-backports-tree",
     QT_TRANSLATE_NOOP("fix",
                       "Run on the host: dkms remove intel-i915-dkms/{version} --all, then "
                       "update-initramfs -u -k all")},
    {"read-make-log",
     QT_TRANSLATE_NOOP("fix",
                       "Read make.log of the build. Most often another release fits this kernel.")},
    {"install-headers", QT_TRANSLATE_NOOP("fix",
                                          "Install proxmox-headers for this very kernel, and the "
                                          "meta package that keeps them coming.")},
    {"install-build-tools",
     QT_TRANSLATE_NOOP(
         "fix", "Install build-essential, and see that /var/lib/dkms is not mounted noexec.")},
    {"install-openssl", QT_TRANSLATE_NOOP("fix", "Install openssl, then build the driver again.")},
    {"repository-without-subscription",
     QT_TRANSLATE_NOOP("fix",
                       "Switch the enterprise repository off and use pve-no-subscription, unless "
                       "you have a subscription.")},
    {"wait-for-apt", QT_TRANSLATE_NOOP("fix", "Wait until it has finished, then try again.")},
    {"finish-dpkg", QT_TRANSLATE_NOOP("fix", "Run on the host: dpkg --configure -a")},
    {"refresh-package-lists",
     QT_TRANSLATE_NOOP(
         "fix",
         "Run apt update, and check that the suite of each repository is that of the host.")},
    {"check-network",
     QT_TRANSLATE_NOOP("fix", "Check the network and the name servers of the host.")},
    {"make-space",
     QT_TRANSLATE_NOOP("fix",
                       "Free some space: old kernels take most of it in /boot and on the ESP.")},
    {"set-root", QT_TRANSLATE_NOOP("fix",
                                   "Put the host's own root= back into the first line of "
                                   "/etc/kernel/cmdline; /proc/cmdline shows the one in use.")},
    {"kernel-vfio-fix",
     QT_TRANSLATE_NOOP("fix", "Install kernel 6.8.12-13 or 6.14.8-2, or a later one.")},
    {"cpu-host", QT_TRANSLATE_NOOP("fix", "Set the VM's CPU type to host.")},
    {"vm-q35", QT_TRANSLATE_NOOP(
                   "fix", "Set the VM's machine type to q35, or switch pcie off for this device.")},
    {"vm-hostpci", QT_TRANSLATE_NOOP("fix", "Correct the VM's entry hostpci.")},
    {"vm-mapping", QT_TRANSLATE_NOOP("fix", "Make the mapping anew from the VFs that are there.")},
    {"vm-other-vf", QT_TRANSLATE_NOOP("fix", "Give the VM a VF that is free.")},
    {"enable-iommu",
     QT_TRANSLATE_NOOP("fix", "Switch on VT-d in the firmware setup and set intel_iommu=on.")},
    {"wait-for-lock", QT_TRANSLATE_NOOP("fix", "Wait until the task that holds the lock is done.")},
    {"look-again", QT_TRANSLATE_NOOP("fix", "Look at the VM again and repeat the change.")},
    {"start-pmxcfs", QT_TRANSLATE_NOOP("fix", "See why pve-cluster.service does not run.")},
    {"guest-code-43",
     QT_TRANSLATE_NOOP("fix",
                       "Set the CPU type to host, leave x-vga off, and try one change at a time: a "
                       "ROM file, another driver version, no VBS.")},
    {"take-ids-out", QT_TRANSLATE_NOOP("fix", "Take this id out of {path}.")},
    {"take-line-out", QT_TRANSLATE_NOOP("fix", "Take line {line} out of {path}.")},
    {"take-option-out", QT_TRANSLATE_NOOP("fix", "Take this option out of line {line} of {path}.")},
    {"take-word-out", QT_TRANSLATE_NOOP("fix", "Take it out of the boot parameters ({path}).")},
    {"keep-one-value", QT_TRANSLATE_NOOP("fix", "Leave one of them in {path}.")},
    {"remove-cr", QT_TRANSLATE_NOOP("fix", "Save {path} with Unix line ends.")},
    {"one-way-only",
     QT_TRANSLATE_NOOP(
         "fix",
         "Keep one way of making VFs: take line {line} out of {path} if vfpilot is to do it.")},
    {"repair-apt-line",
     QT_TRANSLATE_NOOP("fix", "Take “apt update” off the end of line {line} of {path}.")},
    {"remove-dkms-tree",
     QT_TRANSLATE_NOOP("fix", "Run on the host: dkms remove {module}/{version} --all")},
    {"unpin-when-done",
     QT_TRANSLATE_NOOP(
         "fix", "Take the pin back when a newer kernel fits: proxmox-boot-tool kernel unpin")},
    {"unpin", QT_TRANSLATE_NOOP("fix", "Run on the host: proxmox-boot-tool kernel unpin")},
    {"unpin-next",
     QT_TRANSLATE_NOOP("fix", "Run on the host: proxmox-boot-tool kernel unpin --next-boot")},
};

} // namespace

std::span<const Sentence> catalogFixes()
{
    return fixes;
}

} // namespace vfpilot::gui
