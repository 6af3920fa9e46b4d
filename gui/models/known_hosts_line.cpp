// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/models/known_hosts_line.h"

#include <QFile>
#include <QSaveFile>

namespace vfpilot::gui {

Result<> removeKnownHost(const QString& path, int line, const QString& host)
{
    const Args where = {{"path", path.toStdString()}, {"line", std::to_string(line)}};
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(Errc::FileUnreadable, where, file.errorString().toStdString());
    QList<QByteArray> lines = file.readAll().split('\n');
    if (line < 1 || line > lines.size())
        return fail(Errc::FileMalformed, where, "absent");
    const QList<QByteArray> names = lines[line - 1].split(' ').first().split(',');
    if (!names.contains(host.toUtf8()))
        return fail(Errc::FileMalformed, where, "another host");
    lines.removeAt(line - 1);

    QSaveFile saved(path);
    if (!saved.open(QIODevice::WriteOnly))
        return fail(Errc::FileUnwritable, where, saved.errorString().toStdString());
    saved.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    saved.write(lines.join('\n'));
    if (!saved.commit())
        return fail(Errc::FileUnwritable, where, saved.errorString().toStdString());
    return {};
}

} // namespace vfpilot::gui
