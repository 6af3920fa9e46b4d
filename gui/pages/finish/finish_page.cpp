// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/finish/finish_page.h"

#include "gui/models/host_model.h"
#include "gui/report/save.h"
#include "gui/text/error_text.h"
#include "gui/text/finish_text.h"
#include "gui/text/history_text.h"
#include "gui/text/plain.h"
#include "gui/text/reboot_text.h"
#include "gui/text/verify_text.h"
#include "gui/widgets/labels.h"
#include "gui/widgets/notice.h"
#include "gui/wizard/theme.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace vfpilot::gui {

FinishPage::FinishPage(HostModel& host, QWidget* parent)
    : Page(host, parent)
    , m_model(host)
    , m_state(new Notice(QStringLiteral("finish.state"), this))
    , m_again(new QPushButton(this))
    , m_card(new QPushButton(this))
    , m_history(new QPushButton(this))
{
    m_card->setObjectName(QStringLiteral("finish.save-card"));
    m_history->setObjectName(QStringLiteral("finish.history"));
    auto* content = new QWidget(this);
    content->setObjectName(QStringLiteral("content"));
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(28, 0, 28, 16);
    column->setSpacing(12);
    column->addWidget(m_state);
    m_again->setObjectName(QStringLiteral("finish.again"));
    m_state->addButton(m_again);
    column->addWidget(makeSection(m_doneHeading, m_done, nullptr));
    column->addWidget(makeSection(m_holdersHeading, m_holders, nullptr));
    column->addWidget(makeSection(m_keepHeading, m_keep, m_card));
    column->addWidget(makeSection(m_kernelHeading, m_kernel, nullptr));
    column->addWidget(makeSection(m_backHeading, m_back, m_history));
    column->addStretch();
    m_done->setObjectName(QStringLiteral("finish.done"));
    m_holders->setObjectName(QStringLiteral("finish.holders"));
    auto* area = new QScrollArea(this);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidget(content);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins({});
    all->addWidget(area);

    connect(&m_model, &FinishModel::changed, this, &FinishPage::refresh);
    connect(m_again, &QPushButton::clicked, this, &FinishPage::enter);
    connect(m_card, &QPushButton::clicked, this, &FinishPage::saveCard);
    connect(m_history, &QPushButton::clicked, this, &View::historyRequested);
    retranslate();
}

QWidget* FinishPage::makeSection(QLabel*& heading, QLabel*& text, QPushButton* button)
{
    auto* frame = new QFrame(this);
    setKind(frame, "card");
    heading = plainLabel("heading", frame);
    text = wrappedLabel("", frame);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* words = new QVBoxLayout;
    words->setSpacing(6);
    words->addWidget(heading);
    words->addWidget(text);
    auto* row = new QHBoxLayout(frame);
    row->setContentsMargins(16, 12, 16, 12);
    row->setSpacing(16);
    row->addLayout(words, 1);
    if (button)
        row->addWidget(button, 0, Qt::AlignVCenter);
    return frame;
}

QString FinishPage::title() const
{
    return finish_text::title();
}

QString FinishPage::purpose() const
{
    return finish_text::purpose();
}

void FinishPage::enter()
{
    m_saved = 0;
    m_model.start();
    refresh();
}

bool FinishPage::isComplete() const
{
    return m_model.isReady();
}

QString FinishPage::nextLabel() const
{
    return finish_text::saveReport();
}

void FinishPage::next()
{
    const Document paper = report(m_model.facts());
    askWhereToSave(
        this, finish_text::saveReportTitle(),
        fileNameFor(QStringLiteral("report"), m_model.facts().host, QStringLiteral("html")),
        {finish_text::webPages(), finish_text::markdowns()}, [this, paper](const QString& path) {
            m_saved = saveDocument(paper, path) ? 1 : -1;
            refresh();
        });
}

void FinishPage::saveCard()
{
    const CardFacts facts = m_model.card();
    askWhereToSave(this, reboot_text::saveCardTitle(),
                   fileNameFor(QStringLiteral("recovery"), facts.host, QStringLiteral("html")),
                   {reboot_text::webPages(), reboot_text::plainTexts()},
                   [this, facts](const QString& path) {
                       m_saved = saveDocument(recoveryCard(facts), path) ? 2 : -2;
                       refresh();
                   });
}

void FinishPage::retranslate()
{
    m_doneHeading->setText(finish_text::doneHeading());
    m_holdersHeading->setText(finish_text::holdersHeading());
    m_keepHeading->setText(finish_text::keepHeading());
    m_kernelHeading->setText(finish_text::kernelHeading());
    m_kernel->setText(finish_text::kernelDkms());
    m_backHeading->setText(finish_text::backHeading());
    m_back->setText(finish_text::backText());
    m_card->setText(finish_text::saveCard());
    m_history->setText(finish_text::openHistory());
    refresh();
    emit titleChanged();
}

void FinishPage::showState()
{
    m_again->setText(finish_text::again());
    m_again->setEnabled(host().isConnected());
    m_state->setVisible(false);
    if (m_model.error())
        m_state->show(Notice::Tone::Blocking, finish_text::notGathered(),
                      errorText(*m_model.error()));
    else if (!m_model.isReady())
        m_state->show(Notice::Tone::Busy, finish_text::gathering());
}

void FinishPage::refresh()
{
    showState();
    m_done->parentWidget()->setVisible(m_model.isReady());
    m_done->setText(m_model.isReady() ? doneLines().join(u'\n') : QString());
    m_holders->setText(m_model.isReady() ? holderLines().join(u'\n') : QString());
    m_holders->parentWidget()->setVisible(m_model.isReady());
    m_kernel->parentWidget()->setVisible(m_model.sriovJob() != nullptr);
    m_card->setEnabled(m_model.sriovJob() != nullptr);
    switch (m_saved) {
    case 1:
        m_keep->setText(finish_text::reportSaved());
        break;
    case -1:
        m_keep->setText(finish_text::reportNotSaved());
        break;
    case 2:
        m_keep->setText(reboot_text::cardSaved());
        break;
    case -2:
        m_keep->setText(reboot_text::cardNotSaved());
        break;
    default:
        m_keep->setText(finish_text::keepText());
    }
    emit completeChanged();
}

// Three lines at most: the VFs, the proof, and the VMs by their number.
QStringList FinishPage::doneLines() const
{
    QStringList lines;
    if (const protocol::JobInfo* job = m_model.sriovJob()) {
        const protocol::ProbeReply& probe = m_model.facts().probe;
        const auto* gpu = protocol::findGpu(probe.facts, probe.choices.gpu);
        const auto release =
            std::find_if(job->steps.begin(), job->steps.end(),
                         [](const auto& step) { return step.planned.kind == "install-driver"; });
        lines << finish_text::vfsMade(
            gpu ? static_cast<int>(gpu->vfs.size()) : 0, gpu ? gpu->address : std::string(),
            release == job->steps.end() ? std::string() : release->planned.args.at("release"));
        lines << (probe.green ? finish_text::chainGreen() : finish_text::chainBroken());
    } else if (const auto& jobs = m_model.facts().jobs;
               std::any_of(jobs.begin(), jobs.end(),
                           [](const auto& one) { return one.summary.guardActed; })) {
        lines << history_text::guardActed();
    } else {
        lines << finish_text::nothingDone();
    }
    if (const auto count = m_model.holders().size(); count > 0)
        lines << finish_text::vfsGiven(static_cast<int>(count));
    return lines;
}

QStringList FinishPage::holderLines() const
{
    QStringList lines;
    for (const FinishModel::Holder& holder : m_model.holders())
        lines << finish_text::holder(holder.vf, holder.vmid, holder.name);
    if (lines.isEmpty())
        lines << finish_text::holdersNone();
    return lines;
}

} // namespace vfpilot::gui
