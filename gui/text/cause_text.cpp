// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/text/catalog_text.h"
#include "gui/text/fill.h"
#include "gui/text/finding_text.h"
#include "gui/text/table.h"

namespace vfpilot::gui {
namespace {

using protocol::Finding;

constexpr Sentence causes[] = {
    {"not-intel", QT_TRANSLATE_NOOP("cause",
                                    "The CPU is not from Intel ({vendor}), so it has no "
                                    "Intel iGPU to share.")},
    {"vmx-off", QT_TRANSLATE_NOOP("cause",
                                  "The CPU can do VMX, but the firmware has switched it "
                                  "off.")},
    {"not-pve", QT_TRANSLATE_NOOP("cause", "The host has no Proxmox VE.")},
    {"pve-too-old", QT_TRANSLATE_NOOP("cause",
                                      "Proxmox VE {version} is older than the drivers "
                                      "need.")},
    {"dmar-missing", QT_TRANSLATE_NOOP("cause",
                                       "The firmware hands over no DMAR table: VT-d is "
                                       "off in the setup, or the board has none.")},
    {"igpu-missing", QT_TRANSLATE_NOOP("cause",
                                       "No Intel display device is on the PCI bus. Many "
                                       "boards switch it off as soon as a graphics card "
                                       "is plugged in.")},
    {"device-unknown", QT_TRANSLATE_NOOP("cause",
                                         "The device 8086:{device} is not on vfpilot's "
                                         "list.")},
    {"device-unsupported", QT_TRANSLATE_NOOP("cause",
                                             "{platform} (8086:{device}) has no SR-IOV; "
                                             "no driver can change that.")},
    {"device-unproven",
     QT_TRANSLATE_NOOP("cause",
                       "No driver is known to make VFs reliably on {platform} (8086:{device}).")},
    {"secure-boot-unknown",
     QT_TRANSLATE_NOOP("cause", "The firmware did not say whether Secure Boot is on.")},
    {"no-route",
     QT_TRANSLATE_NOOP(
         "cause", "No driver that this version knows makes VFs on {platform} with {kernels}.")},
    {"other-driver",
     QT_TRANSLATE_NOOP(
         "cause",
         "The package {package} brings a driver of its own, which would be loaded instead.")},
    {"no-capability", QT_TRANSLATE_NOOP("cause",
                                        "The configuration space of {address} has no "
                                        "SR-IOV capability. On these devices the firmware "
                                        "hides it when SR-IOV is off in the setup.")},
    {"vf-bars-unassigned", QT_TRANSLATE_NOOP("cause",
                                             "The firmware gave the VFs of {address} no "
                                             "memory window. Below 4 GB there is often "
                                             "not enough room.")},
    {"loader-unknown", QT_TRANSLATE_NOOP("cause",
                                         "vfpilot could not tell which boot loader starts "
                                         "this host. A parameter in the wrong file would "
                                         "have no effect.")},
    {"headers-missing", QT_TRANSLATE_NOOP("cause",
                                          "The driver is compiled on the host, which "
                                          "needs the headers of each kernel: {kernels}.")},
    {"driver-not-built", QT_TRANSLATE_NOOP("cause",
                                           "The kernel's own i915 cannot make VFs. "
                                           "Release {release} can; it is not installed "
                                           "yet.")},
    {"driver-build-missing", QT_TRANSLATE_NOOP("cause",
                                               "Release {release} is there, but not for "
                                               "{kernels}. This happens when a kernel "
                                               "came without its headers.")},
    {"parameters-not-set", QT_TRANSLATE_NOOP("cause",
                                             "{path}, which this boot loader reads, lacks "
                                             "{missing}.")},
    {"parameters-lost-in-entry",
     QT_TRANSLATE_NOOP("cause",
                       "{path} has the parameters, but the boot entries were written "
                       "before that and lack {missing}.")},
    {"parameters-not-running", QT_TRANSLATE_NOOP("cause",
                                                 "The boot entries have the parameters; "
                                                 "the running kernel was started before "
                                                 "that.")},
    {"parameters-not-reached", QT_TRANSLATE_NOOP("cause",
                                                 "The host was restarted, and still the "
                                                 "kernel did not get {missing}. It was "
                                                 "started from another entry than the "
                                                 "one that vfpilot wrote.")},
    {"iommu-off",
     QT_TRANSLATE_NOOP("cause",
                       "The firmware offers VT-d, but the kernel has switched on no IOMMU unit.")},
    {"no-remapping", QT_TRANSLATE_NOOP("cause",
                                       "The kernel log has no line that says interrupt "
                                       "remapping was enabled. VMs may refuse to start "
                                       "with a VF.")},
    {"module-missing", QT_TRANSLATE_NOOP("cause", "The module {module} is not loaded at all.")},
    {"stock-module",
     QT_TRANSLATE_NOOP("cause",
                       "The i915 that is loaded is the kernel's own, not the one that was built. "
                       "Most often the initramfs still holds the old one.")},
    {"max-vfs-zero", QT_TRANSLATE_NOOP("cause",
                                       "The driver {module} was loaded with max_vfs={max_vfs}. "
                                       "With 0 it makes no VFs and says nothing about it.")},
    {"pf-unbound", QT_TRANSLATE_NOOP("cause", "No driver has taken {address}.")},
    {"pf-on-vfio", QT_TRANSLATE_NOOP("cause",
                                     "{address} itself was given to vfio-pci, so the "
                                     "driver that makes VFs cannot have it.")},
    {"no-pf-mode", QT_TRANSLATE_NOOP("cause",
                                     "{driver} has {address}, but did not go into PF "
                                     "mode.")},
    {"vfs-missing", QT_TRANSLATE_NOOP("cause",
                                      "The driver could make VFs; nobody has asked it "
                                      "to.")},
    {"vf-count-differs", QT_TRANSLATE_NOOP("cause",
                                           "There are {count} VFs, {wanted} were asked "
                                           "for.")},
    {"vf-on-host-driver", QT_TRANSLATE_NOOP("cause",
                                            "{vf} is held by the host's {driver} driver "
                                            "instead of vfio-pci.")},
    {"vf-shares-group", QT_TRANSLATE_NOOP("cause",
                                          "{vf} is in IOMMU group {group} together with another "
                                          "VF. A VM would get both, or neither.")},
    {"unit-missing", QT_TRANSLATE_NOOP("cause",
                                       "VFs are gone after each restart unless something "
                                       "makes them again; {unit} is not there.")},
    {"unit-disabled", QT_TRANSLATE_NOOP("cause", "{unit} is there, but not enabled.")},
    {"secure-boot-key-not-enrolled",
     QT_TRANSLATE_NOOP("cause",
                       "With Secure Boot the kernel loads signed modules only. The driver is "
                       "signed with the key {key}, which is not enrolled in the firmware yet.")},
    {"secure-boot-no-key",
     QT_TRANSLATE_NOOP("cause",
                       "With Secure Boot the kernel loads signed modules only, and this host has "
                       "no key yet to sign the driver with ({key}).")},
    {"secure-boot-key-unknown",
     QT_TRANSLATE_NOOP("cause",
                       "With Secure Boot the kernel loads signed modules only. Whether the key "
                       "{key} is enrolled could not be read.")},
    {"loader-disagreement",
     QT_TRANSLATE_NOOP("cause",
                       "What was read about the boot loader does not agree, as shown below. A "
                       "parameter in the wrong file would have no effect.")},
    {"kernel-outside-release",
     QT_TRANSLATE_NOOP("cause",
                       "The installed release {release} is not made for {kernels}; on that kernel "
                       "there would be no VFs.")},
    {"configuration-unreadable",
     QT_TRANSLATE_NOOP("cause", "It cannot be told what {path} gives the kernel: {problem}")},
    {"parameters-overridden",
     QT_TRANSLATE_NOOP("cause",
                       "{wrong} is read after vfpilot's file and replaces what that sets, so the "
                       "kernel does not get {missing}.")},
    {"parameters-in-wrong-file",
     QT_TRANSLATE_NOOP("cause",
                       "{wrong} holds the parameters, but this host starts with {loader}, which "
                       "reads {path} instead.")},
    {"iommu-no-groups",
     QT_TRANSLATE_NOOP(
         "cause", "The IOMMU units are there, but the kernel has put no device into a group.")},
    {"narrow-addresses",
     QT_TRANSLATE_NOOP("cause",
                       "The IOMMU of this host maps {bits} bits of address. A VM whose CPU claims "
                       "more cannot map all of its memory and fails to start with VFIO_MAP_DMA.")},
    {"vf-shares-pf-group",
     QT_TRANSLATE_NOOP("cause",
                       "{vf} is in IOMMU group {group}, the group of {address} itself. A VM with "
                       "this VF would take the PF along, and all VFs would be gone.")},
    {"pf-without-group",
     QT_TRANSLATE_NOOP(
         "cause",
         "The kernel has put {address} into no IOMMU group, so no VF of it can be given to a VM.")},
    {"pf-left-out",
     QT_TRANSLATE_NOOP(
         "cause",
         "The kernel was told by intel_iommu=igfx_off to leave the iGPU out of the IOMMU.")},
    {"xe-not-loaded", QT_TRANSLATE_NOOP("cause",
                                        "Nothing has loaded xe at this start. It is not always "
                                        "loaded by itself when i915 is kept out.")},
    {"force-probe-missing", QT_TRANSLATE_NOOP("cause",
                                              "xe does not take this device (8086:{device}) by "
                                              "itself, and its force_probe does not name it.")},
    {"guc-off", QT_TRANSLATE_NOOP("cause",
                                  "The driver was loaded with enable_guc={enable_guc}, which "
                                  "leaves out GuC submission. Without it there is no SR-IOV.")},
    {"pf-on-other-driver",
     QT_TRANSLATE_NOOP("cause",
                       "{address} is run by {driver}; the VFs are to come from {wanted}.")},
    {"vf-left-to-host",
     QT_TRANSLATE_NOOP("cause",
                       "The VFs are made by sysfsutils, which leaves them to the host's drivers: "
                       "{vf} is held by {driver}. A VM takes it over when it starts; until then "
                       "programs on the host may use it.")},
    {"unit-late", QT_TRANSLATE_NOOP("cause",
                                    "{unit} is enabled, but not ordered before the VMs: one that "
                                    "starts at boot may not find its VF.")},
    {"sysfs-line-missing",
     QT_TRANSLATE_NOOP("cause", "{path} has no line that makes the VFs of this iGPU.")},
};

} // namespace

QString causeText(const Finding& finding)
{
    if (finding.cause.empty())
        return {};
    QString text = sentenceOf(causes, "cause", finding.cause);
    if (text.isEmpty())
        text = sentenceOf(symptomCauses(), "cause", finding.cause);
    if (text.isEmpty())
        text = sentenceOf(leftoverCauses(), "cause", finding.cause);
    return text.isEmpty() ? shortened(finding.cause, 80) : fill(text, finding.args);
}

} // namespace vfpilot::gui
