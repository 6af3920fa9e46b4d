// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/ssh/unsafe_folder.h"

#include "core/base/result.h"
#include "remote/plain_text.h"

namespace vfpilot::remote {

std::optional<Error> unsafeFolder(const QByteArray& said)
{
    // "PATH UID MODE"; the path may hold spaces.
    const QString line = QString::fromStdString(tailDetail(said)).section(u'\n', -1);
    const QString path = line.section(u' ', 0, -3);
    if (!path.startsWith(u'/'))
        return std::nullopt;
    return fail(Errc::FolderUnsafe, {{"path", path.toStdString()},
                                     {"owner", line.section(u' ', -2, -2).toStdString()},
                                     {"mode", line.section(u' ', -1).toStdString()}});
}

} // namespace vfpilot::remote
