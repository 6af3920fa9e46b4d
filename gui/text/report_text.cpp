// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/text/report_text.h"

#include "gui/text/plain.h"

#include <QCoreApplication>
#include <QLocale>

namespace vfpilot::gui::report_text {
namespace {

QString say(const char* text)
{
    return QCoreApplication::translate("report", text);
}

} // namespace

QString host()
{
    return say(QT_TRANSLATE_NOOP("report", "Host"));
}

QString simulated()
{
    return say(
        QT_TRANSLATE_NOOP("report", "This is a report of a simulated host, not of a real one."));
}

QString item()
{
    return say(QT_TRANSLATE_NOOP("report", "Item"));
}

QString value()
{
    return say(QT_TRANSLATE_NOOP("report", "Value"));
}

QString node()
{
    return say(QT_TRANSLATE_NOOP("report", "Node"));
}

QString address()
{
    return say(QT_TRANSLATE_NOOP("report", "Address"));
}

QString version()
{
    return say(QT_TRANSLATE_NOOP("report", "Proxmox VE"));
}

QString kernel()
{
    return say(QT_TRANSLATE_NOOP("report", "Running kernel"));
}

QString cpu()
{
    return say(QT_TRANSLATE_NOOP("report", "Processor"));
}

QString gpu()
{
    return say(QT_TRANSLATE_NOOP("report", "iGPU"));
}

QString loader()
{
    return say(QT_TRANSLATE_NOOP("report", "Boot loader"));
}

QString secureBoot()
{
    return say(QT_TRANSLATE_NOOP("report", "Secure Boot"));
}

QString parameters()
{
    return say(QT_TRANSLATE_NOOP("report", "Parameters of the running kernel"));
}

QString notKnown()
{
    return say(QT_TRANSLATE_NOOP("report", "not known"));
}

QString result()
{
    return say(QT_TRANSLATE_NOOP("report", "Result"));
}

QString chain()
{
    return say(QT_TRANSLATE_NOOP("report", "The chain"));
}

QString state()
{
    return say(QT_TRANSLATE_NOOP("report", "State"));
}

QString link()
{
    return say(QT_TRANSLATE_NOOP("report", "Link"));
}

QString seen()
{
    return say(QT_TRANSLATE_NOOP("report", "What was seen"));
}

QString vfs()
{
    return say(QT_TRANSLATE_NOOP("report", "VFs"));
}

QString vf()
{
    return say(QT_TRANSLATE_NOOP("report", "VF"));
}

QString driver()
{
    return say(QT_TRANSLATE_NOOP("report", "Driver"));
}

QString groupColumn()
{
    return say(QT_TRANSLATE_NOOP("report", "IOMMU group"));
}

QString vm()
{
    return say(QT_TRANSLATE_NOOP("report", "VM"));
}

QString machines()
{
    return say(QT_TRANSLATE_NOOP("report", "Virtual machines"));
}

QString noVms()
{
    return say(QT_TRANSLATE_NOOP("report", "There are none."));
}

QString noVfs()
{
    return say(QT_TRANSLATE_NOOP("report", "There are none."));
}

QString name()
{
    return say(QT_TRANSLATE_NOOP("report", "Name"));
}

QString holds()
{
    return say(QT_TRANSLATE_NOOP("report", "Holds"));
}

QString jobs()
{
    return say(QT_TRANSLATE_NOOP("report", "Jobs"));
}

QString noJobs()
{
    return say(QT_TRANSLATE_NOOP("report", "vfpilot has changed nothing on this host."));
}

QString time()
{
    return say(QT_TRANSLATE_NOOP("report", "Time"));
}

QString job()
{
    return say(QT_TRANSLATE_NOOP("report", "Job"));
}

QString what()
{
    return say(QT_TRANSLATE_NOOP("report", "What for"));
}

QString steps()
{
    return say(QT_TRANSLATE_NOOP("report", "Steps"));
}

QString step()
{
    return say(QT_TRANSLATE_NOOP("report", "Step"));
}

QString took()
{
    return say(QT_TRANSLATE_NOOP("report", "Took"));
}

QString errors()
{
    return say(QT_TRANSLATE_NOOP("report", "What went wrong"));
}

QString kernelLog()
{
    return say(QT_TRANSLATE_NOOP("report", "Kernel log of this boot: the lines that matter"));
}

QString title(const QString& host)
{
    return say(QT_TRANSLATE_NOOP("report", "vfpilot report: %1")).arg(plainLine(host, 80));
}

QString made(const QDateTime& when, const QString& version)
{
    return say(QT_TRANSLATE_NOOP("report", "Made on %1 by vfpilot %2."))
        .arg(QLocale().toString(when, QLocale::ShortFormat), plainLine(version, 40));
}

QString stepsOf(const QString& job)
{
    return say(QT_TRANSLATE_NOOP("report", "Steps of %1")).arg(plainLine(job, 120));
}

QString stepState(protocol::StepState state)
{
    switch (state) {
    case protocol::StepState::Pending:
        return say(QT_TRANSLATE_NOOP("report", "not begun"));
    case protocol::StepState::Running:
        return say(QT_TRANSLATE_NOOP("report", "under way"));
    case protocol::StepState::Done:
        return say(QT_TRANSLATE_NOOP("report", "done"));
    case protocol::StepState::Failed:
        return say(QT_TRANSLATE_NOOP("report", "failed"));
    case protocol::StepState::Undoing:
        return say(QT_TRANSLATE_NOOP("report", "being taken back"));
    case protocol::StepState::Undone:
        return say(QT_TRANSLATE_NOOP("report", "taken back"));
    }
    return {};
}

} // namespace vfpilot::gui::report_text
