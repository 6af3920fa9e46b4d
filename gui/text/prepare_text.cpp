// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/text/prepare_text.h"

#include "gui/text/fill.h"
#include "gui/text/plain.h"
#include "gui/text/table.h"
#include "gui/text/time_text.h"

namespace vfpilot::gui::prepare_text {
namespace {

constexpr int errorLines = 4;
constexpr int lastLines = 6;
constexpr int lineLimit = 240; // characters

constexpr Sentence outcomes[] = {
    {"built", QT_TRANSLATE_NOOP("prepare", "Release {release} builds for kernel {kernel}.")},
    {"failed",
     QT_TRANSLATE_NOOP("prepare", "Release {release} does not build for kernel {kernel}.")},
    {"excluded",
     QT_TRANSLATE_NOOP("prepare", "Release {release} leaves kernel {kernel} out by itself.")},
};

QString say(const char* text)
{
    return QCoreApplication::translate("prepare", text);
}

std::string listed(const std::vector<std::string>& names)
{
    QStringList all;
    for (const std::string& name : names)
        all << QString::fromStdString(name);
    return all.join(QStringLiteral(", ")).toStdString();
}

} // namespace

QString title()
{
    return say(QT_TRANSLATE_NOOP("prepare", "Try the build first"));
}

QString meaning(const std::string& release, const std::vector<std::string>& kernels)
{
    return fill(say(QT_TRANSLATE_NOOP(
                    "prepare",
                    "Installs what a build needs and builds release {release} for kernel {kernels} "
                    "in a folder of its own. Nothing that the host starts with is changed, and "
                    "History can take it back.")),
                {{"release", release}, {"kernels", listed(kernels)}});
}

QString packageFirst()
{
    return say(QT_TRANSLATE_NOOP("prepare", "The driver package above comes first."));
}

QString show()
{
    return say(QT_TRANSLATE_NOOP("prepare", "Show what it does …"));
}

QString again()
{
    return say(QT_TRANSLATE_NOOP("prepare", "Try it again …"));
}

QString built(const std::string& release)
{
    return fill(say(QT_TRANSLATE_NOOP("prepare",
                                      "Release {release} builds for every kernel that runs now or "
                                      "next.")),
                {{"release", release}});
}

QString next(const std::string& release)
{
    return fill(say(QT_TRANSLATE_NOOP("prepare", "Release {release} is the next to try.")),
                {{"release", release}});
}

QString nextWithPackage()
{
    return say(QT_TRANSLATE_NOOP("prepare", "Its package is on the host already."));
}

QString nextWithoutPackage()
{
    return say(QT_TRANSLATE_NOOP("prepare", "Get its package and choose it above."));
}

QString deadEnd()
{
    return say(QT_TRANSLATE_NOOP(
        "prepare", "No release is left to try. A newer one may come, or another kernel."));
}

QString reading()
{
    return say(QT_TRANSLATE_NOOP("prepare", "Reading what came of it …"));
}

QString nextWaits()
{
    return say(QT_TRANSLATE_NOOP("prepare", "The wizard goes on to Review once this job is over."));
}

QString outcome(const protocol::TrialBuild& build)
{
    const QString text = sentenceOf(outcomes, "prepare", build.result);
    return text.isEmpty() ? shortened(build.result, 80)
                          : fill(text, {{"release", build.release}, {"kernel", build.kernel}});
}

QString tried(const protocol::TrialBuild& build)
{
    return momentText(build.timeMs);
}

QString log()
{
    return say(QT_TRANSLATE_NOOP("prepare", "What the compiler said last"));
}

QString logLines(const std::string& log)
{
    QStringList lines = plain(log).split(u'\n');
    while (!lines.isEmpty() && lines.last().trimmed().isEmpty())
        lines.removeLast();
    QStringList shown;
    const qsizetype tail = qMax<qsizetype>(0, lines.size() - lastLines);
    for (qsizetype i = 0; i < tail && shown.size() < errorLines; ++i) {
        if (lines[i].contains(QLatin1String(" error: ")))
            shown << lines[i];
    }
    if (tail > shown.size())
        shown << QString(QChar(0x2026));
    shown << lines.mid(tail);
    for (QString& line : shown)
        line = shortened(line, lineLimit);
    return shown.join(u'\n');
}

QString dialogTitle()
{
    return title();
}

QString planning()
{
    return say(QT_TRANSLATE_NOOP("prepare", "Working out what the trial does …"));
}

QString planIntro()
{
    return say(QT_TRANSLATE_NOOP(
        "prepare", "These steps try the build. Nothing has been done yet, and none of them touches "
                   "what the host starts with."));
}

QString planEmpty()
{
    return say(
        QT_TRANSLATE_NOOP("prepare", "Everything is known already; nothing is to be tried."));
}

QString blocked()
{
    return say(QT_TRANSLATE_NOOP("prepare", "The build cannot be tried now:"));
}

QString confirm()
{
    return say(QT_TRANSLATE_NOOP("prepare", "Try the build"));
}

QString leave()
{
    return say(QT_TRANSLATE_NOOP("prepare", "Leave it"));
}

QString close()
{
    return say(QT_TRANSLATE_NOOP("prepare", "Close"));
}

QString lookAgain()
{
    return say(QT_TRANSLATE_NOOP("prepare", "Look again"));
}

} // namespace vfpilot::gui::prepare_text
