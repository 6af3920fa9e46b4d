// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/host_profile.h"
#include "remote/secret_store.h"

#include <QObject>
#include <QStringList>

namespace vfpilot::remote {

/// What this person has had kept in a store, by name. The names stand in a settings file, so that
/// a keychain is not opened for hosts of which it has nothing, and so that all of a host's can be
/// forgotten. A name says whose secret it is and never what it is.
class KeptSecrets : public QObject
{
    Q_OBJECT

public:
    /// `namesFile`: an INI file, made when first written.
    KeptSecrets(SecretStore& store, QString namesFile, QObject* parent = nullptr);
    /// This person's.
    static QString standardFile();

    static QString passwordName(const HostProfile& profile);
    static QString sudoName(const HostProfile& profile);
    static QString passphraseName(const QString& keyFile);

    SecretStore& store() { return m_store; }
    /// As SecretStore::find(). The store is asked where something is kept, and once more to learn
    /// whether there is a store at all.
    void find(const QString& name, QObject* context, SecretStore::Found found);
    void keep(const QString& name, const Secret& secret);
    void forget(const QString& name);

    /// Anything of this host: passwords, and passphrases of the keys that it names.
    bool hasAny(const HostProfile& profile) const;
    void forgetAll(const HostProfile& profile);

private:
    QStringList namesOf(const HostProfile& profile) const;
    void write() const;

    SecretStore& m_store;
    QString m_file;
    QStringList m_names;
};

} // namespace vfpilot::remote
