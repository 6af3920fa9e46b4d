// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/ssh/key_attempt.h"

#include <QFile>
#include <QFileInfo>

namespace vfpilot::remote {
namespace {

QByteArray native(const QString& path)
{
    return QFile::encodeName(path);
}

/// libssh calls this when a key wants a passphrase; it is only noted here, and asked for later.
int noteEncrypted(const char*, char*, std::size_t, int, int, void* seen)
{
    *static_cast<bool*>(seen) = true;
    return -1;
}

std::string nameDetail(const QString& path)
{
    return "key " + path.toStdString();
}

} // namespace

KeyFile::KeyFile(const QString& file)
    : path(file)
{
    if (!QFileInfo(path).isReadable()) {
        problemDetail = nameDetail(path) + ": not readable";
        return;
    }
    ssh_key key = nullptr;
    const int status = ssh_pki_import_privkey_file(native(path).constData(), nullptr, noteEncrypted,
                                                   &isEncrypted, &key);
    if (status == SSH_OK) {
        privateKey.reset(key);
        isEncrypted = false;
        return;
    }
    if (!isEncrypted) {
        problemDetail = nameDetail(path) + ": not a usable key";
        return;
    }
    // OpenSSH's own format carries the public half in the clear.
    for (const QString& half : {path, path + QStringLiteral(".pub")}) {
        if (ssh_pki_import_pubkey_file(native(half).constData(), &key) == SSH_OK) {
            publicKey.reset(key);
            return;
        }
    }
}

Attempt::Outcome AgentAttempt::advance(ssh_session session)
{
    const Outcome now = outcome(ssh_userauth_agent(session, nullptr));
    return now == Outcome::Denied ? denied("agent: not accepted") : now;
}

KeyAttempt::KeyAttempt(KeyFile file, SecretMemory& memory)
    : m_file(std::move(file))
    , m_memory(memory)
{
    m_question.kind = SecretQuestion::Kind::KeyPassphrase;
    m_question.keyFile = m_file.path;
}

Attempt::Outcome KeyAttempt::advance(ssh_session session)
{
    if (!m_file.isUsable())
        return denied(m_file.problemDetail);
    if (!m_file.privateKey) {
        if (m_file.publicKey && !m_isOffered) {
            const int status = ssh_userauth_try_publickey(session, nullptr, m_file.publicKey.get());
            const Outcome now = outcome(status);
            if (now == Outcome::Denied)
                return denied(nameDetail(m_file.path) + ": not accepted");
            if (now != Outcome::Accepted)
                return now;
            m_isOffered = true;
        }
        const Outcome now = unlock();
        if (now != Outcome::Accepted)
            return now;
    }
    const Outcome now = outcome(ssh_userauth_publickey(session, nullptr, m_file.privateKey.get()));
    return now == Outcome::Denied ? denied(nameDetail(m_file.path) + ": not accepted") : now;
}

/// Accepted: the private half is there.
Attempt::Outcome KeyAttempt::unlock()
{
    const QString key = QStringLiteral("passphrase:") + m_file.path;
    if (!m_isAsked) {
        m_isAsked = true;
        const Secret known = m_memory.find(key);
        if (!known.isEmpty() && decrypt(known))
            return Outcome::Accepted;
        m_memory.forget(key);
        return Outcome::Ask;
    }
    const Secret given = std::exchange(m_answer, {});
    if (given.isEmpty())
        return denied(nameDetail(m_file.path) + ": no passphrase");
    if (decrypt(given)) {
        m_memory.keep(key, given);
        return Outcome::Accepted;
    }
    if (++m_wrong == secretTries)
        return denied(nameDetail(m_file.path) + ": wrong passphrase");
    m_question.retry = true;
    return Outcome::Ask;
}

void KeyAttempt::answer(Secret secret)
{
    m_answer = std::move(secret);
}

bool KeyAttempt::decrypt(const Secret& secret)
{
    ssh_key key = nullptr;
    const QByteArray path = native(m_file.path);
    if (ssh_pki_import_privkey_file(path.constData(), secret.text(), nullptr, nullptr, &key) !=
        SSH_OK)
        return false;
    m_file.privateKey.reset(key);
    return true;
}

} // namespace vfpilot::remote
