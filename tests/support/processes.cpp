// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/processes.h"

#include "tests/support/remote_bench.h"

#include <QDir>
#include <QProcess>

#include <csignal>

#include <unistd.h>

namespace vfpilot::test {

QList<int> childrenOf(int parent)
{
    QList<int> found;
    for (const QString& name : QDir(QStringLiteral("/proc")).entryList(QDir::Dirs)) {
        const int process = name.toInt();
        const QByteArray stat = process > 0 ? readFile("/proc/" + name + "/stat") : QByteArray();
        // "pid (name) state parent …", and the name may hold anything.
        if (stat.mid(stat.lastIndexOf(')') + 2).split(' ').value(1).toInt() == parent && parent > 0)
            found.append(process);
    }
    return found;
}

void sleepAsAWhole(int seconds)
{
    const QString wake = QStringLiteral("sleep %1; kill -CONT %2").arg(seconds).arg(::getpid());
    if (!QProcess::startDetached(QStringLiteral("sh"), {QStringLiteral("-c"), wake}))
        qFatal("nobody to wake us");
    ::kill(::getpid(), SIGSTOP);
}

} // namespace vfpilot::test
