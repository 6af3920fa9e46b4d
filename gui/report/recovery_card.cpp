// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/report/recovery_card.h"

#include "core/protocol/paths.h"
#include "gui/text/card_text.h"
#include "gui/text/plain.h"

#include <algorithm>
#include <string>

namespace vfpilot::gui {

QStringList addedTokens(const protocol::JobInfo& job)
{
    for (const protocol::JobStep& step : job.steps) {
        const bool isGrubs = step.planned.id == std::string("own-file:") + paths::grubConfig;
        if (step.planned.kind != "edit-file" && !isGrubs)
            continue;
        const auto tokens = step.planned.args.find("tokens");
        if (tokens != step.planned.args.end())
            return plainLine(tokens->second, 1000).split(u' ', Qt::SkipEmptyParts);
    }
    return {};
}

CardFacts cardFacts(const QString& host,
                    const QString& address,
                    const protocol::Facts& facts,
                    const protocol::JobInfo& job)
{
    CardFacts card;
    card.host = host;
    card.address = address;
    card.loader = QString::fromStdString(facts.boot.loader);
    card.job = QString::fromStdString(job.summary.id);
    card.tokens = addedTokens(job);
    card.made = QDateTime::currentDateTime();
    card.hasWayBack = std::any_of(job.steps.begin(), job.steps.end(), [](const auto& step) {
        return step.planned.id == std::string("own-file:") + paths::grubWayBack;
    });
    for (const protocol::KernelFacts& kernel : facts.kernels) {
        if (kernel.next || (card.kernel.isEmpty() && kernel.running))
            card.kernel = QString::fromStdString(kernel.release);
    }
    return card;
}

Document recoveryCard(const CardFacts& facts)
{
    namespace words = card_text;
    Document card(words::title(facts.host));
    card.paragraph(words::madeFor(facts.job, facts.made));
    card.heading(words::firstHeading());
    QStringList first{words::screenMayBeDark(), words::tryOtherWays(facts.address)};
    if (facts.guardMinutes > 0)
        first << words::waitForGuard(facts.guardMinutes);
    card.bullets(first);

    const bool isGrub = facts.loader.startsWith(QLatin1String("grub"));
    if (facts.hasWayBack) {
        card.heading(words::oldHeading());
        card.steps({words::connectScreen(), words::stopGrubMenu(),
                    words::chooseOld(QLatin1String(paths::grubWayBackTitle))});
        card.paragraph(words::oldMeaning());
    }
    card.heading(words::startHeading());
    card.paragraph(isGrub ? words::startWhyGrub() : words::startWhy());
    card.steps({words::connectScreen(), isGrub ? words::stopGrubMenu() : words::stopMenu(),
                words::chooseEntry(facts.kernel),
                isGrub ? words::appendAtLinuxLine() : words::appendBlacklist(),
                isGrub ? words::pressControlX() : words::pressEnter()});
    card.code(QStringLiteral("module_blacklist=i915,xe"));
    card.paragraph(words::usKeyboard());
    if (!facts.tokens.isEmpty()) {
        card.paragraph(words::orDelete());
        card.code(facts.tokens.join(u' '));
    }

    card.heading(words::backHeading());
    card.paragraph(words::backHow());
    card.code(QStringLiteral("%1 undo %2\nsystemctl reboot")
                  .arg(QLatin1String(paths::engineCopy), plainLine(facts.job, 60)));
    card.paragraph(words::backMeaning());

    card.heading(words::handHeading());
    if (isGrub) {
        card.paragraph(words::handHowGrub());
        card.code(QStringLiteral("rm -f %1 %2\nupdate-grub\nsystemctl disable %3\n"
                                 "systemctl reboot")
                      .arg(QLatin1String(paths::grubConfig), QLatin1String(paths::grubWayBack),
                           QLatin1String(paths::vfUnitName)));
        return card;
    }
    card.paragraph(words::handHow(QLatin1String(paths::kernelCmdline)));
    card.code(QStringLiteral("nano %1\nproxmox-boot-tool refresh\nsystemctl disable %2\n"
                             "systemctl reboot")
                  .arg(QLatin1String(paths::kernelCmdline), QLatin1String(paths::vfUnitName)));
    return card;
}

} // namespace vfpilot::gui
