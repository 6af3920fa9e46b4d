// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

#include <vector>

namespace vfpilot::remote {

/// One line that says something, with the files an Include brings in.
struct ConfigDirective
{
    QString keyword; ///< lower case
    QStringList words;
    std::vector<std::vector<ConfigDirective>> included; ///< one list a file
};

/// What was left out while reading, for the log.
struct ConfigNote
{
    enum class Kind {
        NotUnderstood, ///< the line
        Unreadable,    ///< a file that is there, or is no regular file
        TooLarge,
        WritableByAll, ///< everybody can write it, so it says nothing
        TooMuch,       ///< too many files, lines, or Includes within Includes
    };
    Kind kind = Kind::NotUnderstood;
    QString file;
    int line = 0; ///< 0: the whole file
};

/// An OpenSSH client configuration as it was written, Includes taken in.
struct ConfigTree
{
    std::vector<ConfigDirective> directives;
    QList<ConfigNote> notes;
};

/// Reads `file`; one that is not there is an empty tree. `home` stands for "~". Bounded: 1 MiB a
/// file, 64 files, 16 Includes deep, 20000 lines that say something. Never waits for a file that
/// is none.
ConfigTree readConfigTree(const QString& file, const QString& home);

} // namespace vfpilot::remote
