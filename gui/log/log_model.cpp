// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/log/log_model.h"

#include "gui/text/plain.h"

#include <QMetaObject>
#include <QMutex>
#include <QMutexLocker>
#include <QTimer>

#include <algorithm>
#include <cstring>

namespace vfpilot::gui {

Q_LOGGING_CATEGORY(wizardLog, "vfpilot.wizard", QtInfoMsg)

namespace {

constexpr std::size_t batch = 200; // lines; more of them come when the event loop was round once

QMutex mutex; // guards the three below: lines come from any thread
LogModel* target = nullptr;
QtMessageHandler before = nullptr;
std::deque<LogModel::Entry> waiting;

QString levelName(QtMsgType type)
{
    switch (type) {
    case QtDebugMsg:
        return QStringLiteral("debug");
    case QtInfoMsg:
        return QStringLiteral("info");
    case QtWarningMsg:
        return QStringLiteral("warning");
    case QtCriticalMsg:
    case QtFatalMsg:
        return QStringLiteral("error");
    }
    return {};
}

void takeWaiting()
{
    LogModel* model = nullptr;
    std::vector<LogModel::Entry> entries;
    {
        const QMutexLocker lock(&mutex);
        const std::size_t count = std::min(batch, waiting.size());
        const auto end = waiting.begin() + static_cast<std::ptrdiff_t>(count);
        entries.assign(waiting.begin(), end);
        waiting.erase(waiting.begin(), end);
        model = target;
        // A timer, since a posted event would be taken before anything that the person does.
        if (model && !waiting.empty())
            QTimer::singleShot(0, model, &takeWaiting);
    }
    if (model && !entries.empty())
        model->add(std::move(entries));
}

void handle(QtMsgType type, const QMessageLogContext& context, const QString& text)
{
    const bool isOurs = context.category && std::strncmp(context.category, "vfpilot", 7) == 0;
    const QMutexLocker lock(&mutex);
    if (isOurs && target) {
        waiting.push_back({QDateTime::currentDateTimeUtc(), type, text});
        if (waiting.size() == 1)
            QMetaObject::invokeMethod(target, &takeWaiting, Qt::QueuedConnection);
        else if (waiting.size() > LogModel::entryLimit)
            waiting.pop_front();
    }
    // What goes on as it should is for the log page; a terminal gets what does not.
    if (before && (!isOurs || type != QtInfoMsg))
        before(type, context, text);
}

} // namespace

LogModel::LogModel(QObject* parent)
    : QAbstractListModel(parent)
{
    const QMutexLocker lock(&mutex);
    if (!target)
        before = qInstallMessageHandler(handle);
    target = this;
    waiting.clear();
}

LogModel::~LogModel()
{
    const QMutexLocker lock(&mutex);
    if (target != this)
        return;
    target = nullptr;
    waiting.clear();
    qInstallMessageHandler(before);
    before = nullptr;
}

LogModel* LogModel::current()
{
    const QMutexLocker lock(&mutex);
    return target;
}

void LogModel::add(std::vector<Entry> entries)
{
    const int count = static_cast<int>(entries.size());
    const int surplus = std::min(rowCount(), rowCount() + count - entryLimit);
    if (surplus > 0) {
        beginRemoveRows({}, 0, surplus - 1);
        m_entries.erase(m_entries.begin(), m_entries.begin() + surplus);
        endRemoveRows();
    }
    beginInsertRows({}, rowCount(), rowCount() + count - 1);
    for (Entry& entry : entries) {
        entry.text = plainLine(entry.text, lineLimit);
        m_entries.push_back(std::move(entry));
    }
    endInsertRows();
}

int LogModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
}

QVariant LogModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || role != Qt::DisplayRole)
        return {};
    const Entry& entry = m_entries[static_cast<std::size_t>(index.row())];
    const QString clock = entry.time.toLocalTime().toString(QStringLiteral("HH:mm:ss.zzz"));
    return QStringLiteral("%1  %2  %3")
        .arg(clock, levelName(entry.type).leftJustified(7), entry.text);
}

QString LogModel::line(const Entry& entry)
{
    return entry.time.toString(Qt::ISODateWithMs) + QLatin1Char(' ') + levelName(entry.type) +
           QLatin1Char(' ') + entry.text;
}

QString LogModel::text() const
{
    QString all;
    for (const Entry& entry : m_entries)
        all += line(entry) + QLatin1Char('\n');
    return all;
}

} // namespace vfpilot::gui
