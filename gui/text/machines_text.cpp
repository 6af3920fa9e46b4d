// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/text/machines_text.h"

#include "gui/text/plain.h"

#include <QCoreApplication>

namespace vfpilot::gui::machines_text {
namespace {

QString say(const char* text)
{
    return QCoreApplication::translate("machines", text);
}

} // namespace

QString title()
{
    return say(QT_TRANSLATE_NOOP("machines", "Machines: give a VF to a VM"));
}

QString purpose()
{
    return say(QT_TRANSLATE_NOOP("machines", "Choose a VM and a free VF. The change of its "
                                             "configuration is shown before it is written."));
}

QString loading()
{
    return say(QT_TRANSLATE_NOOP("machines", "Reading VMs and VFs …"));
}

QString notRead()
{
    return say(QT_TRANSLATE_NOOP("machines", "The VMs of this host could not be read."));
}

QString again()
{
    return say(QT_TRANSLATE_NOOP("machines", "Read again"));
}

QString noVms()
{
    return say(QT_TRANSLATE_NOOP(
        "machines",
        "This host has no VMs yet. Create one in Proxmox VE and come back; the VFs stay."));
}

QString vmsHeading()
{
    return say(QT_TRANSLATE_NOOP("machines", "1. Choose a VM"));
}

QString vfsHeading()
{
    return say(QT_TRANSLATE_NOOP("machines", "2. Choose a free VF"));
}

QString optionsHeading()
{
    return say(QT_TRANSLATE_NOOP("machines", "3. How the VM sees it"));
}

QString changeHeading()
{
    return say(QT_TRANSLATE_NOOP("machines", "What will be written"));
}

QString columnId()
{
    return say(QT_TRANSLATE_NOOP("machines", "ID"));
}

QString columnName()
{
    return say(QT_TRANSLATE_NOOP("machines", "Name"));
}

QString columnState()
{
    return say(QT_TRANSLATE_NOOP("machines", "State"));
}

QString columnHolds()
{
    return say(QT_TRANSLATE_NOOP("machines", "Holds"));
}

QString running()
{
    return say(QT_TRANSLATE_NOOP("machines", "running"));
}

QString stopped()
{
    return say(QT_TRANSLATE_NOOP("machines", "stopped"));
}

QString holdsNothing()
{
    return say(QT_TRANSLATE_NOOP("machines", "–"));
}

QString pcie()
{
    return say(QT_TRANSLATE_NOOP("machines", "As a PCIe device"));
}

QString pcieHelp()
{
    return say(QT_TRANSLATE_NOOP("machines", "Wanted by guest drivers; needs machine type q35."));
}

QString primaryGpu()
{
    return say(QT_TRANSLATE_NOOP("machines", "As the primary GPU"));
}

QString primaryGpuHelp()
{
    return say(QT_TRANSLATE_NOOP("machines",
                                 "For installing the driver in some Windows guests. Off is right "
                                 "for most; it also hides the hypervisor from the guest."));
}

QString rombar()
{
    return say(QT_TRANSLATE_NOOP("machines", "Show the ROM"));
}

QString rombarHelp()
{
    return say(
        QT_TRANSLATE_NOOP("machines", "Leave it on unless a guest does not start with the VF."));
}

QString chooseBoth()
{
    return say(
        QT_TRANSLATE_NOOP("machines", "Choose a VM on the left and a free VF on the right."));
}

QString chooseVm()
{
    return say(QT_TRANSLATE_NOOP("machines", "Now choose the VM that gets it."));
}

QString chooseVf()
{
    return say(QT_TRANSLATE_NOOP("machines", "Now choose a free VF for it."));
}

QString planning()
{
    return say(QT_TRANSLATE_NOOP("machines", "Working out the change …"));
}

QString unchanged()
{
    return say(QT_TRANSLATE_NOOP("machines",
                                 "The VM has it this way already; there is nothing to write."));
}

QString refused()
{
    return say(QT_TRANSLATE_NOOP("machines", "This cannot be written:"));
}

QString writing()
{
    return say(QT_TRANSLATE_NOOP("machines", "Writing …"));
}

QString interrupted()
{
    return say(
        QT_TRANSLATE_NOOP("machines", "Writing was interrupted. History shows how far it came."));
}

QString notWritten()
{
    return say(QT_TRANSLATE_NOOP("machines", "Nothing was written."));
}

QString nothingYet()
{
    return say(QT_TRANSLATE_NOOP("machines", "Nothing has been written yet."));
}

QString skip()
{
    return say(QT_TRANSLATE_NOOP("machines", "Go on without"));
}

QString nextFinish()
{
    return say(QT_TRANSLATE_NOOP("machines", "Next: finish"));
}

QString another()
{
    return say(QT_TRANSLATE_NOOP("machines", "Choose another VM and VF, or go on."));
}

QString locked(const std::string& lock)
{
    return say(QT_TRANSLATE_NOOP("machines", "locked (%1)")).arg(plainLine(lock, 30));
}

QString write(int vmid)
{
    return say(QT_TRANSLATE_NOOP("machines", "Write to VM %1")).arg(vmid);
}

QString written(int vmid, const std::string& vf)
{
    return say(QT_TRANSLATE_NOOP("machines", "VM %1 now holds %2."))
        .arg(QString::number(vmid), plainLine(vf, 40));
}

QString readyToWrite(int vmid, const std::string& vf)
{
    return say(QT_TRANSLATE_NOOP("machines", "VM %1 will get %2."))
        .arg(QString::number(vmid), plainLine(vf, 40));
}

QString takesEffect(bool isRunning)
{
    return isRunning ? say(QT_TRANSLATE_NOOP("machines",
                                             "It is running: shut it down and start it again, then "
                                             "the guest sees the VF."))
                     : say(QT_TRANSLATE_NOOP("machines", "The guest sees it at its next start."));
}

} // namespace vfpilot::gui::machines_text
