// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/history/take_back_dialog.h"

#include "gui/models/host_model.h"
#include "gui/text/error_text.h"
#include "gui/text/finding_text.h"
#include "gui/text/history_text.h"
#include "gui/widgets/job_steps.h"
#include "gui/widgets/labels.h"
#include "gui/widgets/notice.h"
#include "gui/widgets/plan_view.h"
#include "gui/wizard/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace vfpilot::gui {
namespace {

using Stage = UndoModel::Stage;

QScrollArea* scrolled(QWidget* content, QWidget* parent)
{
    auto* box = new QWidget(parent);
    box->setObjectName(QStringLiteral("content"));
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 10, 0);
    column->addWidget(content);
    column->addStretch();
    auto* area = new QScrollArea(parent);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidget(box);
    return area;
}

} // namespace

TakeBackDialog::TakeBackDialog(HostModel& host, const QString& job, QWidget* parent)
    : QDialog(parent)
    , m_model(host, job)
    , m_notice(new Notice(QStringLiteral("take-back.state"), this))
    , m_stack(new QStackedWidget(this))
    , m_plan(new PlanView(QStringLiteral("take-back"), this))
    , m_steps(new JobSteps(this))
    , m_errors(wrappedLabel("", this))
    , m_confirm(new QPushButton(this))
    , m_again(new QPushButton(this))
    , m_reboot(new QPushButton(this))
    , m_close(new QPushButton(this))
{
    setObjectName(QStringLiteral("take-back"));
    m_steps->setObjectName(QStringLiteral("take-back.progress"));
    m_confirm->setObjectName(QStringLiteral("take-back.confirm"));
    m_again->setObjectName(QStringLiteral("take-back.again"));
    m_reboot->setObjectName(QStringLiteral("take-back.reboot"));
    m_close->setObjectName(QStringLiteral("take-back.close"));
    setKind(m_confirm, "danger");
    setTone(m_errors, "blocking");
    m_confirm->setAutoDefault(false); // Enter leaves things as they are
    m_close->setDefault(true);
    resize(780, 560);

    m_stack->addWidget(new QWidget(this));
    m_stack->addWidget(m_plan);
    m_stack->addWidget(scrolled(m_steps, this));
    auto* bar = new QHBoxLayout;
    bar->addWidget(m_again);
    bar->addStretch();
    bar->addWidget(m_confirm);
    bar->addWidget(m_reboot);
    bar->addWidget(m_close);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 18, 20, 16);
    column->setSpacing(12);
    column->addWidget(m_notice);
    column->addWidget(m_errors);
    column->addWidget(m_stack, 1);
    column->addLayout(bar);

    m_steps->setFollower(&m_model.follower());
    connect(&m_model, &UndoModel::changed, this, &TakeBackDialog::refresh);
    connect(m_confirm, &QPushButton::clicked, &m_model, &UndoModel::confirm);
    connect(m_again, &QPushButton::clicked, &m_model, &UndoModel::start);
    connect(m_reboot, &QPushButton::clicked, this, [this] {
        emit rebootRequested();
        accept();
    });
    connect(m_close, &QPushButton::clicked, this, &QDialog::reject);
    retranslate();
    m_model.start();
}

void TakeBackDialog::changeEvent(QEvent* event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void TakeBackDialog::retranslate()
{
    setWindowTitle(history_text::dialogTitle());
    m_confirm->setText(history_text::confirm());
    m_again->setText(history_text::tryAgain());
    m_reboot->setText(history_text::toReboot());
    m_steps->retranslate();
    refresh();
    layout()->invalidate(); // the buttons' words have other lengths now
    layout()->activate();
}

void TakeBackDialog::refresh()
{
    const Stage stage = m_model.stage();
    const bool isShown = stage == Stage::Shown || stage == Stage::Starting;
    const bool isRun = stage == Stage::Running || stage == Stage::Ended;
    if (isShown && m_shownDigest != QString::fromStdString(m_model.plan().digest)) {
        m_shownDigest = QString::fromStdString(m_model.plan().digest);
        m_plan->setPlan(m_model.plan());
    }
    m_stack->setCurrentIndex(isShown ? 1 : isRun ? 2 : 0);
    m_confirm->setVisible(isShown);
    m_confirm->setEnabled(stage == Stage::Shown);
    m_again->setVisible(stage == Stage::Blocked);
    m_reboot->setVisible(m_model.needsReboot());
    m_close->setText(isShown || stage == Stage::Planning ? history_text::leave()
                                                         : history_text::close());
    showNotice();
    QStringList errors;
    if (stage == Stage::Ended && !m_model.isTakenBack()) {
        for (const Error& error : m_model.follower().job().errors)
            errors << QStringLiteral("• ") + errorText(error);
    }
    m_errors->setText(errors.join(u'\n'));
    m_errors->setVisible(!errors.isEmpty());
}

QString TakeBackDialog::refusals() const
{
    if (m_model.error())
        return errorText(*m_model.error());
    return noteLines(m_model.plan().refusals);
}

void TakeBackDialog::showNotice()
{
    using Tone = Notice::Tone;
    switch (m_model.stage()) {
    case Stage::Planning:
        return m_notice->show(Tone::Busy, history_text::planning());
    case Stage::Shown:
        return m_notice->show(Tone::Plain, m_model.plan().steps.empty()
                                               ? history_text::planEmpty()
                                               : history_text::planIntro());
    case Stage::Blocked:
        return m_notice->show(Tone::Blocking, history_text::blocked(), refusals());
    case Stage::Starting:
    case Stage::Running:
        return m_notice->show(Tone::Busy, history_text::running(), history_text::windowMayClose());
    case Stage::Ended:
        break;
    }
    if (m_model.isTakenBack()) {
        return m_notice->show(Tone::Ok, history_text::doneBack(),
                              m_model.needsReboot() ? history_text::rebootHint() : QString());
    }
    const bool isCut = m_model.follower().job().summary.state == protocol::JobState::Interrupted;
    m_notice->show(Tone::Warning, isCut ? history_text::interrupted() : history_text::notAllBack());
}

} // namespace vfpilot::gui
