// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/log/log_model.h"

#include "gui/text/plain.h"

#include <QMetaObject>
#include <QMutex>
#include <QMutexLocker>

#include <cstring>

namespace vfpilot::gui {

Q_LOGGING_CATEGORY(wizardLog, "vfpilot.wizard", QtInfoMsg)

namespace {

QMutex mutex; // guards the two below: lines come from any thread
LogModel* target = nullptr;
QtMessageHandler before = nullptr;

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

void handle(QtMsgType type, const QMessageLogContext& context, const QString& text)
{
    const bool isOurs = context.category && std::strncmp(context.category, "vfpilot", 7) == 0;
    const QMutexLocker lock(&mutex);
    if (isOurs && target) {
        const LogModel::Entry entry{QDateTime::currentDateTimeUtc(), type, text};
        QMetaObject::invokeMethod(
            target, [model = target, entry] { model->add(entry); }, Qt::QueuedConnection);
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
}

LogModel::~LogModel()
{
    const QMutexLocker lock(&mutex);
    if (target != this)
        return;
    target = nullptr;
    qInstallMessageHandler(before);
    before = nullptr;
}

LogModel* LogModel::current()
{
    const QMutexLocker lock(&mutex);
    return target;
}

void LogModel::add(const Entry& entry)
{
    if (rowCount() == entryLimit) {
        beginRemoveRows({}, 0, 0);
        m_entries.pop_front();
        endRemoveRows();
    }
    Entry kept = entry;
    kept.text = plainLine(entry.text, lineLimit);
    beginInsertRows({}, rowCount(), rowCount());
    m_entries.push_back(std::move(kept));
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
