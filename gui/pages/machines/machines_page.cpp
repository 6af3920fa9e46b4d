// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/machines/machines_page.h"

#include "gui/models/host_model.h"
#include "gui/pages/machines/remedy_list.h"
#include "gui/pages/machines/vm_list.h"
#include "gui/text/error_text.h"
#include "gui/text/finding_text.h"
#include "gui/text/machines_text.h"
#include "gui/text/plain.h"
#include "gui/text/review_text.h"
#include "gui/widgets/command_line.h"
#include "gui/widgets/diff_view.h"
#include "gui/widgets/labels.h"
#include "gui/widgets/notice.h"
#include "gui/widgets/scroll_column.h"
#include "gui/widgets/vf_picture.h"
#include "gui/wizard/theme.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace vfpilot::gui {

MachinesPage::MachinesPage(HostModel& host, QWidget* parent)
    : Page(host, parent)
    , m_model(host)
    , m_notice(new Notice(QStringLiteral("machines.state"), this))
    , m_skip(new QPushButton(this))
    , m_again(new QPushButton(this))
{
    m_skip->setObjectName(QStringLiteral("machines.skip"));
    setKind(m_skip, "quiet");
    m_again->setObjectName(QStringLiteral("machines.again"));
    m_notice->addButton(m_skip);
    m_notice->addButton(m_again);
    m_choice = makeChoice();
    m_options = makeOptions();
    m_remedies = new RemedyList(this);
    m_changeHeading = plainLabel("heading", this);
    m_notes = wrappedLabel("", this);
    m_notes->setObjectName(QStringLiteral("machines.notes"));
    m_diff = new DiffView(this);
    m_diff->setObjectName(QStringLiteral("machines.diff"));
    m_command = new CommandLine(this);
    m_command->setObjectName(QStringLiteral("machines.command"));

    auto* scroll = new ScrollColumn(this);
    for (QWidget* widget :
         {static_cast<QWidget*>(m_notice), m_choice, m_options, static_cast<QWidget*>(m_remedies),
          static_cast<QWidget*>(m_notes), static_cast<QWidget*>(m_changeHeading),
          static_cast<QWidget*>(m_diff), static_cast<QWidget*>(m_command)})
        scroll->add(widget);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins({});
    all->addWidget(scroll);

    connect(&m_model, &MachinesModel::loaded, this, [this] {
        fillVms();
        fillVfs();
        showContainers();
    });
    connect(&m_model, &MachinesModel::choiceChanged, this, [this] {
        m_vfs->setChosen(m_model.goal().vf);
        refresh();
    });
    connect(&m_model, &MachinesModel::planChanged, this, [this] {
        showPlan();
        refresh();
    });
    connect(&m_model, &MachinesModel::writingChanged, this, &MachinesPage::refresh);
    connect(&m_model, &MachinesModel::written, this, &MachinesPage::refresh);
    connect(&m_model, &MachinesModel::failed, this, [this](const Error& error) {
        m_error = error;
        refresh();
    });
    connect(&host, &HostModel::connectedChanged, this, &MachinesPage::refresh);
    connect(m_again, &QPushButton::clicked, this, &MachinesPage::enter);
    connect(m_skip, &QPushButton::clicked, this, &Page::finished);
    connect(m_vms, &VmList::chosen, this, [this](int vmid) {
        m_error.reset();
        m_written.reset();
        m_model.chooseVm(vmid);
    });
    connect(m_remedies, &RemedyList::changed, this, [this](const std::vector<std::string>& names) {
        m_error.reset();
        m_written.reset();
        m_model.chooseRemedies(names);
    });
    connect(m_vfs, &VfPicture::chosen, this, [this](const QString& address) {
        m_error.reset();
        m_written.reset();
        m_model.chooseVf(address.toStdString());
    });
    retranslate();
}

QWidget* MachinesPage::makeChoice()
{
    auto* box = new QWidget(this);
    m_vmsHeading = plainLabel("heading", box);
    m_vfsHeading = plainLabel("heading", box);
    m_vms = new VmList(box);
    m_vfs = new VfPicture(box);
    m_vfs->setObjectName(QStringLiteral("machines.vfs"));
    m_vfs->setChoosing(true);
    m_containers = wrappedLabel("muted", box);
    m_containers->setObjectName(QStringLiteral("machines.containers"));

    auto* grid = new QGridLayout(box);
    grid->setContentsMargins({});
    grid->setHorizontalSpacing(18);
    grid->setVerticalSpacing(8);
    grid->addWidget(m_vmsHeading, 0, 0);
    grid->addWidget(m_vfsHeading, 0, 1);
    grid->addWidget(m_vms, 1, 0, 2, 1);
    grid->addWidget(m_vfs, 1, 1, Qt::AlignTop);
    grid->addWidget(m_containers, 2, 1, Qt::AlignTop);
    grid->setRowStretch(2, 1);
    grid->setColumnStretch(0, 6);
    grid->setColumnStretch(1, 5);
    return box;
}

QWidget* MachinesPage::makeOptions()
{
    auto* card = new QFrame(this);
    setKind(card, "card");
    auto* grid = new QGridLayout(card);
    grid->setContentsMargins(16, 12, 16, 12);
    grid->setHorizontalSpacing(18);
    grid->setVerticalSpacing(8);
    grid->setColumnStretch(1, 1);
    m_optionsHeading = plainLabel("heading", card);
    grid->addWidget(m_optionsHeading, 0, 0, 1, 2);
    m_pcie = addOption(grid, "machines.pcie", true);
    m_primary = addOption(grid, "machines.primary-gpu", false);
    m_rombar = addOption(grid, "machines.rombar", true);
    return card;
}

MachinesPage::Option MachinesPage::addOption(QGridLayout* grid, const char* name, bool isOn)
{
    Option option;
    option.box = new QCheckBox(grid->parentWidget());
    option.box->setObjectName(QLatin1String(name));
    option.box->setChecked(isOn);
    option.help = wrappedLabel("muted", grid->parentWidget());
    const int row = grid->rowCount();
    grid->addWidget(option.box, row, 0, Qt::AlignTop);
    grid->addWidget(option.help, row, 1);
    connect(option.box, &QCheckBox::toggled, this, [this] {
        m_model.setFields(m_pcie.box->isChecked(), m_primary.box->isChecked(),
                          m_rombar.box->isChecked());
    });
    return option;
}

QString MachinesPage::title() const
{
    return machines_text::title();
}

QString MachinesPage::purpose() const
{
    return machines_text::purpose();
}

void MachinesPage::enter()
{
    m_error.reset();
    if (!m_model.isWriting())
        m_model.start();
    refresh();
}

bool MachinesPage::wouldWrite() const
{
    return m_model.plan() && m_model.plan()->refusals.empty() && !m_model.plan()->steps.empty();
}

bool MachinesPage::isComplete() const
{
    if (m_model.isWriting() || m_model.isPlanning())
        return false;
    return wouldWrite() ? m_model.canWrite() : m_model.isLoaded();
}

QString MachinesPage::nextLabel() const
{
    if (wouldWrite() || m_model.isWriting())
        return machines_text::write(m_model.goal().vmid);
    const auto isUsed = [](const protocol::VfFacts& vf) { return !vf.usedBy.empty(); };
    const bool isAnyUsed = std::any_of(m_model.vfs().begin(), m_model.vfs().end(), isUsed);
    return isAnyUsed ? machines_text::nextFinish() : machines_text::skip();
}

void MachinesPage::next()
{
    if (!wouldWrite()) {
        emit finished();
        return;
    }
    const protocol::VmInfo* vm = m_model.chosenVm();
    m_wasRunning = vm && vm->status == "running";
    m_written = m_model.goal();
    m_error.reset();
    m_model.write();
}

bool MachinesPage::canGoBack() const
{
    return !m_model.isWriting();
}

void MachinesPage::retranslate()
{
    m_skip->setText(machines_text::skip());
    m_again->setText(machines_text::again());
    m_vmsHeading->setText(machines_text::vmsHeading());
    m_vfsHeading->setText(machines_text::vfsHeading());
    m_optionsHeading->setText(machines_text::optionsHeading());
    m_changeHeading->setText(machines_text::changeHeading());
    m_vms->retranslate();
    m_remedies->retranslate();
    m_pcie.box->setText(machines_text::pcie());
    m_pcie.help->setText(machines_text::pcieHelp());
    m_primary.box->setText(machines_text::primaryGpu());
    m_primary.help->setText(machines_text::primaryGpuHelp());
    m_rombar.box->setText(machines_text::rombar());
    m_rombar.help->setText(machines_text::rombarHelp());
    m_vfs->retranslate();
    showContainers();
    showPlan();
    refresh();
    emit titleChanged();
}

void MachinesPage::fillVms()
{
    m_vms->show(m_model.vms(), m_model.vfs(), m_model.goal().vmid);
}

void MachinesPage::showContainers()
{
    m_containers->setText(machines_text::containers(m_model.containers()));
    m_containers->setVisible(!m_model.containers().empty());
}

void MachinesPage::fillVfs()
{
    protocol::GpuFacts gpu;
    if (const auto* known = protocol::findGpu(host().probe().facts, host().probe().choices.gpu))
        gpu = *known;
    gpu.vfs = m_model.vfs();
    m_vfs->show(gpu, m_model.vms());
    m_vfs->setChosen(m_model.goal().vf);
}

void MachinesPage::showPlan()
{
    const auto& plan = m_model.plan();
    const bool isShown = plan && plan->refusals.empty() && !plan->steps.empty();
    m_changeHeading->setVisible(isShown);
    m_diff->setVisible(isShown && !plan->steps.front().files.empty());
    m_command->setVisible(isShown && !plan->steps.front().commands.empty());
    if (m_diff->isVisibleTo(this))
        m_diff->setChange(plan->steps.front().files.front());
    if (m_command->isVisibleTo(this))
        m_command->setText(review_text::commandLine(plan->steps.front().commands.front()));
    QStringList notes;
    const auto add = [&notes](const std::vector<protocol::Finding>& findings) {
        for (const protocol::Finding& finding : findings) {
            if (!machines_text::hasRemedy(finding)) // it has a box
                notes << QStringLiteral("• ") + noteText(finding);
        }
    };
    if (plan)
        add(plan->warnings);
    if (const protocol::VmInfo* vm = m_model.chosenVm())
        add(vm->lint);
    m_notes->setText(notes.join(u'\n'));
    m_notes->setVisible(!notes.isEmpty());
    setTone(m_notes, "warning");
}

void MachinesPage::refresh()
{
    showNotice();
    const bool hasVms = !m_model.vms().empty();
    m_choice->setVisible(hasVms);
    m_options->setVisible(m_model.hasOwnVms());
    const protocol::VmInfo* vm = m_model.chosenVm();
    m_remedies->show(vm ? vm->lint : std::vector<protocol::Finding>(), m_model.goal().remedies);
    m_remedies->setVisible(!m_remedies->isEmpty());
    m_remedies->setEnabled(!m_model.isWriting());
    m_again->setVisible(m_error && !m_model.isLoaded());
    m_again->setEnabled(host().isConnected());
    m_skip->setVisible(wouldWrite() && !m_model.isWriting());
    m_choice->setEnabled(!m_model.isWriting());
    m_options->setEnabled(!m_model.isWriting());
    emit completeChanged();
}

void MachinesPage::showNotice()
{
    namespace words = machines_text;
    using Tone = Notice::Tone;
    if (m_model.isWriting())
        return m_notice->show(Tone::Busy, words::writing());
    if (m_error)
        return m_model.isLoaded()
                   ? m_notice->show(Tone::Blocking, errorText(*m_error), words::notWritten())
                   : m_notice->show(Tone::Blocking, words::notRead(), errorText(*m_error));
    if (m_model.hasJob() && m_model.lastState() == protocol::JobState::Interrupted)
        return m_notice->show(Tone::Warning, words::interrupted());
    if (m_written && m_model.hasWritten()) {
        return m_notice->show(Tone::Ok, words::written(*m_written),
                              words::takesEffect(m_wasRunning, *m_written) + u'\n' +
                                  words::another());
    }
    if (!m_model.isLoaded())
        return m_notice->show(Tone::Busy, words::loading());
    if (!m_model.hasOwnVms())
        return m_notice->show(Tone::Plain, words::noVms());
    if (!m_model.chosenVm() && !m_model.chosenVf())
        return m_notice->show(Tone::Plain, words::chooseBoth());
    if (!m_model.chosenVm())
        return m_notice->show(Tone::Plain, words::chooseVm());
    if (!m_model.isChosen())
        return m_notice->show(Tone::Plain, words::chooseVf());
    if (!m_model.plan())
        return m_notice->show(Tone::Busy, words::planning());
    if (!m_model.plan()->refusals.empty())
        return m_notice->show(Tone::Blocking, words::refused(),
                              noteLines(m_model.plan()->refusals));
    if (m_model.plan()->steps.empty())
        return m_notice->show(Tone::Ok, words::unchanged());
    m_notice->show(Tone::Plain, words::readyToWrite(m_model.goal()), words::nothingYet());
}

} // namespace vfpilot::gui
