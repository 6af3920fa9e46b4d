// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/connect/connect_form.h"

#include "gui/text/connect_text.h"
#include "gui/widgets/labels.h"
#include "gui/wizard/theme.h"

#include <QDir>
#include <QFileDialog>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>

namespace vfpilot::gui {
namespace {

QLabel* labelOf(QWidget* field)
{
    QLabel* label = plainLabel("muted");
    label->setBuddy(field);
    return label;
}

} // namespace

ConnectForm::ConnectForm(QWidget* parent)
    : QFrame(parent)
    , m_address(new QLineEdit(this))
    , m_port(new QSpinBox(this))
    , m_user(new QLineEdit(this))
    , m_key(new QLineEdit(this))
    , m_browse(new QPushButton(this))
    , m_note(wrappedLabel("muted"))
    , m_warning(wrappedLabel(""))
{
    setKind(this, "card");
    m_addressLabel = labelOf(m_address);
    m_portLabel = labelOf(m_port);
    m_userLabel = labelOf(m_user);
    m_keyLabel = labelOf(m_key);
    m_address->setObjectName(QStringLiteral("connect.address"));
    m_port->setObjectName(QStringLiteral("connect.port"));
    m_user->setObjectName(QStringLiteral("connect.user"));
    m_key->setObjectName(QStringLiteral("connect.keyFile"));
    m_browse->setObjectName(QStringLiteral("connect.browse"));
    m_note->setObjectName(QStringLiteral("connect.configNote"));
    m_warning->setObjectName(QStringLiteral("connect.configWarning"));
    setTone(m_warning, "warning");
    m_port->setRange(1, 65535);
    m_port->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_port->setFixedWidth(84);
    m_address->setMaxLength(253);
    m_user->setMaxLength(64);

    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(20, 16, 20, 20);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(4);
    grid->setColumnStretch(0, 1);
    grid->addWidget(m_addressLabel, 0, 0);
    grid->addWidget(m_portLabel, 0, 1);
    grid->addWidget(m_address, 1, 0);
    grid->addWidget(m_port, 1, 1);
    grid->setRowMinimumHeight(2, 10);
    grid->addWidget(m_userLabel, 3, 0, 1, 2);
    grid->addWidget(m_user, 4, 0, 1, 2);
    grid->setRowMinimumHeight(5, 10);
    grid->addWidget(m_keyLabel, 6, 0, 1, 2);
    auto* key = new QHBoxLayout;
    key->setSpacing(8);
    key->addWidget(m_key, 1);
    key->addWidget(m_browse);
    grid->addLayout(key, 7, 0, 1, 2);
    grid->addWidget(m_note, 8, 0, 1, 2);
    grid->addWidget(m_warning, 9, 0, 1, 2);

    for (QLineEdit* field : {m_address, m_user, m_key}) {
        connect(field, &QLineEdit::textEdited, this, &ConnectForm::changed);
        connect(field, &QLineEdit::returnPressed, this, &ConnectForm::submitted);
    }
    connect(m_address, &QLineEdit::textEdited, this, &ConnectForm::showNote);
    connect(m_address, &QLineEdit::editingFinished, this, &ConnectForm::lookUp);
    connect(m_port, &QSpinBox::valueChanged, this, &ConnectForm::changed);
    connect(m_browse, &QPushButton::clicked, this, &ConnectForm::browse);
    setProfile({});
}

remote::HostProfile ConnectForm::profile() const
{
    remote::HostProfile profile;
    const QString address = m_address->text().trimmed();
    if (address == m_base.address)
        profile = m_base;
    profile.address = address;
    profile.port = static_cast<quint16>(m_port->value());
    profile.user = m_user->text().trimmed();
    profile.keyFile = m_key->text().trimmed();
    return profile;
}

void ConnectForm::setProfile(const remote::HostProfile& profile, const QStringList& unsupported)
{
    m_base = profile;
    m_unsupported = unsupported;
    m_address->setText(profile.address);
    m_port->setValue(profile.port);
    m_user->setText(profile.user);
    m_key->setText(profile.keyFile);
    showNote();
    emit changed();
}

void ConnectForm::lookUp()
{
    const QString name = m_address->text().trimmed();
    if (name.isEmpty() || name == m_base.address)
        return;
    remote::ConfiguredHost host = m_config.resolve(name);
    if (!host.isMentioned)
        return;
    if (!host.hasUser)
        host.profile.user = m_user->text();
    setProfile(host.profile, host.unsupported);
}

void ConnectForm::showNote()
{
    const bool isFromConfig =
        !m_base.configName.isEmpty() && m_address->text().trimmed() == m_base.address;
    m_note->setVisible(isFromConfig);
    m_note->setText(isFromConfig ? connect_text::configNote(m_base) : QString());
    const bool isIncomplete = isFromConfig && !m_unsupported.isEmpty();
    m_warning->setVisible(isIncomplete);
    m_warning->setText(isIncomplete ? connect_text::configUnsupported(m_unsupported) : QString());
}

bool ConnectForm::isFilled() const
{
    const remote::HostProfile now = profile();
    return !now.address.isEmpty() && !now.user.isEmpty() && !now.address.contains(u' ');
}

void ConnectForm::browse()
{
    const QString folder = QDir::homePath() + QStringLiteral("/.ssh");
    const QString path = QFileDialog::getOpenFileName(this, connect_text::chooseKeyFile(), folder);
    if (path.isEmpty())
        return;
    m_key->setText(path);
    emit changed();
}

void ConnectForm::retranslate()
{
    m_addressLabel->setText(connect_text::address());
    m_address->setPlaceholderText(connect_text::addressHint());
    m_portLabel->setText(connect_text::port());
    m_userLabel->setText(connect_text::user());
    m_keyLabel->setText(connect_text::keyFile());
    m_key->setPlaceholderText(connect_text::keyFileHint());
    m_browse->setText(connect_text::browse());
    showNote();
}

} // namespace vfpilot::gui
