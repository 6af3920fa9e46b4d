// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/package_name.h"

#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>

namespace vfpilot::remote {

Result<> checkPackageFile(const QString& path)
{
    static const QRegularExpression accepted(
        QStringLiteral(R"(\Ai915-sriov-dkms_[0-9][0-9A-Za-z.+~-]{0,63}_(amd64|all)\.deb\z)"));
    static const QByteArray archiveStart = "!<arch>\ndebian-binary";

    const QString name = QFileInfo(path).fileName();
    const auto refused = [&name](std::string detail) {
        return fail(Errc::PackageNotAccepted, {{"name", name.toStdString()}}, std::move(detail));
    };
    if (!accepted.match(name).hasMatch())
        return refused("name");
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return fail(Errc::FileUnreadable, {{"path", path.toStdString()}},
                    file.errorString().toStdString());
    }
    if (file.read(archiveStart.size()) != archiveStart)
        return refused("not a Debian archive");
    return {};
}

} // namespace vfpilot::remote
