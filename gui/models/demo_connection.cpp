// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/models/demo_connection.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

namespace vfpilot::gui {

Result<DemoConnection> readDemoConnection(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(Errc::FileUnreadable, {{"path", path.toStdString()}},
                    file.errorString().toStdString());
    const QJsonObject object = QJsonDocument::fromJson(file.read(64 * 1024)).object();
    const auto text = [&object](const char* key) {
        return object.value(QLatin1String(key)).toString();
    };
    DemoConnection demo;
    demo.profile.name = text("name");
    demo.profile.address = text("address");
    demo.profile.port = static_cast<quint16>(object.value(QLatin1String("port")).toInt() & 0xffff);
    demo.profile.user = text("user");
    demo.profile.keyFile = text("keyFile");
    demo.profile.root = text("root");
    demo.fingerprint = text("fingerprint");
    demo.package = text("package");
    if (demo.profile.address.isEmpty() || demo.profile.port == 0 || demo.profile.root.isEmpty() ||
        !demo.profile.isSimulated())
        return fail(Errc::FileMalformed, {{"path", path.toStdString()}, {"line", "1"}});
    return demo;
}

} // namespace vfpilot::gui
