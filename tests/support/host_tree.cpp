// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/host_tree.h"

#include "tests/support/undo_noise.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <algorithm>
#include <functional>
#include <vector>

#include <sys/stat.h>
#include <sys/xattr.h>
#include <unistd.h>

namespace vfpilot::test {
namespace {

constexpr auto espFolder = "/dev/disk/by-uuid";

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("unreadable");
}

std::map<QByteArray, QByteArray> xattrsOf(const QByteArray& path)
{
    std::map<QByteArray, QByteArray> found;
    QByteArray names(64 * 1024, '\0');
    const auto size = ::llistxattr(path, names.data(), static_cast<std::size_t>(names.size()));
    if (size <= 0)
        return found;
    for (const QByteArray& name : names.left(size).split('\0')) {
        QByteArray value(64 * 1024, '\0');
        const auto length =
            ::lgetxattr(path, name, value.data(), static_cast<std::size_t>(value.size()));
        if (!name.isEmpty() && length >= 0)
            found[name] = value.left(length);
    }
    return found;
}

QByteArray linkTarget(const QByteArray& path)
{
    QByteArray target(4096, '\0');
    const auto size = ::readlink(path, target.data(), static_cast<std::size_t>(target.size()));
    return target.left(std::max<qsizetype>(size, 0));
}

TreeEntry entryOf(const QString& path)
{
    struct stat status = {};
    const QByteArray name = QFile::encodeName(path);
    if (::lstat(name, &status) != 0)
        return {};
    TreeEntry entry{.mode = status.st_mode, .uid = status.st_uid, .gid = status.st_gid};
    entry.xattrs = xattrsOf(name);
    entry.inode = status.st_ino;
    entry.changedNs = status.st_mtim.tv_sec * 1'000'000'000LL + status.st_mtim.tv_nsec;
    if (S_ISREG(status.st_mode))
        entry.content = contentOf(path);
    else if (S_ISLNK(status.st_mode))
        entry.content = linkTarget(name);
    return entry;
}

/// The kernel's own, where nothing is on a disk.
bool isKernels(const QString& path)
{
    const QString esps = QLatin1String(espFolder);
    if (path.startsWith(esps + '/') || path == esps || esps.startsWith(path + '/'))
        return false;
    for (const char* top : {"/proc", "/sys", "/dev"}) {
        if (path == QLatin1String(top) || path.startsWith(QLatin1String(top) + '/'))
            return true;
    }
    return false;
}

struct Generated
{
    QRegularExpression path;
    std::function<QByteArray(const QByteArray&)> meaning;
};

QByteArray optionsOf(const QByteArray& entry)
{
    for (const QByteArray& line : entry.split('\n')) {
        if (line.startsWith("options"))
            return line.mid(7).simplified();
    }
    return "no options";
}

QByteArray modulesIn(const QByteArray& initramfs)
{
    const QJsonObject all = QJsonDocument::fromJson(initramfs).object();
    const QJsonObject told{{"modules", all.value("modules")},
                           {"modprobe.d", all.value("modprobe.d")}};
    return all.isEmpty() ? QByteArray("no initramfs") : QJsonDocument(told).toJson();
}

QByteArray sortedLines(const QByteArray& index)
{
    QList<QByteArray> lines = index.split('\n');
    std::sort(lines.begin(), lines.end());
    return lines.join('\n');
}

/// Without the times at which it was made.
QByteArray withoutDates(const QByteArray& log)
{
    static const QRegularExpression date("^\\w{3} \\w{3} .*\\d\\d:\\d\\d:\\d\\d .*$",
                                         QRegularExpression::MultilineOption);
    return QString::fromUtf8(log).remove(date).toUtf8();
}

/// Which packages there are, in which version and state.
QByteArray packagesIn(const QByteArray& status)
{
    QList<QByteArray> packages(1);
    for (const QByteArray& line : status.split('\n')) {
        if (line.startsWith("Package:"))
            packages += line;
        else if (line.startsWith("Status:") || line.startsWith("Version:"))
            packages.last() += ' ' + line;
    }
    std::sort(packages.begin(), packages.end());
    return packages.join('\n');
}

const std::vector<Generated>& generated()
{
    static const std::vector<Generated> all = {
        {QRegularExpression("/loader/entries/[^/]*\\.conf$"), optionsOf},
        {QRegularExpression("/initrd\\.img-[^/]*$"), modulesIn},
        {QRegularExpression("^/(usr/)?lib/modules/[^/]*/modules\\.[^/]*$"), sortedLines},
        {QRegularExpression("^/var/lib/dpkg/status$"), packagesIn},
        {QRegularExpression("^/var/lib/dkms/.*/make\\.log$"), withoutDates},
    };
    return all;
}

QString describe(const TreeEntry& entry)
{
    return QStringLiteral("mode %1 owner %2:%3 xattrs %4 %5")
        .arg(entry.mode, 0, 8)
        .arg(entry.uid)
        .arg(entry.gid)
        .arg(entry.xattrs.size())
        .arg(QString::fromUtf8(entry.content.left(300)));
}

bool hasSameAttributes(const TreeEntry& a, const TreeEntry& b)
{
    return a.mode == b.mode && a.uid == b.uid && a.gid == b.gid && a.xattrs == b.xattrs;
}

/// Calls `look` with each path of either tree; null where one has no such path.
void walk(const HostTree& before,
          const HostTree& after,
          const std::function<void(const QString&, const TreeEntry*, const TreeEntry*)>& look)
{
    HostTree all = before;
    all.insert(after.begin(), after.end());
    for (const auto& [path, entry] : all) {
        const auto was = before.find(path);
        const auto is = after.find(path);
        look(path, was == before.end() ? nullptr : &was->second,
             is == after.end() ? nullptr : &is->second);
    }
}

} // namespace

HostTree readTree(const QString& root)
{
    HostTree tree;
    QDirIterator files(root, QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot,
                       QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString real = files.next();
        const QString path = real.mid(root.size());
        if (!isKernels(path))
            tree[path] = entryOf(real);
    }
    return tree;
}

Owed owedFor(const QString& path)
{
    if (isUndoNoise(path.toStdString()))
        return Owed::Noise;
    for (const Generated& kind : generated()) {
        if (kind.path.match(path).hasMatch())
            return Owed::Rebuilt;
    }
    return Owed::Exact;
}

QByteArray meaningOf(const QString& path, const QByteArray& content)
{
    for (const Generated& kind : generated()) {
        if (kind.path.match(path).hasMatch())
            return kind.meaning(content);
    }
    return content;
}

QStringList unlike(const HostTree& before, const HostTree& after)
{
    QStringList found;
    walk(before, after, [&](const QString& path, const TreeEntry* was, const TreeEntry* is) {
        if (owedFor(path) == Owed::Noise)
            return;
        if (!was || !is) {
            found += path + (was ? ": is gone" : ": was not there");
        } else if (!hasSameAttributes(*was, *is) ||
                   meaningOf(path, was->content) != meaningOf(path, is->content)) {
            found += path + ": " + describe(*is) + "\n    instead of " + describe(*was);
        }
    });
    return found;
}

QStringList touched(const HostTree& before, const HostTree& after)
{
    QStringList found;
    walk(before, after, [&](const QString& path, const TreeEntry* was, const TreeEntry* is) {
        if (!was || !is)
            found += path + (was ? ": is gone" : ": is new");
        else if (!hasSameAttributes(*was, *is) || was->content != is->content)
            found += path + ": changed";
        else if (was->inode != is->inode || was->changedNs != is->changedNs)
            found += path + ": written again";
    });
    return found;
}

} // namespace vfpilot::test
