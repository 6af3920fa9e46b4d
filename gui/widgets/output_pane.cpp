// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/output_pane.h"

#include "gui/models/job_follower.h"
#include "gui/text/apply_text.h"
#include "gui/widgets/labels.h"
#include "gui/wizard/theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace vfpilot::gui {
namespace {

constexpr qsizetype piece = 24 * 1024;  // characters that are written at a time
constexpr qsizetype longestLine = 2000; // characters; laying out a longer one takes too long

// Lines that are too long go on in the next one, behind a mark. `column` is where the text begins.
QString broken(const QString& text, qsizetype& column)
{
    QString lines;
    lines.reserve(text.size());
    for (qsizetype start = 0; start < text.size();) {
        const qsizetype found = text.indexOf(u'\n', start);
        const qsizetype end = found < 0 ? text.size() : found;
        const qsizetype taken = std::min(end - start, longestLine - column);
        lines += QStringView(text).sliced(start, taken);
        start += taken;
        column += taken;
        if (start < end) {
            lines += QStringLiteral("\n… ");
            column = 2;
        } else if (found >= 0) {
            lines += u'\n';
            ++start;
            column = 0;
        }
    }
    return lines;
}

} // namespace

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
    connect(m_search, &QLineEdit::textEdited, this, &OutputPane::findAsTyped);
    m_search->installEventFilter(this);
    m_text->installEventFilter(this);
    m_more.setInterval(0);
    m_more.setSingleShot(true);
    connect(&m_more, &QTimer::timeout, this, &OutputPane::write);
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
    m_search->setToolTip(apply_text::searchHelp());
    m_text->setAccessibleName(apply_text::outputHeading());
    m_text->setPlaceholderText(apply_text::outputEmpty());
    m_pause->setText(m_pause->isChecked() ? apply_text::follow() : apply_text::pause());
    showNote();
}

void OutputPane::reload()
{
    m_isScrolling = true;
    m_text->clear();
    m_isScrolling = false;
    m_column = 0;
    m_waiting = m_follower ? m_follower->output() : QString();
    write();
    showNote();
}

void OutputPane::append(const QString& text)
{
    m_waiting += text;
    if (!m_more.isActive())
        write();
}

void OutputPane::write()
{
    const QString text = m_waiting.left(piece);
    m_waiting.remove(0, text.size());
    QTextCursor end(m_text->document());
    end.movePosition(QTextCursor::End);
    m_isScrolling = true;
    const int before = m_text->verticalScrollBar()->value();
    end.insertText(broken(text, m_column));
    QScrollBar* bar = m_text->verticalScrollBar();
    bar->setValue(m_pause->isChecked() ? before : bar->maximum());
    m_isScrolling = false;
    if (!m_waiting.isEmpty())
        m_more.start();
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

bool OutputPane::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto* key = static_cast<QKeyEvent*>(event);
    const bool isEnter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
    if (key->key() == Qt::Key_F3 || (isEnter && watched == m_search)) {
        find(key->modifiers().testFlag(Qt::ShiftModifier));
        return true; // Enter must not press the page's button
    }
    if (key->matches(QKeySequence::Find)) {
        m_search->setFocus(Qt::ShortcutFocusReason);
        m_search->selectAll();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

// From the last hit on, and from the other end again behind the last one.
void OutputPane::find(bool backward)
{
    const QString wanted = m_search->text();
    if (wanted.isEmpty())
        return showNote();
    m_pause->setChecked(true);
    const auto flags = backward ? QTextDocument::FindBackward : QTextDocument::FindFlags();
    bool found = m_text->find(wanted, flags);
    if (!found) {
        m_text->moveCursor(backward ? QTextCursor::End : QTextCursor::Start);
        found = m_text->find(wanted, flags);
    }
    showFound(found);
}

// A longer word is looked for where the shorter one was found.
void OutputPane::findAsTyped()
{
    QTextCursor cursor = m_text->textCursor();
    cursor.setPosition(cursor.selectionStart());
    m_text->setTextCursor(cursor);
    find(false);
}

void OutputPane::showFound(bool found)
{
    if (found)
        return showNote();
    setTone(m_note, "warning");
    m_note->setText(apply_text::searchNothing());
    m_note->setVisible(true);
}

void OutputPane::showNote()
{
    const bool isCut = m_follower && m_follower->isOutputCut();
    setTone(m_note, "");
    m_note->setText(isCut ? apply_text::outputCut() : QString());
    m_note->setVisible(isCut);
}

} // namespace vfpilot::gui
