// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/text/catalog_text.h"
#include "gui/text/fill.h"
#include "gui/text/finding_text.h"
#include "gui/text/table.h"

namespace vfpilot::gui {
namespace {

using protocol::Finding;

constexpr Sentence fixes[] = {
    {"no-other-cpu", QT_TRANSLATE_NOOP("fix", "Nothing on this host can be done about it.")},
    {"enable-vmx", QT_TRANSLATE_NOOP("fix",
                                     "Switch on “Intel Virtualization Technology” (VMX) in "
                                     "the firmware setup.")},
    {"need-pve", QT_TRANSLATE_NOOP("fix", "Connect to a host that runs Proxmox VE 8 or newer.")},
    {"upgrade-pve", QT_TRANSLATE_NOOP("fix", "Upgrade the host to Proxmox VE 8 or newer first.")},
    {"enable-vtd", QT_TRANSLATE_NOOP("fix",
                                     "Switch on “VT-d” in the firmware setup, often below "
                                     "“System Agent” or “Advanced”.")},
    {"enable-igpu", QT_TRANSLATE_NOOP("fix",
                                      "Set “Internal Graphics” to “Enabled” in the firmware "
                                      "setup (not “Auto”).")},
    {"check-device-list", QT_TRANSLATE_NOOP("fix",
                                            "Look for an update of vfpilot. A device that "
                                            "nobody has tried is better left alone.")},
    {"see-alternatives",
     QT_TRANSLATE_NOOP("fix",
                       "The page Choose shows what is possible instead: sharing with containers, "
                       "or the whole iGPU for one VM.")},
    {"enable-sriov", QT_TRANSLATE_NOOP("fix",
                                       "Switch on “SR-IOV” in the firmware setup. If there "
                                       "is no such entry, look for a firmware update.")},
    {"enable-above-4g", QT_TRANSLATE_NOOP("fix",
                                          "Switch on “Above 4G Decoding” (and “Re-Size "
                                          "BAR” if it is there) in the firmware setup.")},
    {"check-secure-boot",
     QT_TRANSLATE_NOOP("fix", "Look in the firmware setup whether Secure Boot is off.")},
    {"change-kernel",
     QT_TRANSLATE_NOOP(
         "fix", "Use a kernel that a driver exists for; the page Choose names it for each way.")},
    {"remove-other-driver",
     QT_TRANSLATE_NOOP("fix", "Remove that package first. Run on the host: dpkg -P {package}")},
    {"report-loader", QT_TRANSLATE_NOOP("fix",
                                        "Nothing is changed on such a host. Please report "
                                        "what is shown here, so that vfpilot can learn "
                                        "it.")},
    {"plan-installs", QT_TRANSLATE_NOOP("fix", "Nothing to do: the plan installs them.")},
    {"plan-builds", QT_TRANSLATE_NOOP("fix",
                                      "Nothing to do: the plan installs the driver and has "
                                      "it built.")},
    {"rebuild-driver", QT_TRANSLATE_NOOP("fix",
                                         "Make the plan again: it installs the missing "
                                         "headers and builds the driver for these "
                                         "kernels.")},
    {"plan-sets", QT_TRANSLATE_NOOP("fix",
                                    "Make the plan again and apply it: it puts this "
                                    "right.")},
    {"refresh-entries", QT_TRANSLATE_NOOP("fix",
                                          "Make the plan again: it writes the boot entries "
                                          "anew.")},
    {"reboot", QT_TRANSLATE_NOOP("fix", "Restart the host.")},
    {"check-entry", QT_TRANSLATE_NOOP("fix",
                                      "Compare the entry that was started, shown above, "
                                      "with the boot menu; another disk may have its own "
                                      "boot loader.")},
    {"check-iommu", QT_TRANSLATE_NOOP("fix",
                                      "Check that “VT-d” is on in the firmware setup, and "
                                      "read the lines with DMAR in the kernel log.")},
    {"update-bios", QT_TRANSLATE_NOOP("fix",
                                      "Look for a firmware update and for “Interrupt "
                                      "Remapping” or “x2APIC” in its setup.")},
    {"rebuild-initramfs", QT_TRANSLATE_NOOP("fix",
                                            "Make the plan again: it builds the initramfs "
                                            "anew.")},
    {"check-parameters", QT_TRANSLATE_NOOP("fix",
                                           "See whether a file below /etc/modprobe.d sets "
                                           "other values, then make the plan again.")},
    {"check-log", QT_TRANSLATE_NOOP("fix",
                                    "The kernel log lines shown above name the reason. If "
                                    "there are none, switch on “Above 4G Decoding” in the "
                                    "firmware setup.")},
    {"reboot-pf", QT_TRANSLATE_NOOP("fix",
                                    "Take the PF out of the VM that has it (hostpci), and "
                                    "out of “vfio-pci ids=”, then restart the host.")},
    {"start-unit", QT_TRANSLATE_NOOP("fix",
                                     "Restart the host, or run on it: systemctl restart "
                                     "vfpilot-vfs.service")},
    {"report-group", QT_TRANSLATE_NOOP("fix",
                                       "Do not give this VF to a VM. Look for a firmware "
                                       "update, and please report what is shown here.")},
    {"enable-unit", QT_TRANSLATE_NOOP("fix", "Run on the host: systemctl enable {unit}")},
    {"enroll-dkms-key",
     QT_TRANSLATE_NOOP("fix",
                       "Run on the host: mokutil --import {key}, restart, and choose "
                       "“Enroll MOK” on the host's own console; this cannot be done "
                       "over SSH. Or switch off Secure Boot in the firmware setup.")},
    {"make-key",
     QT_TRANSLATE_NOOP("fix",
                       "Run on the host: openssl req -new -x509 -nodes -newkey rsa:2048 -days "
                       "36500 -subj /CN=dkms -outform DER -keyout /var/lib/dkms/mok.key -out "
                       "{key}; then mokutil --import {key}, restart, and choose “Enroll MOK” on "
                       "the host's own console. Or switch off Secure Boot in the firmware setup.")},
    {"use-xe-or-enroll-key",
     QT_TRANSLATE_NOOP(
         "fix",
         "Choose the kernel's own xe driver, which is signed. Or run mokutil --import {key}, "
         "restart, and choose “Enroll MOK” on the host's own console.")},
    {"settle-loader",
     QT_TRANSLATE_NOOP(
         "fix",
         "See which boot loader the firmware starts (efibootmgr -v, proxmox-boot-tool status) and "
         "clear away the other one. Until then nothing is changed on this host.")},
    {"newer-release-or-pin",
     QT_TRANSLATE_NOOP("fix",
                       "Make the plan again with a release that is made for this kernel; or stay "
                       "with the kernel before it: proxmox-boot-tool kernel pin.")},
    {"mend-configuration",
     QT_TRANSLATE_NOOP("fix", "Put that place right by hand, then look again.")},
    {"remove-override",
     QT_TRANSLATE_NOOP("fix",
                       "Take the assignment out of {wrong}, or let it keep what is there: "
                       "\"$GRUB_CMDLINE_LINUX_DEFAULT …\". Then run update-grub.")},
    {"cpu-type-host",
     QT_TRANSLATE_NOOP("fix", "Nothing to do here. Give VMs with a VF the CPU type “host”.")},
    {"remove-igfx-off",
     QT_TRANSLATE_NOOP("fix", "Take igfx_off out of the boot parameters, then restart the host.")},
    {"load-xe", QT_TRANSLATE_NOOP("fix",
                                  "Make the plan again: it has xe loaded at every start. To try it "
                                  "at once, run on the host: modprobe xe")},
    {"choose-unit",
     QT_TRANSLATE_NOOP("fix",
                       "Nothing has to be done. To keep the VFs away from the host's drivers, "
                       "choose vfpilot's own service on the page Choose.")},
    {"restart-sysfsutils",
     QT_TRANSLATE_NOOP("fix",
                       "Restart the host, or run on it: systemctl restart sysfsutils.service")},
};

} // namespace

QString fixText(const Finding& finding)
{
    if (finding.fix.empty())
        return {};
    // The same key before the plan was applied and after it: then it is the plan that does it.
    if (finding.state == protocol::FindingState::Planned && finding.fix == "plan-sets")
        return QCoreApplication::translate("fix", "Nothing to do: the plan sets it.");
    QString text = sentenceOf(fixes, "fix", finding.fix);
    if (text.isEmpty())
        text = sentenceOf(catalogFixes(), "fix", finding.fix);
    if (text.isEmpty())
        return shortened(finding.fix, 80);
    text = fill(text, finding.args);
    if (finding.args.contains("cleanup"))
        text += u'\n' + QCoreApplication::translate(
                            "fix", "vfpilot can do this for you: tick it on the page Choose.");
    return text;
}

} // namespace vfpilot::gui
