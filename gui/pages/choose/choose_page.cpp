// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/choose/choose_page.h"

#include "gui/models/host_model.h"
#include "gui/pages/choose/alternative_card.h"
#include "gui/pages/choose/choose_model.h"
#include "gui/pages/choose/leftover_list.h"
#include "gui/pages/choose/option_list.h"
#include "gui/pages/choose/persistence_choice.h"
#include "gui/pages/choose/prepare_box.h"
#include "gui/pages/choose/prepare_model.h"
#include "gui/pages/choose/route_card.h"
#include "gui/text/choose_text.h"
#include "gui/text/error_text.h"
#include "gui/widgets/labels.h"
#include "gui/widgets/notice.h"
#include "gui/widgets/scroll_column.h"
#include "gui/wizard/theme.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QProgressBar>
#include <QPushButton>
#include <QSlider>
#include <QVBoxLayout>

namespace vfpilot::gui {

ChoosePage::ChoosePage(HostModel& host, QWidget* parent)
    : Page(host, parent)
    , m_model(new ChooseModel(host, this))
    , m_prepareModel(new PrepareModel(host, *m_model, this))
    , m_error(new Notice(QStringLiteral("choose.error")))
    , m_routesTitle(plainLabel("heading"))
    , m_routes(new QVBoxLayout)
    , m_otherPart(new QWidget)
    , m_otherTitle(plainLabel("heading"))
    , m_otherPurpose(wrappedLabel("muted"))
    , m_others(new QVBoxLayout)
    , m_countPart(new QWidget)
    , m_countTitle(plainLabel("heading"))
    , m_countValue(plainLabel("chip"))
    , m_count(new QSlider(Qt::Horizontal))
    , m_countHint(wrappedLabel("muted"))
    , m_persistence(new PersistenceChoice(*m_model))
    , m_leftovers(new LeftoverList(*m_model))
    , m_options(new OptionList(*m_model))
    , m_packagePart(new QWidget)
    , m_packageTitle(plainLabel("heading"))
    , m_packageHint(wrappedLabel("muted"))
    , m_packageState(wrappedLabel())
    , m_progress(new QProgressBar)
    , m_file(new QPushButton)
    , m_offered(new QPushButton)
    , m_prepare(new PrepareBox(host, *m_prepareModel, this))
{
    auto* column = new ScrollColumn(this);
    column->add(m_error);
    column->add(m_routesTitle);
    auto* routes = new QWidget;
    m_routes->setContentsMargins({});
    m_routes->setSpacing(8);
    routes->setLayout(m_routes);
    column->add(routes);
    column->add(makeAlternatives());
    column->add(makePackage()); // wanted before one can go on, so not at the end
    column->add(m_prepare);
    column->add(makeCount());
    column->add(m_persistence);
    column->add(m_leftovers);
    column->add(m_options);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins({});
    outer->addWidget(column);

    connect(m_model, &ChooseModel::changed, this, &ChoosePage::show);
    connect(m_prepareModel, &PrepareModel::changed, this, &Page::completeChanged);
    connect(m_model, &ChooseModel::planned, this, &Page::finished);
    connect(&host, &HostModel::probed, this, &ChoosePage::fillRoutes);
    fillRoutes();
    retranslate();
}

QWidget* ChoosePage::makeCount()
{
    m_count->setObjectName(QStringLiteral("choose.count"));
    m_count->setMinimum(1);
    m_count->setPageStep(1);
    m_count->setMinimumHeight(28); // the handle is higher than the groove
    m_count->setTickPosition(QSlider::NoTicks);
    m_countHint->setObjectName(QStringLiteral("choose.countHint"));
    auto* column = new QVBoxLayout(m_countPart);
    column->setContentsMargins(0, 8, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_countTitle);
    auto* row = new QHBoxLayout;
    row->setSpacing(14);
    row->addWidget(m_count, 1);
    row->addWidget(m_countValue);
    column->addLayout(row);
    column->addWidget(m_countHint);
    connect(m_count, &QSlider::valueChanged, m_model, &ChooseModel::setCount);
    return m_countPart;
}

QWidget* ChoosePage::makeAlternatives()
{
    m_otherPart->setObjectName(QStringLiteral("choose.alternatives"));
    auto* column = new QVBoxLayout(m_otherPart);
    column->setContentsMargins(0, 8, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_otherTitle);
    column->addWidget(m_otherPurpose);
    m_others->setContentsMargins({});
    m_others->setSpacing(8);
    column->addLayout(m_others);
    return m_otherPart;
}

QWidget* ChoosePage::makePackage()
{
    m_file->setObjectName(QStringLiteral("choose.file"));
    m_offered->setObjectName(QStringLiteral("choose.offered"));
    m_packageState->setObjectName(QStringLiteral("choose.package"));
    for (QLabel* label : {m_packageHint, m_packageState})
        label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_progress->setTextVisible(false);
    m_progress->setMaximumHeight(6);
    auto* column = new QVBoxLayout(m_packagePart);
    column->setContentsMargins(0, 8, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_packageTitle);
    column->addWidget(m_packageHint);
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_offered);
    row->addWidget(m_file);
    row->addStretch();
    column->addLayout(row);
    column->addWidget(m_progress);
    column->addWidget(m_packageState);
    connect(m_file, &QPushButton::clicked, this, &ChoosePage::chooseFile);
    connect(m_offered, &QPushButton::clicked, this,
            [this] { m_model->upload(m_model->offeredPackage()); });
    return m_packagePart;
}

QString ChoosePage::title() const
{
    return choose_text::title();
}

QString ChoosePage::purpose() const
{
    return choose_text::purpose();
}

QString ChoosePage::nextLabel() const
{
    return m_model->isPlanning() ? choose_text::planning() : choose_text::next();
}

bool ChoosePage::isComplete() const
{
    return m_model->canPlan() && !m_prepareModel->isUnfinished();
}

void ChoosePage::next()
{
    m_model->makePlan(); // finished() follows with the plan
}

void ChoosePage::fillRoutes()
{
    for (RouteCard* card : m_cards)
        card->deleteLater();
    m_cards.clear();
    for (const protocol::Route& route : m_model->choices().routes) {
        auto* card = new RouteCard(route);
        connect(card, &RouteCard::chosen, m_model, &ChooseModel::setRoute);
        m_routes->addWidget(card);
        m_cards.push_back(card);
    }
    fillAlternatives();
    show();
}

void ChoosePage::fillAlternatives()
{
    for (AlternativeCard* card : m_otherCards)
        delete card;
    m_otherCards.clear();
    for (const protocol::Alternative& alternative : m_model->choices().alternatives) {
        auto* card = new AlternativeCard(alternative);
        m_others->addWidget(card);
        m_otherCards.push_back(card);
    }
    m_otherPart->setVisible(!m_otherCards.empty());
}

void ChoosePage::show()
{
    const protocol::Route* route = m_model->route();
    for (RouteCard* card : m_cards)
        card->setChosen(route && card->routeId() == route->id);
    const int most = std::max(1, m_model->choices().maxVfs);
    {
        const QSignalBlocker blocker(m_count); // the model leads
        m_count->setMaximum(most);
        m_count->setValue(m_model->count());
    }
    m_countPart->setVisible(route != nullptr);
    m_persistence->setVisible(route != nullptr);
    m_countValue->setText(choose_text::countOf(m_model->count(), most));
    m_countHint->setText(choose_text::countHint(m_model->count()));
    showPackage();
    showErrors();
    emit completeChanged();
}

void ChoosePage::showPackage()
{
    const protocol::Route* route = m_model->route();
    m_packagePart->setVisible(m_model->wantsPackage() || m_model->isDriverInstalled());
    if (!route)
        return;
    const protocol::PackageFile* file = m_model->package();
    const bool isWanted = m_model->wantsPackage();
    m_packageHint->setVisible(isWanted && !file);
    m_packageHint->setText(choose_text::packageHint(*route));
    m_file->setVisible(isWanted);
    m_file->setEnabled(!m_model->isUploading());
    m_offered->setVisible(isWanted && !file && !m_model->offeredPackage().isEmpty());
    m_offered->setEnabled(!m_model->isUploading());
    m_progress->setVisible(m_model->isUploading());
    m_progress->setMaximum(1000); // bytes may not fit an int
    if (m_model->total() > 0)
        m_progress->setValue(static_cast<int>(m_model->sent() * 1000 / m_model->total()));
    if (m_model->isUploading())
        m_packageState->setText(choose_text::uploading(m_model->sent(), m_model->total()));
    else if (!isWanted)
        m_packageState->setText(
            choose_text::packageInstalled(QString::fromStdString(route->release)));
    else
        m_packageState->setText(file ? choose_text::packageReady(*file) : QString());
    m_packageState->setVisible(!m_packageState->text().isEmpty());
}

void ChoosePage::showErrors()
{
    m_error->setVisible(false);
    if (m_model->uploadError())
        m_error->show(Notice::Tone::Blocking,
                      choose_text::couldNotUpload(errorText(*m_model->uploadError())));
    else if (m_model->planError())
        m_error->show(Notice::Tone::Blocking,
                      choose_text::couldNotPlan(errorText(*m_model->planError())));
}

void ChoosePage::chooseFile()
{
    const QString path = QFileDialog::getOpenFileName(this, choose_text::package(), QString(),
                                                      choose_text::packageFilter());
    if (!path.isEmpty())
        m_model->upload(path);
}

void ChoosePage::retranslate()
{
    m_routesTitle->setText(choose_text::routes());
    m_otherTitle->setText(choose_text::alternatives());
    m_otherPurpose->setText(choose_text::alternativesPurpose());
    m_countTitle->setText(choose_text::count());
    m_persistence->retranslate();
    m_leftovers->retranslate();
    m_options->retranslate();
    m_prepare->retranslate();
    m_packageTitle->setText(choose_text::package());
    m_file->setText(choose_text::chooseFile());
    m_offered->setText(choose_text::useOffered());
    for (RouteCard* card : m_cards)
        card->retranslate();
    for (AlternativeCard* card : m_otherCards)
        card->retranslate();
    show();
    emit titleChanged();
}

} // namespace vfpilot::gui
