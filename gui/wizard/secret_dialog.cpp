// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/wizard/secret_dialog.h"

#include "gui/text/connect_text.h"
#include "gui/text/plain.h"
#include "gui/widgets/labels.h"
#include "gui/wizard/theme.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace vfpilot::gui {

SecretDialog::SecretDialog(const remote::SecretQuestion& question,
                           remote::SecretStore* store,
                           QWidget* parent)
    : QDialog(parent)
    , m_store(store)
    , m_answer(new QLineEdit(this))
    , m_keep(new QCheckBox(connect_text::keep(), this))
{
    setObjectName(QStringLiteral("secret"));
    setWindowTitle(QStringLiteral("vfpilot"));
    setMinimumWidth(440);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(26, 22, 26, 20);
    column->setSpacing(8);
    const auto add = [column](const char* kind, const QString& text) {
        QLabel* label = wrappedLabel(kind);
        label->setText(text);
        column->addWidget(label);
        return label;
    };
    add("title", connect_text::secretTitle());
    if (question.retry)
        setTone(add("", question.keptWasWrong ? connect_text::keptWasWrong()
                                              : connect_text::secretRetry()),
                "warning");
    add("", connect_text::secretLabel(question));
    if (!question.jumpTo.isEmpty())
        add("muted", connect_text::jumpNote(question.jumpTo));
    if (!question.prompt.isEmpty()) {
        QLabel* prompt = add("mono", plain(question.prompt.left(1000)));
        prompt->setObjectName(QStringLiteral("secret.prompt"));
        prompt->setFont(monoFont());
    }
    m_answer->setObjectName(QStringLiteral("secret.answer"));
    m_answer->setEchoMode(question.echo ? QLineEdit::Normal : QLineEdit::Password);
    m_answer->setAccessibleName(connect_text::secretLabel(question));
    column->addWidget(m_answer);
    m_keep->setObjectName(QStringLiteral("secret.keep"));
    column->addWidget(m_keep);
    m_keepNote = add("muted", QString());
    m_keepNote->setObjectName(QStringLiteral("secret.keepNote"));
    m_keep->setVisible(m_store && !question.keepName.isEmpty());
    connect(m_keep, &QCheckBox::toggled, this, &SecretDialog::showKeeping);
    if (m_store)
        connect(m_store, &remote::SecretStore::stateChanged, this, &SecretDialog::showKeeping);
    showKeeping();
    column->addSpacing(10);
    column->addStretch();

    auto* cancel = new QPushButton(connect_text::cancel(), this);
    auto* ok = new QPushButton(connect_text::secretOk(), this);
    cancel->setObjectName(QStringLiteral("secret.cancel"));
    ok->setObjectName(QStringLiteral("secret.ok"));
    setKind(ok, "primary");
    cancel->setAutoDefault(false);
    ok->setDefault(true);
    auto* row = new QHBoxLayout;
    row->addStretch();
    row->addWidget(cancel);
    row->addWidget(ok);
    column->addLayout(row);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(ok, &QPushButton::clicked, this, &QDialog::accept);
    m_answer->setFocus();
}

QString SecretDialog::answer() const
{
    return m_answer->text();
}

bool SecretDialog::isToBeKept() const
{
    return m_keep->isVisibleTo(this) && m_keep->isEnabled() && m_keep->isChecked();
}

void SecretDialog::showKeeping()
{
    using State = remote::SecretStore::State;
    const State state = m_store ? m_store->state() : State::Missing;
    const bool isPossible = state != State::Missing && state != State::Denied;
    m_keep->setEnabled(isPossible);
    if (!m_keep->isVisibleTo(this))
        m_keepNote->setText(connect_text::secretKept());
    else if (!isPossible)
        m_keepNote->setText(connect_text::keepImpossible(state));
    else
        m_keepNote->setText(m_keep->isChecked() ? connect_text::keepNote()
                                                : connect_text::secretKept());
}

} // namespace vfpilot::gui
