// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/report/recovery_card.h"

#include "core/protocol/paths.h"
#include "gui/text/card_text.h"
#include "gui/text/plain.h"

namespace vfpilot::gui {

QStringList addedTokens(const protocol::JobInfo& job)
{
    for (const protocol::JobStep& step : job.steps) {
        if (step.planned.kind != "edit-file")
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
    card.bullets({words::screenMayBeDark(), words::tryOtherWays(facts.address)});

    card.heading(words::startHeading());
    card.paragraph(words::startWhy());
    card.steps({words::connectScreen(), words::stopMenu(), words::chooseEntry(facts.kernel),
                words::appendBlacklist(), words::pressEnter()});
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
    card.paragraph(words::handHow(QLatin1String(paths::kernelCmdline)));
    card.code(QStringLiteral("nano %1\nproxmox-boot-tool refresh\nsystemctl disable %2\n"
                             "systemctl reboot")
                  .arg(QLatin1String(paths::kernelCmdline), QLatin1String(paths::vfUnitName)));
    return card;
}

} // namespace vfpilot::gui
