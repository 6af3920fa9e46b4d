// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/wizard/host_key_dialog.h"

#include "gui/text/connect_text.h"
#include "gui/text/plain.h"
#include "gui/widgets/command_line.h"
#include "gui/widgets/labels.h"
#include "gui/wizard/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include <utility>
#include <vector>

namespace vfpilot::gui {
namespace {

QLabel* addText(QVBoxLayout* column, const char* kind, const QString& text)
{
    QLabel* label = wrappedLabel(kind);
    label->setText(text);
    column->addWidget(label);
    return label;
}

void addLine(QVBoxLayout* column, const QString& name, const QString& text)
{
    auto* line = new CommandLine;
    line->setObjectName(name);
    line->setText(text);
    column->addWidget(line);
}

} // namespace

QString HostKeyDialog::consoleCommand(const QString& keyType)
{
    const QString kind = keyType.contains(QLatin1String("ed25519")) ? QStringLiteral("ed25519")
                         : keyType.contains(QLatin1String("ecdsa")) ? QStringLiteral("ecdsa")
                                                                    : QStringLiteral("rsa");
    return QStringLiteral("ssh-keygen -lf /etc/ssh/ssh_host_%1_key.pub").arg(kind);
}

HostKeyDialog::HostKeyDialog(const remote::HostKeyQuestion& question,
                             const QString& told,
                             QWidget* parent)
    : QDialog(parent)
{
    setObjectName(QStringLiteral("hostkey"));
    setWindowTitle(QStringLiteral("vfpilot"));
    setMinimumWidth(560);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(26, 22, 26, 20);
    column->setSpacing(8);
    QLabel* title = addText(column, "title", connect_text::keyTitle(question.host));
    QLabel* text = addText(column, "muted", connect_text::keyText());
    // What is not so at most hosts; each with the sentence to make again in another language.
    std::vector<std::pair<QLabel*, std::function<QString()>>> notes;
    const auto addNote = [&](const char* name, const char* tone, std::function<QString()> words) {
        QLabel* note = addText(column, "", words());
        note->setObjectName(QLatin1String(name));
        if (*tone)
            setTone(note, tone);
        notes.emplace_back(note, std::move(words));
    };
    if (!question.jumpTo.isEmpty())
        addNote("hostkey.jump", "", [to = question.jumpTo] { return connect_text::jumpNote(to); });
    if (!question.otherType.isEmpty()) {
        addNote("hostkey.other", "warning", [type = question.otherType, file = question.otherFile] {
            return connect_text::keyOtherType(type, file);
        });
    }
    if (question.hasAuthority)
        addNote("hostkey.authority", "warning", [] { return connect_text::keyAuthority(); });
    column->addSpacing(6);
    QLabel* fingerprint =
        addText(column, "heading", connect_text::keyFingerprint(question.keyType));
    addLine(column, QStringLiteral("hostkey.fingerprint"), plainLine(question.fingerprint, 100));
    column->addSpacing(6);
    const bool isDemo = !told.isEmpty();
    QLabel* howTo =
        addText(column, "", isDemo ? connect_text::keyDemo() : connect_text::keyHowTo());
    addLine(column, QStringLiteral("hostkey.compare"),
            isDemo ? plainLine(told, 100) : consoleCommand(question.keyType));
    column->addSpacing(12);
    column->addStretch();

    auto* reject = new QPushButton(connect_text::keyReject(), this);
    auto* accept = new QPushButton(connect_text::keyAccept(), this);
    reject->setObjectName(QStringLiteral("hostkey.reject"));
    accept->setObjectName(QStringLiteral("hostkey.accept"));
    accept->setAutoDefault(false);
    reject->setDefault(true);
    reject->setFocus();
    auto* row = new QHBoxLayout;
    row->addStretch();
    row->addWidget(reject);
    row->addWidget(accept);
    column->addLayout(row);
    connect(reject, &QPushButton::clicked, this, &QDialog::reject);
    connect(accept, &QPushButton::clicked, this, &QDialog::accept);
    m_retranslate = [=] {
        title->setText(connect_text::keyTitle(question.host));
        text->setText(connect_text::keyText());
        fingerprint->setText(connect_text::keyFingerprint(question.keyType));
        for (const auto& [note, words] : notes)
            note->setText(words());
        howTo->setText(isDemo ? connect_text::keyDemo() : connect_text::keyHowTo());
        reject->setText(connect_text::keyReject());
        accept->setText(connect_text::keyAccept());
    };
}

void HostKeyDialog::changeEvent(QEvent* event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange && m_retranslate)
        m_retranslate();
}

} // namespace vfpilot::gui
