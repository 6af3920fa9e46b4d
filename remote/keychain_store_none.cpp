// SPDX-License-Identifier: GPL-3.0-or-later
// For builds without QtKeychain.
#include "remote/keychain_store.h"

namespace vfpilot::remote {

KeychainStore::KeychainStore(QString service, QObject* parent)
    : SecretStore(parent)
    , m_service(std::move(service))
{}

void KeychainStore::find(const QString&, QObject* context, Found found)
{
    setState(State::Missing);
    QMetaObject::invokeMethod(
        context, [found = std::move(found)] { found({}); }, Qt::QueuedConnection);
}

void KeychainStore::keep(const QString&, const Secret&) {}

void KeychainStore::forget(const QString&) {}

} // namespace vfpilot::remote
