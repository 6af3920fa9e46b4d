// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/host_store.h"

#include <QDir>
#include <QSettings>
#include <QStandardPaths>

namespace vfpilot::remote {
namespace {

constexpr qsizetype hostLimit = 100;
const QString arrayName = QStringLiteral("hosts");
const QString nameKey = QStringLiteral("name");
const QString addressKey = QStringLiteral("address");
const QString portKey = QStringLiteral("port");
const QString userKey = QStringLiteral("user");
const QString keyFileKey = QStringLiteral("keyFile");
const QString configNameKey = QStringLiteral("configName");

bool isSameWay(const HostProfile& a, const HostProfile& b)
{
    return a.address.compare(b.address, Qt::CaseInsensitive) == 0 && a.port == b.port &&
           a.user == b.user;
}

} // namespace

HostStore::HostStore(QString file)
    : m_file(std::move(file))
{}

QString HostStore::standardFile()
{
    const QDir folder(QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation));
    return folder.filePath(QStringLiteral("hosts.ini"));
}

QList<HostProfile> HostStore::hosts() const
{
    QSettings file(m_file, QSettings::IniFormat);
    QList<HostProfile> found;
    const int count = file.beginReadArray(arrayName);
    for (int i = 0; i < count && found.size() < hostLimit; ++i) {
        file.setArrayIndex(i);
        HostProfile host;
        host.name = file.value(nameKey).toString();
        host.address = file.value(addressKey).toString();
        host.user = file.value(userKey, host.user).toString();
        host.keyFile = file.value(keyFileKey).toString();
        host.configName = file.value(configNameKey).toString();
        const uint port = file.value(portKey, host.port).toUInt();
        if (host.address.isEmpty() || port == 0 || port > 65535)
            continue;
        host.port = static_cast<quint16>(port);
        found.append(host);
    }
    return found;
}

void HostStore::save(const HostProfile& profile)
{
    if (profile.isSimulated())
        return;
    QList<HostProfile> all = hosts();
    all.removeIf([&](const HostProfile& host) { return isSameWay(host, profile); });
    all.prepend(profile);
    write(all.mid(0, hostLimit));
}

void HostStore::remove(const HostProfile& profile)
{
    QList<HostProfile> all = hosts();
    all.removeIf([&](const HostProfile& host) { return isSameWay(host, profile); });
    write(all);
}

void HostStore::write(const QList<HostProfile>& all)
{
    QSettings file(m_file, QSettings::IniFormat);
    file.remove(arrayName);
    file.beginWriteArray(arrayName, static_cast<int>(all.size()));
    for (int i = 0; i < all.size(); ++i) {
        const HostProfile& host = all.at(i);
        file.setArrayIndex(i);
        file.setValue(nameKey, host.name);
        file.setValue(addressKey, host.address);
        file.setValue(portKey, host.port);
        file.setValue(userKey, host.user);
        file.setValue(keyFileKey, host.keyFile);
        file.setValue(configNameKey, host.configName);
    }
    file.endArray();
}

} // namespace vfpilot::remote
