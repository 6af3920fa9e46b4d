// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/text/finding_text.h"

#include "gui/text/fill.h"
#include "gui/text/table.h"

namespace vfpilot::gui {
namespace {

using protocol::Finding;
using protocol::FindingState;

constexpr Sentence titles[] = {
    {"cpu-vmx", QT_TRANSLATE_NOOP("finding", "CPU virtualization")},
    {"pve-version", QT_TRANSLATE_NOOP("finding", "Proxmox VE version")},
    {"vtd-firmware", QT_TRANSLATE_NOOP("finding", "VT-d in the firmware")},
    {"igpu", QT_TRANSLATE_NOOP("finding", "Intel iGPU")},
    {"supported-device", QT_TRANSLATE_NOOP("finding", "Known device")},
    {"sriov-capability", QT_TRANSLATE_NOOP("finding", "SR-IOV in the iGPU")},
    {"vf-bar-space", QT_TRANSLATE_NOOP("finding", "Address space for VFs")},
    {"secure-boot", QT_TRANSLATE_NOOP("finding", "Secure Boot")},
    {"vmd", QT_TRANSLATE_NOOP("finding", "VMD (disk controller)")},
    {"boot-loader", QT_TRANSLATE_NOOP("finding", "Boot loader")},
    {"leftovers", QT_TRANSLATE_NOOP("finding", "Leftovers of other attempts")},
    {"kernel-headers", QT_TRANSLATE_NOOP("finding", "Kernel headers")},
    {"driver-built", QT_TRANSLATE_NOOP("finding", "Driver that can make VFs")},
    {"boot-parameters", QT_TRANSLATE_NOOP("finding", "Boot parameters")},
    {"running-parameters", QT_TRANSLATE_NOOP("finding", "Parameters of the running kernel")},
    {"iommu-active", QT_TRANSLATE_NOOP("finding", "IOMMU at work")},
    {"address-width", QT_TRANSLATE_NOOP("finding", "Address width of the IOMMU")},
    {"interrupt-remapping", QT_TRANSLATE_NOOP("finding", "Interrupt remapping")},
    {"pf-group", QT_TRANSLATE_NOOP("finding", "IOMMU group of the PF")},
    {"module-loaded", QT_TRANSLATE_NOOP("finding", "Driver that is loaded")},
    {"module-parameters", QT_TRANSLATE_NOOP("finding", "Parameters of the driver")},
    {"pf-driver", QT_TRANSLATE_NOOP("finding", "PF in SR-IOV mode")},
    {"vf-count", QT_TRANSLATE_NOOP("finding", "Number of VFs")},
    {"vf-drivers", QT_TRANSLATE_NOOP("finding", "VFs ready for VMs")},
    {"vf-unit", QT_TRANSLATE_NOOP("finding", "VFs after each start")},
    {"vf-use", QT_TRANSLATE_NOOP("finding", "VFs in use")},
};

constexpr Sentence okLines[] = {
    {"cpu-vmx", QT_TRANSLATE_NOOP("finding", "VMX is on · {model}")},
    {"pve-version", QT_TRANSLATE_NOOP("finding", "Proxmox VE {version}")},
    {"vtd-firmware", QT_TRANSLATE_NOOP("finding", "The firmware offers VT-d (DMAR table found)")},
    {"igpu", QT_TRANSLATE_NOOP("finding", "{address} · 8086:{device} · {platform}")},
    {"supported-device", QT_TRANSLATE_NOOP("finding", "{platform} (8086:{device}) can do SR-IOV")},
    {"sriov-capability", QT_TRANSLATE_NOOP("finding", "{address} offers up to {totalVfs} VFs")},
    {"vf-bar-space", QT_TRANSLATE_NOOP("finding", "The firmware has set it aside")},
    {"secure-boot", QT_TRANSLATE_NOOP("finding", "Off; the driver can be loaded unsigned")},
    {"secure-boot.enrolled",
     QT_TRANSLATE_NOOP("finding", "On; the key that signs the driver is enrolled")},
    {"secure-boot.native",
     QT_TRANSLATE_NOOP("finding", "Does not matter: the kernel's own driver is signed")},
    {"vmd", QT_TRANSLATE_NOOP("finding", "There is none")},
    {"vmd.present",
     QT_TRANSLATE_NOOP("finding", "{address} concerns disks, not the iGPU; it may stay on")},
    {"boot-loader", QT_TRANSLATE_NOOP("finding", "This host starts with {loader}")},
    {"leftovers", QT_TRANSLATE_NOOP("finding", "None found")},
    {"leftovers.harmless", QT_TRANSLATE_NOOP("finding", "{count} found; they do no harm")},
    {"kernel-headers", QT_TRANSLATE_NOOP("finding", "Installed for {kernels}")},
    {"kernel-headers.native", QT_TRANSLATE_NOOP("finding", "Not needed: nothing has to be built")},
    {"driver-built", QT_TRANSLATE_NOOP("finding", "Release {release}, built for {kernels}")},
    {"driver-built.native", QT_TRANSLATE_NOOP("finding", "{driver} comes with {kernels}")},
    {"boot-parameters", QT_TRANSLATE_NOOP("finding", "Set, and in every boot entry")},
    {"running-parameters", QT_TRANSLATE_NOOP("finding", "The kernel was started with them")},
    {"iommu-active", QT_TRANSLATE_NOOP("finding", "{units} units, {groups} groups")},
    {"address-width", QT_TRANSLATE_NOOP("finding", "{bits} bits")},
    {"address-width.unknown", QT_TRANSLATE_NOOP("finding", "The table does not say")},
    {"interrupt-remapping", QT_TRANSLATE_NOOP("finding", "Enabled")},
    {"pf-group", QT_TRANSLATE_NOOP("finding", "{address} is in group {group}, without any VF")},
    {"module-loaded", QT_TRANSLATE_NOOP("finding", "{module} {version}")},
    {"module-loaded.native", QT_TRANSLATE_NOOP("finding", "{module}, the kernel's own")},
    {"module-parameters",
     QT_TRANSLATE_NOOP("finding", "max_vfs={max_vfs}, enable_guc={enable_guc}")},
    {"module-parameters.native", QT_TRANSLATE_NOOP("finding", "VFs are allowed")},
    {"pf-driver", QT_TRANSLATE_NOOP("finding", "{address} is run by {driver} as a PF")},
    {"vf-count", QT_TRANSLATE_NOOP("finding", "{count} of {wanted} VFs are there")},
    {"vf-drivers", QT_TRANSLATE_NOOP("finding", "On vfio-pci, each in an IOMMU group of its own")},
    {"vf-unit", QT_TRANSLATE_NOOP("finding", "{unit} makes them before the VMs start")},
    {"vf-unit.sysfsutils", QT_TRANSLATE_NOOP("finding", "{unit} makes them, by a line in {path}")},
    {"vf-use", QT_TRANSLATE_NOOP("finding", "{used} in use, {free} free")},
};

constexpr Sentence plannedLines[] = {
    {"leftovers", QT_TRANSLATE_NOOP("finding", "The plan clears them away")},
    {"kernel-headers", QT_TRANSLATE_NOOP("finding", "The plan installs them for {kernels}")},
    {"driver-built", QT_TRANSLATE_NOOP("finding", "The plan installs release {release}")},
    {"boot-parameters", QT_TRANSLATE_NOOP("finding", "The plan adds {missing}")},
    {"running-parameters", QT_TRANSLATE_NOOP("finding", "In force after the reboot")},
    {"iommu-active", QT_TRANSLATE_NOOP("finding", "Comes with the parameters, after the reboot")},
    {"module-loaded", QT_TRANSLATE_NOOP("finding", "The new driver is loaded after the reboot")},
    {"module-loaded.native", QT_TRANSLATE_NOOP("finding", "{module} is loaded after the reboot")},
    {"module-parameters", QT_TRANSLATE_NOOP("finding", "Set after the reboot")},
    {"pf-driver", QT_TRANSLATE_NOOP("finding", "Switched on after the reboot")},
    {"vf-count", QT_TRANSLATE_NOOP("finding", "The VFs are made after the reboot")},
    {"vf-drivers", QT_TRANSLATE_NOOP("finding", "Put on vfio-pci when they are made")},
    {"vf-unit", QT_TRANSLATE_NOOP("finding", "The plan sets up {unit}")},
};

constexpr Sentence brokenLines[] = {
    {"cpu-vmx", QT_TRANSLATE_NOOP("finding", "VMs cannot use this CPU's virtualization")},
    {"pve-version", QT_TRANSLATE_NOOP("finding", "Not a version that vfpilot can work with")},
    {"vtd-firmware", QT_TRANSLATE_NOOP("finding", "The firmware does not offer VT-d")},
    {"igpu", QT_TRANSLATE_NOOP("finding", "No Intel iGPU is visible")},
    {"supported-device", QT_TRANSLATE_NOOP("finding", "8086:{device} cannot be set up")},
    {"sriov-capability", QT_TRANSLATE_NOOP("finding", "The iGPU offers no SR-IOV")},
    {"vf-bar-space", QT_TRANSLATE_NOOP("finding", "There is no room for the VFs' memory")},
    {"secure-boot", QT_TRANSLATE_NOOP("finding", "On; the driver would be refused")},
    {"secure-boot.unknown", QT_TRANSLATE_NOOP("finding", "Not off, as far as one can see")},
    {"vmd", QT_TRANSLATE_NOOP("finding", "{address} concerns disks, not the iGPU; it may stay on")},
    {"boot-loader", QT_TRANSLATE_NOOP("finding", "It is not certain which one starts this host")},
    {"leftovers", QT_TRANSLATE_NOOP("finding", "{count} found")},
    {"leftovers.offered",
     QT_TRANSLATE_NOOP("finding", "{count} found; can be cleared away on the page Choose")},
    {"kernel-headers", QT_TRANSLATE_NOOP("finding", "Missing for {kernels}")},
    {"driver-built", QT_TRANSLATE_NOOP("finding", "Not built for {kernels}")},
    {"driver-built.native", QT_TRANSLATE_NOOP("finding", "{driver} makes no VFs with {kernels}")},
    {"boot-parameters", QT_TRANSLATE_NOOP("finding", "The next start would be without {missing}")},
    {"running-parameters",
     QT_TRANSLATE_NOOP("finding", "The kernel was started without {missing}")},
    {"iommu-active", QT_TRANSLATE_NOOP("finding", "The IOMMU is not working")},
    {"address-width", QT_TRANSLATE_NOOP("finding", "{bits} bits")},
    {"interrupt-remapping", QT_TRANSLATE_NOOP("finding", "Not enabled")},
    {"pf-group", QT_TRANSLATE_NOOP("finding", "{address} is not kept apart from VMs")},
    {"module-loaded", QT_TRANSLATE_NOOP("finding", "Not the driver that can make VFs")},
    {"module-parameters", QT_TRANSLATE_NOOP("finding", "With these the driver makes no VFs")},
    {"pf-driver", QT_TRANSLATE_NOOP("finding", "{address} does not work as a PF")},
    {"vf-count", QT_TRANSLATE_NOOP("finding", "{count} of {wanted} VFs are there")},
    {"vf-drivers", QT_TRANSLATE_NOOP("finding", "{vf} is not ready for a VM")},
    {"vf-unit", QT_TRANSLATE_NOOP("finding", "{unit} does not run in time at the next start")},
    {"vf-use", QT_TRANSLATE_NOOP("finding", "{used} in use, {free} free")},
};

QString orKey(const QString& text, const std::string& key)
{
    return text.isEmpty() ? shortened(key, 80) : text;
}

} // namespace

QString findingTitle(const Finding& finding)
{
    return orKey(sentenceOf(titles, "finding", finding.id), finding.id);
}

QString findingLine(const Finding& finding)
{
    const auto how = finding.args.find("how");
    const std::string variant =
        finding.id + '.' + (how == finding.args.end() ? std::string() : how->second);
    const auto line = [&](std::span<const Sentence> table) {
        const QString special = sentenceOf(table, "finding", variant);
        return fill(special.isEmpty() ? sentenceOf(table, "finding", finding.id) : special,
                    finding.args);
    };
    switch (finding.state) {
    case FindingState::Ok:
    case FindingState::Info:
        return line(okLines);
    case FindingState::Planned:
        return line(plannedLines);
    case FindingState::Warning:
    case FindingState::Blocking:
        return line(brokenLines);
    case FindingState::NotReached:
        return QCoreApplication::translate("finding", "Shows itself once the links above hold");
    }
    return {};
}

QString stateWord(FindingState state)
{
    switch (state) {
    case FindingState::Ok:
        return QCoreApplication::translate("finding", "in order");
    case FindingState::Info:
        return QCoreApplication::translate("finding", "for information");
    case FindingState::Warning:
        return QCoreApplication::translate("finding", "worth a look");
    case FindingState::Planned:
        return QCoreApplication::translate("finding", "planned");
    case FindingState::Blocking:
        return QCoreApplication::translate("finding", "needs you");
    case FindingState::NotReached:
        return QCoreApplication::translate("finding", "not reached");
    }
    return {};
}

} // namespace vfpilot::gui
