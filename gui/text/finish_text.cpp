// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/text/finish_text.h"

#include "gui/text/fill.h"
#include "gui/text/plain.h"

#include <QCoreApplication>

namespace vfpilot::gui::finish_text {
namespace {

QString say(const char* text)
{
    return QCoreApplication::translate("finish", text);
}

} // namespace

QString title()
{
    return say(QT_TRANSLATE_NOOP("finish", "Finish: what this host has now"));
}

QString purpose()
{
    return say(QT_TRANSLATE_NOOP(
        "finish", "Keep the report and the recovery card; everything can still be taken back."));
}

QString doneHeading()
{
    return say(QT_TRANSLATE_NOOP("finish", "What was done"));
}

QString gathering()
{
    return say(QT_TRANSLATE_NOOP("finish", "Reading what was done …"));
}

QString notGathered()
{
    return say(QT_TRANSLATE_NOOP("finish", "The host could not be looked at."));
}

QString again()
{
    return say(QT_TRANSLATE_NOOP("finish", "Look again"));
}

QString nothingDone()
{
    return say(QT_TRANSLATE_NOOP("finish", "vfpilot has changed nothing on this host."));
}

QString chainGreen()
{
    return say(QT_TRANSLATE_NOOP(
        "finish", "Every link from the firmware to the VFs was checked on the running host."));
}

QString chainBroken()
{
    return say(QT_TRANSLATE_NOOP(
        "finish", "The chain is not whole yet; Verify names the first broken link."));
}

QString holdersHeading()
{
    return say(QT_TRANSLATE_NOOP("finish", "Who holds which VF"));
}

QString holdersNone()
{
    return say(QT_TRANSLATE_NOOP(
        "finish", "No VM holds a VF yet. You can come back to Machines at any time."));
}

QString keepHeading()
{
    return say(QT_TRANSLATE_NOOP("finish", "To keep"));
}

QString keepText()
{
    return say(QT_TRANSLATE_NOOP("finish",
                                 "The report says what the host has and how it came to it. The "
                                 "recovery card says how to start the host without it."));
}

QString saveReport()
{
    return say(QT_TRANSLATE_NOOP("finish", "Save the report …"));
}

QString saveReportTitle()
{
    return say(QT_TRANSLATE_NOOP("finish", "Save the report"));
}

QString webPages()
{
    return say(QT_TRANSLATE_NOOP("finish", "Web page (*.html)"));
}

QString markdowns()
{
    return say(QT_TRANSLATE_NOOP("finish", "Markdown (*.md)"));
}

QString reportSaved()
{
    return say(QT_TRANSLATE_NOOP("finish", "The report is saved."));
}

QString reportNotSaved()
{
    return say(
        QT_TRANSLATE_NOOP("finish", "The report could not be saved. Choose another folder."));
}

QString saveCard()
{
    return say(QT_TRANSLATE_NOOP("finish", "Save the recovery card …"));
}

QString kernelHeading()
{
    return say(QT_TRANSLATE_NOOP("finish", "At the next kernel update"));
}

QString kernelDkms()
{
    return say(QT_TRANSLATE_NOOP(
        "finish", "Proxmox VE installs new kernels with its updates. DKMS then builds this driver "
                  "for them, if its release fits that kernel and the headers are installed. Before "
                  "you restart into a new kernel, connect once more: Check says whether the driver "
                  "is built for the kernel that starts next."));
}

QString backHeading()
{
    return say(QT_TRANSLATE_NOOP("finish", "Take everything back"));
}

QString backText()
{
    return say(QT_TRANSLATE_NOOP(
        "finish",
        "History lists each job. Taking one back shows its steps first, like the plan did."));
}

QString openHistory()
{
    return say(QT_TRANSLATE_NOOP("finish", "Open History"));
}

QString vfsGiven(int count)
{
    return QCoreApplication::translate("finish", "%n VFs belong to VMs.", nullptr, count);
}

QString vfsMade(int count, const std::string& gpu, const std::string& release)
{
    return fill(
        QCoreApplication::translate(
            "finish", "%n VFs were set up on {gpu} with driver release {release}.", nullptr, count),
        {{"gpu", gpu}, {"release", release}});
}

QString holder(const std::string& vf, int vmid, const std::string& name)
{
    return fill(say(QT_TRANSLATE_NOOP("finish", "{vf} belongs to VM {vmid} ({name}).")),
                {{"vf", plainLine(vf, 40).toStdString()},
                 {"vmid", std::to_string(vmid)},
                 {"name", plainLine(name, 60).toStdString()}});
}

} // namespace vfpilot::gui::finish_text
