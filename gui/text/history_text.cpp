// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/text/history_text.h"

#include "gui/text/fill.h"
#include "gui/text/plain.h"
#include "gui/text/time_text.h"

#include <QCoreApplication>

namespace vfpilot::gui::history_text {
namespace {

QString say(const char* text)
{
    return QCoreApplication::translate("history", text);
}

} // namespace

QString title()
{
    return say(QT_TRANSLATE_NOOP("history", "History: the jobs of this host"));
}

QString purpose()
{
    return say(QT_TRANSLATE_NOOP(
        "history",
        "Look at what was done, go on with what was interrupted, take back what you do not want."));
}

QString notConnected()
{
    return say(QT_TRANSLATE_NOOP("history", "Connect to a host to see its jobs."));
}

QString loading()
{
    return say(QT_TRANSLATE_NOOP("history", "Reading the jobs …"));
}

QString none()
{
    return say(QT_TRANSLATE_NOOP("history", "vfpilot has done nothing on this host yet."));
}

QString notRead()
{
    return say(QT_TRANSLATE_NOOP("history", "The jobs of this host could not be read."));
}

QString chooseOne()
{
    return say(QT_TRANSLATE_NOOP("history", "Choose a job on the left."));
}

QString stepsHeading()
{
    return say(QT_TRANSLATE_NOOP("history", "Steps"));
}

QString errorsHeading()
{
    return say(QT_TRANSLATE_NOOP("history", "What went wrong"));
}

QString outputHeading()
{
    return say(QT_TRANSLATE_NOOP("history", "Output"));
}

QString resume()
{
    return say(QT_TRANSLATE_NOOP("history", "Go on with the job"));
}

QString takeBack()
{
    return say(QT_TRANSLATE_NOOP("history", "Take back …"));
}

QString refresh()
{
    return say(QT_TRANSLATE_NOOP("history", "Read again"));
}

QString alreadyBack()
{
    return say(QT_TRANSLATE_NOOP("history", "It has been taken back already."));
}

QString nothingToTakeBack()
{
    return say(QT_TRANSLATE_NOOP("history", "Nothing of it is left on the host."));
}

QString stillRunning(const protocol::JobSummary& job)
{
    if (job.kind == "prepare")
        return say(QT_TRANSLATE_NOOP("history", "It is running. Stop it on the Choose page."));
    return say(QT_TRANSLATE_NOOP("history", "It is running. Stop it on the Apply page."));
}

QString rebootHint()
{
    return say(QT_TRANSLATE_NOOP("history",
                                 "Restart the host so that the running system forgets it, too."));
}

QString toReboot()
{
    return say(QT_TRANSLATE_NOOP("history", "To the restart"));
}

QString dialogTitle()
{
    return say(QT_TRANSLATE_NOOP("history", "Take back a job"));
}

QString planning()
{
    return say(QT_TRANSLATE_NOOP("history", "Working out what has to be done …"));
}

QString planIntro()
{
    return say(QT_TRANSLATE_NOOP(
        "history", "These steps bring back what was there before. Nothing has been done yet."));
}

QString planEmpty()
{
    return say(QT_TRANSLATE_NOOP(
        "history",
        "Nothing of this job is left on the host. Taking back only closes it in the journal."));
}

QString blocked()
{
    return say(QT_TRANSLATE_NOOP("history", "It cannot be taken back now:"));
}

QString confirm()
{
    return say(QT_TRANSLATE_NOOP("history", "Take all of this back"));
}

QString leave()
{
    return say(QT_TRANSLATE_NOOP("history", "Leave it as it is"));
}

QString close()
{
    return say(QT_TRANSLATE_NOOP("history", "Close"));
}

QString tryAgain()
{
    return say(QT_TRANSLATE_NOOP("history", "Look again"));
}

QString running()
{
    return say(QT_TRANSLATE_NOOP("history", "Taking back …"));
}

QString windowMayClose()
{
    return say(
        QT_TRANSLATE_NOOP("history", "You may close this window: the host goes on by itself."));
}

QString doneBack()
{
    return say(QT_TRANSLATE_NOOP("history",
                                 "The job has been taken back. Files are as they were, byte "
                                 "for byte; what is made from them was made again."));
}

QString notAllBack()
{
    return say(QT_TRANSLATE_NOOP("history", "Not everything could be taken back."));
}

QString interrupted()
{
    return say(
        QT_TRANSLATE_NOOP("history", "Taking back was interrupted. Open it again to go on."));
}

QString unknownJob()
{
    return say(QT_TRANSLATE_NOOP("history", "A job"));
}

QString jobTitle(const protocol::JobSummary& job)
{
    if (job.kind == "sriov") {
        const auto count = job.args.find("count");
        const int number =
            count == job.args.end() ? 0 : QByteArray::fromStdString(count->second).toInt();
        return QCoreApplication::translate("history", "Set up %n VFs", nullptr, number);
    }
    if (const auto vf = job.args.find("vf");
        job.kind == "vm" && vf != job.args.end() && vf->second.empty())
        return fill(say(QT_TRANSLATE_NOOP("history", "Change settings of VM {vmid}")), job.args);
    if (job.kind == "vm")
        return fill(say(QT_TRANSLATE_NOOP("history", "Give {vf} to VM {vmid}")), job.args);
    if (job.kind == "guard")
        return fill(say(QT_TRANSLATE_NOOP("history", "Guard the restart for {minutes} minutes")),
                    job.args);
    if (job.kind == "prepare")
        return fill(say(QT_TRANSLATE_NOOP("history", "Try to build driver release {release}")),
                    job.args);
    return unknownJob();
}

QString guardActed()
{
    return say(QT_TRANSLATE_NOOP("history", "The guard took this job back: the host could not be "
                                            "reached after its restart."));
}

QString stateText(protocol::JobState state)
{
    switch (state) {
    case protocol::JobState::Running:
        return say(QT_TRANSLATE_NOOP("history", "running"));
    case protocol::JobState::Interrupted:
        return say(QT_TRANSLATE_NOOP("history", "interrupted"));
    case protocol::JobState::Done:
        return say(QT_TRANSLATE_NOOP("history", "done"));
    case protocol::JobState::RolledBack:
        return say(QT_TRANSLATE_NOOP("history", "failed, taken back"));
    case protocol::JobState::RollbackFailed:
        return say(QT_TRANSLATE_NOOP("history", "failed, not all taken back"));
    case protocol::JobState::Undone:
        return say(QT_TRANSLATE_NOOP("history", "taken back"));
    }
    return {};
}

QString stepsDone(const protocol::JobSummary& job)
{
    return fill(
        say(QT_TRANSLATE_NOOP("history", "{done} of {total} steps")),
        {{"done", std::to_string(job.stepsDone)}, {"total", std::to_string(job.stepsTotal)}});
}

QString blockedByNewer(const std::string& job)
{
    return fill(
        say(QT_TRANSLATE_NOOP("history", "The newer job {job} builds on it. Take that one back "
                                         "first.")),
        {{"job", plainLine(job, 60).toStdString()}});
}

QString stepTook(qint64 milliseconds)
{
    return say(QT_TRANSLATE_NOOP("history", "took %1")).arg(durationText(milliseconds));
}

QString rebootNeeded()
{
    return say(QT_TRANSLATE_NOOP("history", "needs a restart"));
}

QString compare()
{
    return say(QT_TRANSLATE_NOOP("history", "Compare …"));
}

QString compareTitle()
{
    return say(QT_TRANSLATE_NOOP("history", "Compare a job"));
}

QString compareWith(const QString& job)
{
    return fill(say(QT_TRANSLATE_NOOP("history", "{job}, compared with:")),
                {{"job", job.toStdString()}});
}

QString hostNow()
{
    return say(QT_TRANSLATE_NOOP("history", "the host as it is now"));
}

QString comparing()
{
    return say(QT_TRANSLATE_NOOP("history", "Reading both sides …"));
}

QString notCompared()
{
    return say(QT_TRANSLATE_NOOP("history", "These two cannot be compared now."));
}

QString notAllKnown()
{
    return say(QT_TRANSLATE_NOOP("history", "Not everything can be compared:"));
}

QString noDifference()
{
    return say(QT_TRANSLATE_NOOP("history", "All files of these two are the same."));
}

QString filesDiffer(int count)
{
    return QCoreApplication::translate("history", "%n file(s) differ.", nullptr, count);
}

QString alike(const std::vector<std::string>& paths)
{
    QStringList names;
    for (const std::string& path : paths)
        names << plainLine(path, 200);
    return fill(say(QT_TRANSLATE_NOOP("history", "The same in both: {files}")),
                {{"files", names.join(QStringLiteral(", ")).left(1000).toStdString()}});
}

QString inThisJob()
{
    return say(QT_TRANSLATE_NOOP("history", "as this job left it"));
}

QString inOtherJob()
{
    return say(QT_TRANSLATE_NOOP("history", "as the other job left it"));
}

QString onHost()
{
    return say(QT_TRANSLATE_NOOP("history", "on the host now"));
}

QString differs()
{
    return say(QT_TRANSLATE_NOOP("history", "differs"));
}

QString onlyHere(bool isWithHost)
{
    return isWithHost ? say(QT_TRANSLATE_NOOP("history", "not on the host any more"))
                      : say(QT_TRANSLATE_NOOP("history", "only in this job"));
}

QString onlyThere(bool isWithHost)
{
    return isWithHost ? say(QT_TRANSLATE_NOOP("history", "on the host again"))
                      : say(QT_TRANSLATE_NOOP("history", "only in the other job"));
}

} // namespace vfpilot::gui::history_text
