// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/secret_store.h"

#include <QMap>
#include <QPointer>
#include <QStringList>
#include <QTimer>

namespace vfpilot::test {

/// A keychain that nobody's secrets are in.
class MemoryStore : public remote::SecretStore
{
public:
    QMap<QString, QByteArray> secrets;
    QStringList looks; ///< names that were asked for, in order
    /// What it turns out to be when it is used.
    State kind = State::Available;
    int answerMs = 0;

    /// As if it had been used before.
    void use() { setState(kind); }

    void find(const QString& name, QObject* context, Found found) override
    {
        looks += name;
        QTimer::singleShot(answerMs, context, [this, name, found = std::move(found)] {
            setState(kind);
            const bool isOpen = kind == State::Available;
            found(isOpen ? remote::Secret(QString::fromUtf8(secrets.value(name)))
                         : remote::Secret());
        });
    }
    void keep(const QString& name, const remote::Secret& secret) override
    {
        setState(kind);
        if (kind == State::Available)
            secrets[name] = QByteArray(secret.text());
    }
    void forget(const QString& name) override { secrets.remove(name); }
};

} // namespace vfpilot::test
