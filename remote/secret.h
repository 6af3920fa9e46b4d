// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <map>
#include <utility>

namespace vfpilot::remote {

/// A password or passphrase: moved, never copied by accident, overwritten when it goes.
class Secret
{
public:
    Secret() = default;
    explicit Secret(const QString& text)
        : m_bytes(text.toUtf8())
    {}
    Secret(Secret&& other) noexcept
        : m_bytes(std::exchange(other.m_bytes, {}))
    {}
    Secret& operator=(Secret&& other) noexcept
    {
        wipe();
        m_bytes = std::exchange(other.m_bytes, {});
        return *this;
    }
    Secret(const Secret&) = delete;
    Secret& operator=(const Secret&) = delete;
    ~Secret() { wipe(); }

    Secret clone() const
    {
        Secret copy;
        copy.m_bytes = QByteArray(m_bytes.constData(), m_bytes.size());
        return copy;
    }

    bool isEmpty() const { return m_bytes.isEmpty(); }
    const char* text() const { return m_bytes.constData(); }

    void wipe()
    {
        // volatile: the writes must stay though nobody reads them again.
        volatile char* byte = m_bytes.isEmpty() ? nullptr : m_bytes.data();
        for (qsizetype i = 0; i < m_bytes.size(); ++i)
            byte[i] = 0;
        m_bytes.clear();
    }

private:
    QByteArray m_bytes;
};

/// What was answered in this session, so that a reconnect need not ask again. In memory only.
class SecretMemory
{
public:
    /// Empty: not known.
    Secret find(const QString& key) const
    {
        const auto found = m_secrets.find(key);
        return found == m_secrets.end() ? Secret() : found->second.clone();
    }
    void keep(const QString& key, const Secret& secret) { m_secrets[key] = secret.clone(); }
    void forget(const QString& key) { m_secrets.erase(key); }
    void clear() { m_secrets.clear(); }

private:
    std::map<QString, Secret> m_secrets;
};

} // namespace vfpilot::remote
