// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/secret_store.h"

namespace vfpilot::remote {

/// The keychain of this desktop (Secret Service, KWallet, Windows' credential store, macOS'
/// keychain). Where there is none, nothing is kept: no file takes its place. A build without
/// QtKeychain has this class too, and is always Missing.
class KeychainStore : public SecretStore
{
    Q_OBJECT

public:
    /// `service`: under which name its entries stand there.
    explicit KeychainStore(QString service = QStringLiteral("vfpilot"), QObject* parent = nullptr);

    void find(const QString& name, QObject* context, Found found) override;
    void keep(const QString& name, const Secret& secret) override;
    void forget(const QString& name) override;

private:
    QString m_service;
};

} // namespace vfpilot::remote
