// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/kept_secrets.h"

#include <QDir>
#include <QSettings>
#include <QStandardPaths>

namespace vfpilot::remote {
namespace {

const QString namesKey = QStringLiteral("names");

QString wayOf(const HostProfile& profile)
{
    return QStringLiteral("%1@%2:%3")
        .arg(profile.user, profile.address.toLower())
        .arg(profile.port);
}

} // namespace

KeptSecrets::KeptSecrets(SecretStore& store, QString namesFile, QObject* parent)
    : QObject(parent)
    , m_store(store)
    , m_file(std::move(namesFile))
    , m_names(QSettings(m_file, QSettings::IniFormat).value(namesKey).toStringList())
{}

QString KeptSecrets::standardFile()
{
    const QDir folder(QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation));
    return folder.filePath(QStringLiteral("kept.ini"));
}

QString KeptSecrets::passwordName(const HostProfile& profile)
{
    return QStringLiteral("password:") + wayOf(profile);
}

QString KeptSecrets::sudoName(const HostProfile& profile)
{
    return QStringLiteral("sudo:") + wayOf(profile);
}

QString KeptSecrets::passphraseName(const QString& keyFile)
{
    return QStringLiteral("passphrase:") + keyFile;
}

void KeptSecrets::find(const QString& name, QObject* context, SecretStore::Found found)
{
    const bool isKept = m_names.contains(name);
    if (!isKept && m_store.state() != SecretStore::State::Unknown) {
        QMetaObject::invokeMethod(
            context, [found = std::move(found)] { found({}); }, Qt::QueuedConnection);
        return;
    }
    m_store.find(name, context, std::move(found));
}

void KeptSecrets::keep(const QString& name, const Secret& secret)
{
    m_store.keep(name, secret);
    if (m_names.contains(name))
        return;
    m_names.append(name);
    write();
}

void KeptSecrets::forget(const QString& name)
{
    if (!m_names.removeOne(name))
        return;
    m_store.forget(name);
    write();
}

bool KeptSecrets::hasAny(const HostProfile& profile) const
{
    return !namesOf(profile).isEmpty();
}

void KeptSecrets::forgetAll(const HostProfile& profile)
{
    for (const QString& name : namesOf(profile))
        forget(name);
}

QStringList KeptSecrets::namesOf(const HostProfile& profile) const
{
    QStringList found = {passwordName(profile), sudoName(profile)};
    for (const QString& key : QStringList(profile.keyFile) + profile.moreKeys)
        found += passphraseName(key);
    found.removeIf([this](const QString& name) { return !m_names.contains(name); });
    return found;
}

void KeptSecrets::write() const
{
    QSettings(m_file, QSettings::IniFormat).setValue(namesKey, m_names);
}

} // namespace vfpilot::remote
