// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/text/machines_text.h"

#include "gui/text/fill.h"
#include "gui/text/plain.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <iterator>
#include <string_view>

namespace vfpilot::gui::machines_text {
namespace {

QString say(const char* text)
{
    return QCoreApplication::translate("machines", text);
}

struct Remedy
{
    std::string_view id;
    const char* name;
    const char* help;
};

constexpr Remedy remedies[] = {
    {"vm-machine-q35", QT_TRANSLATE_NOOP("machines", "Machine type q35"),
     QT_TRANSLATE_NOOP("machines",
                       "PCIe needs it. A guest that is installed already finds its devices at "
                       "other places: take a backup first.")},
    {"vm-cpu-host", QT_TRANSLATE_NOOP("machines", "CPU type “host”"),
     QT_TRANSLATE_NOOP("machines",
                       "Guest drivers may fail with other types. What else is set for the CPU "
                       "stays.")},
    {"vm-balloon-off", QT_TRANSLATE_NOOP("machines", "No memory ballooning"),
     QT_TRANSLATE_NOOP("machines",
                       "With a VF all of the VM's memory stays in use, so that ballooning has no "
                       "effect.")},
    {"vm-viommu-width", QT_TRANSLATE_NOOP("machines", "vIOMMU of 39 bits"),
     QT_TRANSLATE_NOOP("machines",
                       "The VM's vIOMMU has 48 bits and this host's IOMMU translates {bits}: QEMU "
                       "would not start the VM with a VF.")},
};

const Remedy* find(const std::string& id)
{
    const auto* const it = std::find_if(std::begin(remedies), std::end(remedies),
                                        [&id](const Remedy& one) { return one.id == id; });
    return it == std::end(remedies) ? nullptr : it;
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

QString state(const std::string& status, const std::string& lock)
{
    if (!lock.empty())
        return say(QT_TRANSLATE_NOOP("machines", "locked (%1)")).arg(plainLine(lock, 30));
    if (status.empty())
        return {};
    return status == "running" ? say(QT_TRANSLATE_NOOP("machines", "running"))
                               : say(QT_TRANSLATE_NOOP("machines", "stopped"));
}

QString holdsNothing()
{
    return say(QT_TRANSLATE_NOOP("machines", "–"));
}

QString filter()
{
    return say(QT_TRANSLATE_NOOP("machines", "Find by ID, name or VF"));
}

QString noMatch()
{
    return say(QT_TRANSLATE_NOOP("machines", "No VM matches."));
}

QString otherNode(const std::string& name, int vms)
{
    return QCoreApplication::translate("machines", "Node %1: %n VMs, not changed from here",
                                       nullptr, vms)
        .arg(plainLine(name, 60));
}

QString containers(const std::vector<protocol::ContainerInfo>& all)
{
    QStringList names;
    for (const protocol::ContainerInfo& container : all)
        names << (QString::number(container.id) + u' ' + plainLine(container.name, 60)).trimmed();
    return say(QT_TRANSLATE_NOOP("machines",
                                 "Containers that use the iGPU itself: %1. VFs do not take it away "
                                 "from them."))
        .arg(names.join(say(QT_TRANSLATE_NOOP("machines", ", "))));
}

QString remediesHeading()
{
    return say(QT_TRANSLATE_NOOP("machines", "Set right along with it"));
}

bool hasRemedy(const protocol::Finding& finding)
{
    return find(finding.fix);
}

QString remedy(const protocol::Finding& finding)
{
    const Remedy* found = find(finding.fix);
    return found ? say(found->name) : QString();
}

QString remedyHelp(const protocol::Finding& finding)
{
    const Remedy* found = find(finding.fix);
    return found ? fill(say(found->help), finding.args) : QString();
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

QString write(int vmid)
{
    return say(QT_TRANSLATE_NOOP("machines", "Write to VM %1")).arg(vmid);
}

QString written(const protocol::VmGoal& goal)
{
    if (goal.vf.empty())
        return say(QT_TRANSLATE_NOOP("machines", "VM %1 has its new settings."))
            .arg(QString::number(goal.vmid));
    return say(QT_TRANSLATE_NOOP("machines", "VM %1 now holds %2."))
        .arg(QString::number(goal.vmid), plainLine(goal.vf, 40));
}

QString readyToWrite(const protocol::VmGoal& goal)
{
    if (goal.vf.empty())
        return say(QT_TRANSLATE_NOOP("machines", "VM %1 will get new settings."))
            .arg(QString::number(goal.vmid));
    return say(QT_TRANSLATE_NOOP("machines", "VM %1 will get %2."))
        .arg(QString::number(goal.vmid), plainLine(goal.vf, 40));
}

QString takesEffect(bool isRunning, const protocol::VmGoal& goal)
{
    if (!isRunning)
        return goal.vf.empty()
                   ? say(QT_TRANSLATE_NOOP("machines", "They take effect at its next start."))
                   : say(QT_TRANSLATE_NOOP("machines", "The guest sees it at its next start."));
    return goal.vf.empty()
               ? say(QT_TRANSLATE_NOOP("machines", "It is running: shut it down and start it again "
                                                   "for them to take effect."))
               : say(QT_TRANSLATE_NOOP("machines",
                                       "It is running: shut it down and start it again, "
                                       "then the guest sees the VF."));
}

} // namespace vfpilot::gui::machines_text
