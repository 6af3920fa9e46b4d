// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/text/verify_text.h"

#include "gui/text/plain.h"

#include <QCoreApplication>

namespace vfpilot::gui::verify_text {
namespace {

QString say(const char* text)
{
    return QCoreApplication::translate("verify", text);
}

} // namespace

QString title()
{
    return say(QT_TRANSLATE_NOOP("verify", "Verify: every link from the firmware to the VFs"));
}

QString purpose()
{
    return say(QT_TRANSLATE_NOOP(
        "verify", "Read on the running host just now. Nothing is assumed from what was written."));
}

QString checking()
{
    return say(QT_TRANSLATE_NOOP("verify", "Reading the host …"));
}

QString green()
{
    return say(QT_TRANSLATE_NOOP("verify", "Everything is in place."));
}

QString notGreenPending()
{
    return say(QT_TRANSLATE_NOOP(
        "verify", "The host has not been restarted yet; what was set up is not active."));
}

QString notGreenFresh()
{
    return say(QT_TRANSLATE_NOOP("verify", "Nothing has been set up on this host yet."));
}

QString brokenDetail()
{
    return say(QT_TRANSLATE_NOOP("verify", "This is the first link that does not hold. Its row "
                                           "below shows what was seen, why, and what to do."));
}

QString unknown()
{
    return say(QT_TRANSLATE_NOOP("verify", "The host could not be read."));
}

QString checkAgain()
{
    return say(QT_TRANSLATE_NOOP("verify", "Check again"));
}

QString chainHeading()
{
    return say(QT_TRANSLATE_NOOP("verify", "The chain"));
}

QString pictureHeading()
{
    return say(QT_TRANSLATE_NOOP("verify", "Who has which VF"));
}

QString next()
{
    return say(QT_TRANSLATE_NOOP("verify", "Next: machines"));
}

QString goOnAnyway()
{
    return say(QT_TRANSLATE_NOOP("verify", "Go on anyway"));
}

QString pf()
{
    return say(QT_TRANSLATE_NOOP("verify", "PF"));
}

QString pfKept()
{
    return say(QT_TRANSLATE_NOOP("verify", "stays with the host"));
}

QString free()
{
    return say(QT_TRANSLATE_NOOP("verify", "free"));
}

QString noVfs()
{
    return say(QT_TRANSLATE_NOOP("verify", "No VFs yet"));
}

QString noDriver()
{
    return say(QT_TRANSLATE_NOOP("verify", "no driver"));
}

QString noGroup()
{
    return say(QT_TRANSLATE_NOOP("verify", "no group"));
}

QString greenDetail(int vfs)
{
    return QCoreApplication::translate(
        "verify", "The iGPU shows %n VFs, each with its own IOMMU group, ready for a VM.", nullptr,
        vfs);
}

QString broken(const QString& link)
{
    return say(QT_TRANSLATE_NOOP("verify", "The first broken link: %1")).arg(link);
}

QString group(int number)
{
    return number < 0 ? noGroup() : say(QT_TRANSLATE_NOOP("verify", "IOMMU group %1")).arg(number);
}

QString groupShort(int number)
{
    return number < 0 ? noGroup() : say(QT_TRANSLATE_NOOP("verify", "group %1")).arg(number);
}

QString machine(int vmid)
{
    return say(QT_TRANSLATE_NOOP("verify", "VM %1")).arg(vmid);
}

QString machines(const std::vector<int>& vmids)
{
    QStringList all;
    for (const int vmid : vmids)
        all << machine(vmid);
    return all.isEmpty() ? free() : all.join(QStringLiteral(", "));
}

QString vfSpoken(const protocol::VfFacts& vf)
{
    const QString driver = vf.driver.empty() ? noDriver() : plainLine(vf.driver, 40);
    return QStringLiteral("%1, %2, %3, %4")
        .arg(plainLine(vf.address, 40), driver, group(vf.iommuGroup), machines(vf.usedBy));
}

} // namespace vfpilot::gui::verify_text
