// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayList>

namespace vfpilot::remote {

/// A fixed shell script and its arguments, which are data and never code. Each script first prints
/// its $0, which says that it runs.
struct RemoteScript
{
    QByteArray text;
    QByteArrayList arguments;
    /// Without this folder there is nothing to do: exit status 127, and root is not asked for.
    QByteArray neededFolder;
};

/// As whom a script runs where the person who signed in is not root.
enum class SudoUse {
    Never,           ///< as that person
    WithoutPassword, ///< sudo -n
    WithPassword,    ///< sudo -S: the password is read from standard input after the prompt
};

/// The script is not started because sudo is not there.
constexpr int noSudoStatus = 40;

/// What sudo asks with, and what a script prints once it runs; `mark` is made anew for each.
QByteArray askMark(const QByteArray& mark);
QByteArray runMark(const QByteArray& mark);

/// The command line for the server's login shell, whichever that is.
QByteArray rootCommand(SudoUse use, const QByteArray& mark, const RemoteScript& script);

/// Begins each script that works in the engine's folder: paths that the caller cannot set, files
/// for nobody else, and safe(), which ends the script with unsafeStatus and one line "PATH UID
/// MODE" when one of the files and folders it is given is there and is another user's, a link, or
/// open to others for writing. chain() gives it a folder and all that a path below it names. One
/// process looks at them all, as each start of one is felt while the engine is waited for.
extern const char scriptHead[];
constexpr int unsafeStatus = 35;

} // namespace vfpilot::remote
