// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/ssh_config/config_tree.h"

#include "remote/ssh_config/config_line.h"
#include "remote/ssh_config/name_pattern.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace vfpilot::remote {
namespace {

constexpr qint64 fileLimit = 1024 * 1024;
constexpr int filesLimit = 64;
constexpr int depthLimit = 16;
constexpr int directivesLimit = 20000;
constexpr qsizetype foundLimit = 256; ///< files of one pattern

/// Paths that a pattern of "*" and "?" names, sorted, one folder level after the other.
QStringList expandGlob(const QString& pattern)
{
    if (!pattern.contains(u'*') && !pattern.contains(u'?'))
        return QFileInfo::exists(pattern) ? QStringList(pattern) : QStringList();
    const QStringList parts = QDir::fromNativeSeparators(pattern).split(u'/', Qt::SkipEmptyParts);
    // Windows paths begin with a drive, all others with the root.
    QStringList found = {pattern.startsWith(u'/') ? QString() : parts.first()};
    for (qsizetype i = pattern.startsWith(u'/') ? 0 : 1; i < parts.size(); ++i) {
        const QString& part = parts[i];
        QStringList next;
        for (const QString& above : found) {
            const QString folder = above + u'/';
            if (!part.contains(u'*') && !part.contains(u'?')) {
                if (QFileInfo::exists(folder + part))
                    next += folder + part;
                continue;
            }
            QDir::Filters filters = QDir::AllEntries | QDir::NoDotAndDotDot;
            if (part.startsWith(u'.'))
                filters |= QDir::Hidden;
            for (const QString& name : QDir(folder).entryList(filters, QDir::Name)) {
                if (matchesPattern(name, part))
                    next += folder + name;
            }
        }
        found = next.mid(0, foundLimit);
    }
    return found;
}

class Reader
{
public:
    explicit Reader(QString home)
        : m_home(std::move(home))
    {}

    std::vector<ConfigDirective> read(const QString& path, int depth)
    {
        std::vector<ConfigDirective> directives;
        if (depth > depthLimit || m_files >= filesLimit) {
            note(ConfigNote::Kind::TooMuch, path);
            return directives;
        }
        ++m_files;
        const QFileInfo info(path);
        QFile file(path);
        if (!info.isFile() || !file.open(QIODevice::ReadOnly)) {
            if (info.exists())
                note(ConfigNote::Kind::Unreadable, path);
            return directives;
        }
        if (info.permission(QFile::WriteOther)) {
            note(ConfigNote::Kind::WritableByAll, path);
            return directives;
        }
        const QByteArray content = file.read(fileLimit + 1);
        if (content.size() > fileLimit) {
            note(ConfigNote::Kind::TooLarge, path);
            return directives;
        }
        int number = 0;
        for (const QByteArray& line : content.split('\n')) {
            ++number;
            const auto split = splitConfigLine(line);
            if (!split) {
                note(ConfigNote::Kind::NotUnderstood, path, number);
                continue;
            }
            if (split->keyword.isEmpty())
                continue;
            if (++m_directives > directivesLimit) {
                note(ConfigNote::Kind::TooMuch, path, number);
                break;
            }
            ConfigDirective directive{split->keyword, split->words, {}};
            if (split->keyword == QLatin1String("include")) {
                for (const QString& word : split->words)
                    include(directive, word, depth);
            }
            directives.push_back(std::move(directive));
        }
        return directives;
    }

    QList<ConfigNote> notes;

private:
    void include(ConfigDirective& directive, const QString& word, int depth)
    {
        QString pattern = word;
        if (pattern.startsWith(QLatin1String("~/")))
            pattern = m_home + pattern.mid(1);
        else if (QDir::isRelativePath(pattern))
            pattern = m_home + QStringLiteral("/.ssh/") + pattern;
        for (const QString& path : expandGlob(pattern))
            directive.included.push_back(read(path, depth + 1));
    }

    void note(ConfigNote::Kind kind, const QString& file, int line = 0)
    {
        if (notes.size() < foundLimit)
            notes.append({kind, file, line});
    }

    QString m_home;
    int m_files = 0;
    int m_directives = 0;
};

} // namespace

ConfigTree readConfigTree(const QString& file, const QString& home)
{
    Reader reader(home);
    ConfigTree tree;
    tree.directives = reader.read(file, 0);
    tree.notes = reader.notes;
    return tree;
}

} // namespace vfpilot::remote
