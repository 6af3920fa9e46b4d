// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/log/log_view.h"

#include "gui/log/log_model.h"
#include "gui/report/save.h"
#include "gui/text/log_text.h"
#include "gui/widgets/labels.h"
#include "gui/wizard/theme.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QListView>
#include <QPushButton>
#include <QScrollBar>
#include <QVBoxLayout>

namespace vfpilot::gui {

LogView::LogView(HostModel& host, LogModel& log, QWidget* parent)
    : View(host, parent)
    , m_log(log)
    , m_list(new QListView(this))
    , m_note(plainLabel("muted", this))
    , m_copy(new QPushButton(this))
    , m_save(new QPushButton(this))
{
    m_list->setObjectName(QStringLiteral("log.lines"));
    m_copy->setObjectName(QStringLiteral("log.copy"));
    m_save->setObjectName(QStringLiteral("log.save"));
    m_list->setModel(&log);
    m_list->setFont(monoFont());
    m_list->setUniformItemSizes(true);
    m_list->setSelectionMode(QAbstractItemView::NoSelection);
    m_list->setWordWrap(false);
    auto* bar = new QHBoxLayout;
    bar->addWidget(m_note, 1);
    bar->addWidget(m_copy);
    bar->addWidget(m_save);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(28, 0, 28, 12);
    column->setSpacing(10);
    column->addWidget(m_list, 1);
    column->addLayout(bar);
    connect(&log, &QAbstractItemModel::rowsAboutToBeInserted, this, [this] {
        const QScrollBar* bar_ = m_list->verticalScrollBar();
        if (bar_->value() == bar_->maximum()) // at the end: stay there
            QMetaObject::invokeMethod(m_list, &QListView::scrollToBottom, Qt::QueuedConnection);
    });
    connect(m_copy, &QPushButton::clicked, this, &LogView::copy);
    connect(m_save, &QPushButton::clicked, this, &LogView::save);
    retranslate();
}

QString LogView::title() const
{
    return log_text::title();
}

QString LogView::purpose() const
{
    return log_text::purpose();
}

void LogView::enter()
{
    showNote(Note::None);
    m_list->scrollToBottom();
}

void LogView::retranslate()
{
    m_copy->setText(log_text::copy());
    m_save->setText(log_text::save());
    m_list->setAccessibleName(log_text::title());
    showNote(m_shown);
    emit titleChanged();
}

void LogView::showNote(Note note)
{
    m_shown = note;
    switch (note) {
    case Note::None:
        return m_note->setText(m_log.rowCount() == 0 ? log_text::empty() : QString());
    case Note::Copied:
        return m_note->setText(log_text::copied());
    case Note::Saved:
        return m_note->setText(log_text::saved());
    case Note::NotSaved:
        return m_note->setText(log_text::notSaved());
    }
}

void LogView::save()
{
    askWhereToSave(this, log_text::saveTitle(), QStringLiteral("vfpilot-log.txt"),
                   {log_text::filter()}, [this](const QString& path) {
                       showNote(saveText(m_log.text(), path) ? Note::Saved : Note::NotSaved);
                   });
}

void LogView::copy()
{
    QGuiApplication::clipboard()->setText(m_log.text());
    showNote(Note::Copied);
}

} // namespace vfpilot::gui
