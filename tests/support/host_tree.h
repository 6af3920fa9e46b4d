// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <cstdint>
#include <map>

namespace vfpilot::test {

/// One name of a host's tree.
struct TreeEntry
{
    std::uint32_t mode = 0; ///< kind and permission bits
    std::uint32_t uid = 0;
    std::uint32_t gid = 0;
    std::map<QByteArray, QByteArray> xattrs;
    QByteArray content; ///< a file's bytes, or what a link leads to
    std::uint64_t inode = 0;
    std::int64_t changedNs = 0; ///< mtime
};

/// All names below a root but the kernel's own file systems, as paths of the host. What is there
/// of those is the ESPs, which the simulated host keeps below /dev.
using HostTree = std::map<QString, TreeEntry>;

HostTree readTree(const QString& root);

/// What taking a job back owes for a path.
enum class Owed {
    Exact,   ///< bytes, mode, owner, extended attributes, absence
    Rebuilt, ///< generated from other files: equal in meaning
    Noise,   ///< named in resources/catalog/undo_noise.txt
};

Owed owedFor(const QString& path);

/// What a generated file says, whatever its bytes: the options of a boot entry, the modules of an
/// initramfs and their settings, the lines of a module index in any order.
QByteArray meaningOf(const QString& path, const QByteArray& content);

/// Where `after` is not `before` to the degree that is owed; a line each.
QStringList unlike(const HostTree& before, const HostTree& after);

/// Where somebody wrote, even the same bytes: content, attributes, inode or time. A line each.
QStringList touched(const HostTree& before, const HostTree& after);

} // namespace vfpilot::test
