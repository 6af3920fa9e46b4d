// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/file_hash.h"

#include <QCryptographicHash>
#include <QFile>

namespace vfpilot::remote {

Result<QByteArray> fileSha256(const QString& path)
{
    QFile file(path);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    if (!file.open(QIODevice::ReadOnly) || !hash.addData(&file)) {
        return fail(Errc::FileUnreadable, {{"path", path.toStdString()}},
                    file.errorString().toStdString());
    }
    return hash.result().toHex();
}

} // namespace vfpilot::remote
