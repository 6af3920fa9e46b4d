// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/output_pane.h"

#include "gui/models/job_follower.h"
#include "gui/text/apply_text.h"
#include "gui/widgets/labels.h"
#include "gui/wizard/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QToolButton>
#include <QVBoxLayout>

namespace vfpilot::gui {

OutputPane::OutputPane(const QString& name, QWidget* parent)
    : QWidget(parent)
    , m_heading(plainLabel("heading", this))
    , m_note(wrappedLabel("muted", this))
    , m_search(new QLineEdit(this))
    , m_pause(new QToolButton(this))
    , m_text(new QPlainTextEdit(this))
{
    m_search->setObjectName(name + QLatin1String(".search"));
    m_search->setClearButtonEnabled(true);
    m_search->setMaximumWidth(180);
    m_pause->setObjectName(name + QLatin1String(".pause"));
    m_pause->setCheckable(true);
    m_text->setObjectName(name + QLatin1String(".text"));
    m_text->setReadOnly(true);
    m_text->setUndoRedoEnabled(false);
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_text->setFont(monoFont());
    m_text->setTabChangesFocus(true);

    auto* bar = new QHBoxLayout;
    bar->addWidget(m_heading);
    bar->addStretch();
    bar->addWidget(m_search);
    bar->addWidget(m_pause);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addLayout(bar);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_note);

    connect(m_pause, &QToolButton::toggled, this, [this](bool on) { setFollowing(!on); });
    connect(m_search, &QLineEdit::textEdited, this, &OutputPane::find);
    connect(m_search, &QLineEdit::returnPressed, this, &OutputPane::find);
    connect(m_text->verticalScrollBar(), &QScrollBar::valueChanged, this, [this](int value) {
        if (!m_isScrolling && value < m_text->verticalScrollBar()->maximum())
            m_pause->setChecked(true);
    });
    retranslate();
}

void OutputPane::setFollower(JobFollower* follower)
{
    if (m_follower)
        disconnect(m_follower, nullptr, this, nullptr);
    m_follower = follower;
    if (follower) {
        connect(follower, &JobFollower::outputAdded, this, &OutputPane::append);
        connect(follower, &JobFollower::outputReset, this, &OutputPane::reload);
        connect(follower, &JobFollower::changed, this, &OutputPane::showNote);
    }
    reload();
}

void OutputPane::retranslate()
{
    m_heading->setText(apply_text::outputHeading());
    m_search->setPlaceholderText(apply_text::search());
    m_search->setAccessibleName(apply_text::search());
    m_text->setAccessibleName(apply_text::outputHeading());
    m_text->setPlaceholderText(apply_text::outputEmpty());
    m_pause->setText(m_pause->isChecked() ? apply_text::follow() : apply_text::pause());
    showNote();
}

void OutputPane::reload()
{
    m_isScrolling = true;
    m_text->setPlainText(m_follower ? m_follower->output() : QString());
    m_isScrolling = false;
    setFollowing(!m_pause->isChecked());
    showNote();
}

void OutputPane::append(const QString& text)
{
    QTextCursor end(m_text->document());
    end.movePosition(QTextCursor::End);
    m_isScrolling = true;
    const int before = m_text->verticalScrollBar()->value();
    end.insertText(text);
    QScrollBar* bar = m_text->verticalScrollBar();
    bar->setValue(m_pause->isChecked() ? before : bar->maximum());
    m_isScrolling = false;
}

void OutputPane::setFollowing(bool on)
{
    m_pause->setText(on ? apply_text::pause() : apply_text::follow());
    if (!on)
        return;
    m_isScrolling = true;
    m_text->verticalScrollBar()->setValue(m_text->verticalScrollBar()->maximum());
    m_isScrolling = false;
}

// From the last hit on, and from the beginning again after the last.
void OutputPane::find()
{
    const QString wanted = m_search->text();
    if (wanted.isEmpty())
        return showNote();
    m_pause->setChecked(true);
    if (sender() == m_search && m_text->textCursor().selectedText() != wanted)
        m_text->moveCursor(QTextCursor::StartOfLine);
    bool found = m_text->find(wanted);
    if (!found) {
        m_text->moveCursor(QTextCursor::Start);
        found = m_text->find(wanted);
    }
    setTone(m_note, found ? "" : "warning");
    if (found)
        showNote();
    else
        m_note->setText(apply_text::searchNothing());
    m_note->setVisible(!found || (m_follower && m_follower->isOutputCut()));
}

void OutputPane::showNote()
{
    const bool isCut = m_follower && m_follower->isOutputCut();
    setTone(m_note, "");
    m_note->setText(isCut ? apply_text::outputCut() : QString());
    m_note->setVisible(isCut);
}

} // namespace vfpilot::gui
