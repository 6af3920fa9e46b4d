// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/connect/key_changed_card.h"

#include "gui/models/known_hosts_line.h"
#include "gui/text/connect_text.h"
#include "gui/widgets/command_line.h"
#include "gui/widgets/glyph.h"
#include "gui/widgets/labels.h"
#include "gui/wizard/theme.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace vfpilot::gui {

KeyChangedCard::KeyChangedCard(QString ourFile, QWidget* parent)
    : QFrame(parent)
    , m_ourFile(std::move(ourFile))
    , m_title(wrappedLabel("heading", this))
    , m_text(wrappedLabel("", this))
    , m_place(wrappedLabel("mono", this))
    , m_now(wrappedLabel("mono", this))
    , m_how(wrappedLabel("", this))
    , m_command(new CommandLine(this))
    , m_remove(new QPushButton(this))
{
    setObjectName(QStringLiteral("connect.keyChanged"));
    setKind(this, "banner");
    setTone(this, "blocking");
    m_remove->setObjectName(QStringLiteral("connect.removeKey"));
    setKind(m_remove, "danger");
    m_place->setObjectName(QStringLiteral("connect.keyPlace"));
    m_place->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_now->setTextInteractionFlags(Qt::TextSelectableByMouse);

    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(18, 16, 18, 16);
    row->setSpacing(14);
    row->addWidget(new GlyphLabel(Glyph::Blocking, Role::Blocking, 24, this), 0, Qt::AlignTop);
    auto* column = new QVBoxLayout;
    column->setSpacing(6);
    for (QWidget* widget :
         std::initializer_list<QWidget*>{m_title, m_text, m_place, m_now, m_how, m_command})
        column->addWidget(widget);
    column->addWidget(m_remove, 0, Qt::AlignLeft);
    row->addLayout(column, 1);
    connect(m_remove, &QPushButton::clicked, this, &KeyChangedCard::removeOldKey);
}

QString KeyChangedCard::arg(const char* name) const
{
    const auto found = m_error.args.find(name);
    return found == m_error.args.end() ? QString() : QString::fromStdString(found->second);
}

void KeyChangedCard::show(const Error& error)
{
    if (!(error == m_error))
        m_removal = Removal::NotTried;
    m_error = error;
    retranslate();
}

void KeyChangedCard::removeOldKey()
{
    m_removal = removeKnownHost(m_ourFile, arg("line").toInt(), arg("host")) ? Removal::Done
                                                                             : Removal::Failed;
    retranslate();
}

void KeyChangedCard::retranslate()
{
    const bool isOurs = arg("file") == m_ourFile;
    m_title->setText(connect_text::changedTitle());
    m_text->setText(connect_text::changedText());
    m_place->setText(connect_text::changedPlace(arg("file"), arg("line")));
    m_now->setText(connect_text::changedNow(arg("fingerprint")));
    m_remove->setText(connect_text::changedRemove());
    m_command->setText(QStringLiteral("ssh-keygen -R '%1' -f '%2'").arg(arg("host"), arg("file")));

    m_remove->setVisible(isOurs && m_removal == Removal::NotTried);
    m_command->setVisible(!isOurs);
    m_how->setVisible(!isOurs || m_removal != Removal::NotTried);
    m_how->setText(!isOurs                        ? connect_text::changedForeign()
                   : m_removal == Removal::Failed ? connect_text::changedNotRemoved()
                                                  : connect_text::changedRemoved());
}

} // namespace vfpilot::gui
