// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/connect/connect_page.h"

#include "gui/models/host_model.h"
#include "gui/pages/connect/connect_form.h"
#include "gui/pages/connect/key_changed_card.h"
#include "gui/text/connect_text.h"
#include "gui/text/error_text.h"
#include "gui/text/plain.h"
#include "gui/widgets/glyph.h"
#include "gui/widgets/labels.h"
#include "gui/widgets/scroll_column.h"
#include "gui/wizard/demo_host.h"
#include "gui/wizard/theme.h"
#include "remote/kept_secrets.h"

#include <QGridLayout>
#include <QListWidget>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

namespace vfpilot::gui {
namespace {

using State = LinkModel::State;

constexpr qsizetype configuredLimit = 100; ///< more than that is not looked through but typed

QFrame* card(const char* kind)
{
    auto* frame = new QFrame;
    setKind(frame, kind);
    return frame;
}

} // namespace

ConnectPage::ConnectPage(HostModel& host, QWidget* parent)
    : Page(host, parent)
    , m_saved(remote::HostStore::standardFile())
    , m_config(remote::SshConfig::standardFile())
    , m_form(new ConnectForm)
    , m_keyChanged(new KeyChangedCard(remote::Connection::standardSettings().knownHostsFile))
{
    auto* column = new ScrollColumn(this);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins({});
    outer->addWidget(column);

    auto* fields = new QWidget;
    auto* row = new QHBoxLayout(fields);
    row->setContentsMargins({});
    row->setSpacing(16);
    row->addWidget(m_form, 3, Qt::AlignTop);
    auto* side = new QVBoxLayout;
    side->setSpacing(16);
    side->addWidget(makeKnownHosts());
    side->addWidget(makeDemo());
    side->addStretch();
    row->addLayout(side, 2);
    column->add(m_keyChanged);
    column->add(makeStatus());
    column->add(fields);

    connect(m_form, &ConnectForm::changed, this, &Page::completeChanged);
    connect(m_form, &ConnectForm::submitted, this, [this] {
        if (isComplete())
            next();
    });
    connect(&host.link(), &LinkModel::changed, this, &ConnectPage::showStatus);
    connect(&host, &HostModel::connectedChanged, this, &ConnectPage::rememberHost);
    m_form->setConfig(m_config);
    showKnownHosts();
    if (m_savedCount > 0)
        choose(0);
    retranslate();
}

QWidget* ConnectPage::makeKnownHosts()
{
    m_known = card("card");
    m_knownTitle = plainLabel("heading");
    m_list = new QListWidget;
    m_list->setObjectName(QStringLiteral("connect.hosts"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setSizeAdjustPolicy(QAbstractScrollArea::AdjustToContents);
    m_list->setMaximumHeight(150);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_forget = new QPushButton;
    m_forget->setObjectName(QStringLiteral("connect.forget"));
    setKind(m_forget, "quiet");
    auto* column = new QVBoxLayout(m_known);
    column->setContentsMargins(18, 14, 18, 10);
    column->addWidget(m_knownTitle);
    column->addWidget(m_list);
    m_forgetSecrets = new QPushButton;
    m_forgetSecrets->setObjectName(QStringLiteral("connect.forgetSecrets"));
    setKind(m_forgetSecrets, "quiet");
    auto* buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(m_forgetSecrets);
    buttons->addWidget(m_forget);
    column->addLayout(buttons);
    connect(m_list, &QListWidget::currentRowChanged, this, &ConnectPage::choose);
    connect(m_list, &QListWidget::itemActivated, this, [this] {
        if (isComplete())
            next();
    });
    connect(m_forget, &QPushButton::clicked, this, [this] {
        const int row = m_list->currentRow();
        forgetSecrets(row);
        if (row >= 0 && row < m_savedCount)
            m_saved.remove(m_entries.at(row).profile);
        showKnownHosts();
    });
    connect(m_forgetSecrets, &QPushButton::clicked, this,
            [this] { forgetSecrets(m_list->currentRow()); });
    return m_known;
}

QWidget* ConnectPage::makeDemo()
{
    m_demoCard = card("card");
    m_demoTitle = plainLabel("heading");
    m_demoText = wrappedLabel("muted");
    m_demoButton = new QPushButton;
    m_demoButton->setObjectName(QStringLiteral("connect.demo"));
    auto* column = new QVBoxLayout(m_demoCard);
    column->setContentsMargins(18, 14, 18, 18);
    column->setSpacing(6);
    column->addWidget(m_demoTitle);
    column->addWidget(m_demoText);
    column->addSpacing(4);
    column->addWidget(m_demoButton);
    m_demoCard->hide();
    connect(m_demoButton, &QPushButton::clicked, this, &ConnectPage::pressDemo);
    return m_demoCard;
}

QWidget* ConnectPage::makeStatus()
{
    m_status = card("card");
    m_status->setObjectName(QStringLiteral("connect.status"));
    m_statusText = wrappedLabel("");
    m_statusText->setObjectName(QStringLiteral("connect.statusText"));
    m_progress = new QProgressBar;
    m_progress->setTextVisible(false);
    m_progress->setRange(0, 5);
    m_cancel = new QPushButton;
    m_cancel->setObjectName(QStringLiteral("connect.cancel"));
    auto* grid = new QGridLayout(m_status);
    grid->setContentsMargins(18, 12, 14, 12);
    grid->setHorizontalSpacing(14);
    grid->addWidget(m_statusText, 0, 0);
    grid->addWidget(m_progress, 1, 0);
    grid->addWidget(m_cancel, 0, 1, 2, 1);
    grid->setColumnStretch(0, 1);
    connect(m_cancel, &QPushButton::clicked, this, [this] { host().link().close(); });

    m_errorBox = card("banner");
    setTone(m_errorBox, "blocking");
    m_error = wrappedLabel("");
    m_error->setObjectName(QStringLiteral("connect.error"));
    auto* row = new QHBoxLayout(m_errorBox);
    row->setContentsMargins(18, 14, 18, 14);
    row->setSpacing(14);
    row->addWidget(new GlyphLabel(Glyph::Blocking, Role::Blocking, 22), 0, Qt::AlignTop);
    row->addWidget(m_error, 1);

    auto* both = new QWidget;
    auto* column = new QVBoxLayout(both);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addWidget(m_status);
    column->addWidget(m_errorBox);
    return both;
}

void ConnectPage::setDemo(DemoHost* demo)
{
    m_demo = demo;
    if (demo)
        connect(demo, &DemoHost::changed, this, &ConnectPage::showDemo);
    showDemo();
}

QString ConnectPage::title() const
{
    return connect_text::title();
}

QString ConnectPage::purpose() const
{
    return connect_text::purpose();
}

QString ConnectPage::nextLabel() const
{
    if (host().link().isOpening())
        return connect_text::connecting();
    return host().isConnected() ? connect_text::nextCheck() : connect_text::connectTo();
}

bool ConnectPage::isComplete() const
{
    if (host().isConnected())
        return host().hasProbe();
    return !host().link().isOpening() && m_form->isFilled();
}

void ConnectPage::next()
{
    if (host().isConnected()) {
        emit finished();
        return;
    }
    m_form->lookUp(); // Enter comes before the end of editing.
    host().setOfferedPackage({});
    host().link().open(m_form->profile());
}

void ConnectPage::enter()
{
    showStatus();
}

void ConnectPage::pressDemo()
{
    if (m_demo->state() == DemoHost::State::Ready)
        return openDemo();
    m_openDemoWhenReady = true;
    m_demo->start();
}

void ConnectPage::openDemo()
{
    m_openDemoWhenReady = false;
    host().setOfferedPackage(m_demo->connection()->package);
    host().link().open(m_demo->connection()->profile);
}

void ConnectPage::rememberHost()
{
    if (host().isConnected()) {
        m_saved.save(host().profile());
        showKnownHosts();
    }
    showStatus();
}

void ConnectPage::showKnownHosts()
{
    const QSignalBlocker quiet(m_list);
    m_list->clear();
    m_entries.clear();
    QStringList names;
    for (const remote::HostProfile& profile : m_saved.hosts()) {
        remote::ConfiguredHost entry;
        entry.profile = profile;
        // The way there is not saved: it stands in the configuration, and may have changed.
        if (!profile.configName.isEmpty()) {
            const remote::ConfiguredHost now = m_config.resolve(profile.configName);
            entry.unsupported = now.unsupported;
            entry.profile.jumps = now.profile.jumps;
            entry.profile.moreKeys = now.profile.moreKeys;
            entry.profile.isOnlyOwnKeys = now.profile.isOnlyOwnKeys;
            names += profile.configName;
        }
        m_entries += entry;
    }
    m_savedCount = m_entries.size();
    const QStringList configured = m_config.hosts().mid(0, configuredLimit);
    for (const QString& name : configured) {
        if (!names.contains(name, Qt::CaseInsensitive))
            m_entries += m_config.resolve(name);
    }
    for (const remote::ConfiguredHost& entry : std::as_const(m_entries))
        m_list->addItem(connect_text::hostEntry(entry.profile));
    showForgetting();
    m_known->setVisible(m_list->count() > 0);
}

void ConnectPage::choose(int row)
{
    showForgetting();
    if (row >= 0 && row < m_entries.size())
        m_form->setProfile(m_entries.at(row).profile, m_entries.at(row).unsupported);
}

void ConnectPage::forgetSecrets(int row)
{
    if (host().link().kept() && row >= 0 && row < m_entries.size())
        host().link().kept()->forgetAll(m_entries.at(row).profile);
    showForgetting();
}

void ConnectPage::showForgetting()
{
    const int row = m_list->currentRow();
    const remote::KeptSecrets* kept = host().link().kept();
    const bool hasAny =
        kept && row >= 0 && row < m_entries.size() && kept->hasAny(m_entries.at(row).profile);
    m_forget->setEnabled(row >= 0 && row < m_savedCount);
    m_forgetSecrets->setEnabled(hasAny);
    m_forgetSecrets->setVisible(kept != nullptr);
}

void ConnectPage::showDemo()
{
    m_demoCard->setVisible(m_demo && m_demo->isAvailable());
    if (!m_demo)
        return;
    const DemoHost::State state = m_demo->state();
    const bool isOpen = host().isConnected() || host().link().isOpening();
    m_demoButton->setText(state == DemoHost::State::Ready ? connect_text::demoConnect()
                                                          : connect_text::demoStart());
    const bool isBusy = state == DemoHost::State::Making || state == DemoHost::State::Starting;
    m_demoButton->setEnabled(!isBusy && !isOpen);
    m_demoText->setText(state == DemoHost::State::Making     ? connect_text::demoMaking()
                        : state == DemoHost::State::Starting ? connect_text::demoStarting()
                        : state == DemoHost::State::Failed   ? connect_text::demoFailed()
                                                             : connect_text::demoText());
    if (state == DemoHost::State::Ready && m_openDemoWhenReady)
        openDemo();
}

void ConnectPage::showStatus()
{
    LinkModel& link = host().link();
    const bool isOpening = link.isOpening();
    const bool isConnected = host().isConnected();
    m_status->setVisible(isOpening || isConnected);
    m_statusText->setText(isConnected ? connect_text::connected(host().profile().label())
                          : link.uploadPercent() >= 0
                              ? connect_text::uploading(link.uploadPercent())
                              : connect_text::progress(link.state(), link.profile()));
    m_cancel->setText(isConnected ? connect_text::disconnect() : connect_text::cancel());
    m_progress->setVisible(!isConnected);
    m_progress->setValue(static_cast<int>(link.state()) - static_cast<int>(State::Connecting));
    m_form->setEnabled(!isOpening && !isConnected);
    m_known->setEnabled(!isOpening && !isConnected);

    const bool hasFailed = link.state() == State::Failed && link.error() && !isConnected;
    const bool isKeyChange = hasFailed && link.error()->code == Errc::HostKeyChanged;
    m_keyChanged->setVisible(isKeyChange);
    if (isKeyChange)
        m_keyChanged->show(*link.error());
    m_errorBox->setVisible(hasFailed && !isKeyChange);
    m_error->setText(hasFailed ? errorText(*link.error()) : QString());
    showDemo();
    emit completeChanged();
}

void ConnectPage::retranslate()
{
    m_form->retranslate();
    m_knownTitle->setText(connect_text::knownHosts());
    m_forget->setText(connect_text::forget());
    m_forgetSecrets->setText(connect_text::forgetSecrets());
    m_demoTitle->setText(connect_text::demoTitle());
    m_keyChanged->retranslate();
    for (int row = 0; row < m_list->count(); ++row)
        m_list->item(row)->setText(connect_text::hostEntry(m_entries.at(row).profile));
    showStatus();
    emit titleChanged();
}

} // namespace vfpilot::gui
