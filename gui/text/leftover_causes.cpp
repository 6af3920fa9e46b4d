// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/text/catalog_text.h"

namespace vfpilot::gui {
namespace {

// What other tools left behind; the keys are those of resources/catalog/leftovers.json.
constexpr Sentence causes[] = {
    {"leftover-vfio-ids-cmdline",
     QT_TRANSLATE_NOOP("cause",
                       "vfio-pci is told to take 8086:{device}. PF and VFs carry the same id, so "
                       "it takes the PF and no VF can be made.")},
    {"leftover-foreign-vfio-ids",
     QT_TRANSLATE_NOOP("cause",
                       "vfio-pci is told to take 8086:3185, the iGPU of a Gemini Lake. The line "
                       "was copied from instructions for another machine.")},
    {"leftover-i915-blacklisted",
     QT_TRANSLATE_NOOP("cause",
                       "i915 is kept from being loaded, and it is the driver that makes the VFs.")},
    {"leftover-xe-blacklisted",
     QT_TRANSLATE_NOOP("cause",
                       "xe is kept from being loaded, and it is the driver that makes the VFs.")},
    {"leftover-nomodeset",
     QT_TRANSLATE_NOOP("cause", "{word} keeps the graphics driver from starting.")},
    {"leftover-gvt",
     QT_TRANSLATE_NOOP(
         "cause",
         "GVT-g works without GuC submission, SR-IOV only with it: both do not go together.")},
    {"leftover-gvt-module",
     QT_TRANSLATE_NOOP("cause", "kvmgt belongs to GVT-g, which these devices do not have.")},
    {"leftover-virqfd", QT_TRANSLATE_NOOP("cause",
                                          "vfio_virqfd is part of vfio since kernel 6.2; asking "
                                          "for it only leaves an error in the log.")},
    {"leftover-acs-override",
     QT_TRANSLATE_NOOP("cause",
                       "{word} pretends an isolation between devices that is not there. VFs of an "
                       "iGPU have groups of their own without it.")},
    {"leftover-sysfb", QT_TRANSLATE_NOOP("cause",
                                         "{word} takes the console away from the host. It is meant "
                                         "for giving the whole iGPU to a VM.")},
    {"leftover-efifb", QT_TRANSLATE_NOOP("cause", "{word} does nothing on this kernel.")},
    {"leftover-unsafe-interrupts",
     QT_TRANSLATE_NOOP("cause",
                       "allow_unsafe_interrupts lets a VM send interrupts into the host. A host "
                       "with interrupt remapping does not need it.")},
    {"leftover-parameter-repeated", QT_TRANSLATE_NOOP("cause", "{word} stands more than once.")},
    {"leftover-parameter-contradicts",
     QT_TRANSLATE_NOOP(
         "cause", "{name} stands with different values: {words}. The kernel takes the last one.")},
    {"leftover-cmdline-cr",
     QT_TRANSLATE_NOOP(
         "cause",
         "{path} has Windows line ends. The stray character becomes part of the last parameter.")},
    {"leftover-cmdline-no-root",
     QT_TRANSLATE_NOOP(
         "cause",
         "{path} names no root file system. A boot entry made from it could not be started.")},
    {"leftover-sysfs-vfs",
     QT_TRANSLATE_NOOP(
         "cause", "sysfsutils makes VFs at each start as well, without waiting for the driver.")},
    {"leftover-rc-local-vfs",
     QT_TRANSLATE_NOOP("cause",
                       "rc.local makes VFs at each start as well, after VMs may have started.")},
    {"leftover-tmpfiles-vfs",
     QT_TRANSLATE_NOOP("cause",
                       "{path} makes VFs at each start as well, without waiting for the driver.")},
    {"leftover-apt-line",
     QT_TRANSLATE_NOOP(
         "cause",
         "A line of {path} ends in a command. apt reads it as the name of a component and fails.")},
    {"leftover-backports-package",
     QT_TRANSLATE_NOOP("cause",
                       "The backports driver is installed. It is not maintained, and brings the "
                       "same i915 as the driver that vfpilot installs.")},
    {"leftover-dkms-half-added",
     QT_TRANSLATE_NOOP("cause", "dkms knows {module} {version}, but has built it for no kernel.")},
    {"leftover-kernel-pinned",
     QT_TRANSLATE_NOOP("cause",
                       "Kernel {kernel} is pinned: newer ones are installed, but not started.")},
    {"leftover-pin-stale",
     QT_TRANSLATE_NOOP("cause", "Kernel {kernel} is pinned, but not installed.")},
};

} // namespace

std::span<const Sentence> leftoverCauses()
{
    return causes;
}

} // namespace vfpilot::gui
