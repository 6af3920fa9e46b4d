// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>
#include <QDateTime>
#include <QLoggingCategory>

#include <deque>
#include <vector>

namespace vfpilot::gui {

Q_DECLARE_LOGGING_CATEGORY(wizardLog)

/// What the wizard did and what it got, in memory, the newest last. It is fed by qCInfo() and its
/// like with a category whose name begins with "vfpilot"; whoever writes such a line keeps
/// secrets out of it. Texts are English and plain.
class LogModel : public QAbstractListModel
{
    Q_OBJECT

public:
    struct Entry
    {
        QDateTime time;
        QtMsgType type = QtInfoMsg;
        QString text;
    };

    explicit LogModel(QObject* parent = nullptr);
    ~LogModel() override;

    /// The model that takes the process's log lines; null before there is one.
    static LogModel* current();

    /// The view lays itself out once for all of them.
    void add(std::vector<Entry> entries);
    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    /// All of it, one line each: "2026-11-23T23:15:01.120Z warning link lost".
    QString text() const;

    static constexpr int entryLimit = 5000;
    static constexpr int lineLimit = 2000; ///< characters of one entry

private:
    static QString line(const Entry& entry);

    std::deque<Entry> m_entries;
};

} // namespace vfpilot::gui
