// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/text/apply_text.h"

#include "gui/text/error_text.h"
#include "gui/text/fill.h"

#include <QCoreApplication>

namespace vfpilot::gui::apply_text {
namespace {

QString say(const char* text)
{
    return QCoreApplication::translate("apply", text);
}

bool wasCancelled(const protocol::JobInfo& job)
{
    return !job.errors.empty() && job.errors.front().code == Errc::Cancelled;
}

} // namespace

QString title()
{
    return say(QT_TRANSLATE_NOOP("apply", "Apply: step by step on the host"));
}

QString purpose()
{
    return say(QT_TRANSLATE_NOOP(
        "apply", "The steps you reviewed run one after the other. Each is checked before the next "
                 "one begins."));
}

QString headline(const protocol::JobInfo& job, bool isCancelling)
{
    switch (job.summary.state) {
    case protocol::JobState::Running:
        if (isCancelling)
            return say(QT_TRANSLATE_NOOP("apply", "Stopping after the step that is under way."));
        return fill(say(QT_TRANSLATE_NOOP("apply", "Working: {done} of {total} steps are done.")),
                    {{"done", std::to_string(job.summary.stepsDone)},
                     {"total", std::to_string(job.summary.stepsTotal)}});
    case protocol::JobState::Interrupted:
        return say(QT_TRANSLATE_NOOP("apply", "The job was interrupted; nobody works on it now."));
    case protocol::JobState::Done:
        return say(QT_TRANSLATE_NOOP("apply", "All steps are done and checked."));
    case protocol::JobState::RolledBack:
    case protocol::JobState::RollbackFailed:
        if (wasCancelled(job))
            return say(QT_TRANSLATE_NOOP("apply", "You stopped the job."));
        if (!job.errors.empty())
            return errorText(job.errors.front());
        return say(QT_TRANSLATE_NOOP("apply", "The job failed."));
    case protocol::JobState::Undone:
        return say(QT_TRANSLATE_NOOP("apply", "This job has been taken back."));
    }
    return {};
}

QString detail(const protocol::JobInfo& job, bool isCancelling)
{
    switch (job.summary.state) {
    case protocol::JobState::Running:
        if (isCancelling) {
            return say(QT_TRANSLATE_NOOP(
                "apply", "Then everything this job has done so far is taken back."));
        }
        return windowMayClose();
    case protocol::JobState::Interrupted:
        return say(QT_TRANSLATE_NOOP(
            "apply", "A power cut or a killed process can do that. The journal on the host knows "
                     "exactly how far it came: go on with it, or take back what was done."));
    case protocol::JobState::Done:
        if (job.summary.rebootNeeded) {
            return say(QT_TRANSLATE_NOOP(
                "apply", "The host goes on as before until it is restarted. That is the next "
                         "page."));
        }
        return say(QT_TRANSLATE_NOOP("apply", "No restart is needed."));
    case protocol::JobState::RolledBack:
        return say(QT_TRANSLATE_NOOP(
            "apply", "Everything the job had done was taken back. The host is as it was before."));
    case protocol::JobState::RollbackFailed:
        return say(QT_TRANSLATE_NOOP(
            "apply", "Not everything could be taken back. Do not restart the host before the "
                     "points below are put right; History can try again."));
    case protocol::JobState::Undone:
        return say(QT_TRANSLATE_NOOP("apply", "Go back to Choose to begin anew."));
    }
    return {};
}

QString noJob()
{
    return say(QT_TRANSLATE_NOOP("apply", "Nothing is being applied."));
}

QString noJobDetail()
{
    return say(QT_TRANSLATE_NOOP(
        "apply", "A job appears here after you confirm it on the Review page. Earlier ones are "
                 "in History."));
}

QString reading()
{
    return say(QT_TRANSLATE_NOOP("apply", "Reading the job's journal on the host …"));
}

QString windowMayClose()
{
    return say(
        QT_TRANSLATE_NOOP("apply", "You may close this window: the host goes on by itself."));
}

QString stepsHeading()
{
    return say(QT_TRANSLATE_NOOP("apply", "Steps"));
}

QString outputHeading()
{
    return say(QT_TRANSLATE_NOOP("apply", "Output of the host's tools"));
}

QString outputEmpty()
{
    return say(QT_TRANSLATE_NOOP("apply", "No output yet."));
}

QString outputCut()
{
    return say(QT_TRANSLATE_NOOP(
        "apply", "Earlier output is left out here; all of it is kept on the host."));
}

QString search()
{
    return say(QT_TRANSLATE_NOOP("apply", "Search"));
}

QString searchHelp()
{
    return say(QT_TRANSLATE_NOOP("apply", "Enter: the next one; Shift+Enter: the one before"));
}

QString searchNothing()
{
    return say(QT_TRANSLATE_NOOP("apply", "Not found"));
}

QString pause()
{
    return say(QT_TRANSLATE_NOOP("apply", "Pause"));
}

QString follow()
{
    return say(QT_TRANSLATE_NOOP("apply", "Follow"));
}

QString cancel()
{
    return say(QT_TRANSLATE_NOOP("apply", "Stop and take back …"));
}

QString cancelMeaning()
{
    return say(QT_TRANSLATE_NOOP("apply", "Stops before the next step, never inside one, and takes "
                                          "back what was done."));
}

QString cancelQuestion()
{
    return say(QT_TRANSLATE_NOOP(
        "apply", "Stop this job? The step under way is finished first, so that no tool is torn "
                 "out of its work. Then all steps are taken back in reverse order."));
}

QString cancelYes()
{
    return say(QT_TRANSLATE_NOOP("apply", "Stop and take back"));
}

QString cancelNo()
{
    return say(QT_TRANSLATE_NOOP("apply", "Let it go on"));
}

QString resume()
{
    return say(QT_TRANSLATE_NOOP("apply", "Go on with the job"));
}

QString takeBack()
{
    return say(QT_TRANSLATE_NOOP("apply", "Take back …"));
}

QString notTakenBack()
{
    return say(QT_TRANSLATE_NOOP("apply", "While taking back:"));
}

QString nextReboot()
{
    return say(QT_TRANSLATE_NOOP("apply", "Next: restart"));
}

QString nextVerify()
{
    return say(QT_TRANSLATE_NOOP("apply", "Next: verify"));
}

} // namespace vfpilot::gui::apply_text
