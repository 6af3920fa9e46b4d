// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/ssh/authenticator.h"

#include "remote/kept_secrets.h"
#include "remote/ssh/key_attempt.h"
#include "remote/ssh/prompt_attempt.h"

#include <QFileInfo>

#include <vector>

namespace vfpilot::remote {
namespace {

/// Of the six tries that a server grants (MaxAuthTries), some are the agent's.
constexpr int keyFilesLimit = 5;

std::string methodNames(int methods)
{
    std::string names;
    const auto add = [&](int method, const char* name) {
        if (methods & method)
            names += (names.empty() ? "" : ",") + std::string(name);
    };
    add(SSH_AUTH_METHOD_PUBLICKEY, "publickey");
    add(SSH_AUTH_METHOD_INTERACTIVE, "keyboard-interactive");
    add(SSH_AUTH_METHOD_PASSWORD, "password");
    add(SSH_AUTH_METHOD_HOSTBASED, "hostbased");
    add(SSH_AUTH_METHOD_GSSAPI_MIC, "gssapi-with-mic");
    return names;
}

} // namespace

Authenticator::Authenticator(const HostProfile& profile,
                             QStringList defaultKeys,
                             SecretMemory& memory,
                             bool useKeys)
    : m_profile(profile)
    , m_defaultKeys(std::move(defaultKeys))
    , m_memory(memory)
    , m_useKeys(useKeys)
{}

Authenticator::~Authenticator() = default;

Authenticator::Outcome Authenticator::advance(ssh_session session)
{
    if (!m_isProbed) {
        const int status = ssh_userauth_none(session, nullptr);
        if (status == SSH_AUTH_AGAIN)
            return Outcome::Again;
        if (status == SSH_AUTH_SUCCESS)
            return Outcome::Done;
        if (status == SSH_AUTH_ERROR)
            return Outcome::Broken;
        m_isProbed = true;
        m_methods = ssh_userauth_list(session, nullptr);
        queueAttempts();
    }
    return tryNext(session);
}

Authenticator::Outcome Authenticator::tryNext(ssh_session session)
{
    while (!m_attempts.empty()) {
        Attempt& attempt = *m_attempts.front();
        if (!(attempt.method() & m_methods)) {
            m_attempts.pop_front();
            continue;
        }
        switch (attempt.advance(session)) {
        case Attempt::Outcome::Again:
            return Outcome::Again;
        case Attempt::Outcome::Ask:
            return Outcome::Ask;
        case Attempt::Outcome::Accepted:
            return Outcome::Done;
        case Attempt::Outcome::Broken:
            m_keysTried += attempt.method() == SSH_AUTH_METHOD_PUBLICKEY;
            return Outcome::Broken;
        case Attempt::Outcome::Partial:
            // What is done does not count again, whatever the server still lists.
            m_methods = ssh_userauth_list(session, nullptr) & ~attempt.method();
            m_reasonsDetail += methodNames(attempt.method()) +
                               ": accepted, next: " + methodNames(m_methods) + "; ";
            break;
        case Attempt::Outcome::Denied: {
            m_reasonsDetail += attempt.reason() + "; ";
            m_keysTried += attempt.method() == SSH_AUTH_METHOD_PUBLICKEY;
            const auto* keyboard = dynamic_cast<const KeyboardAttempt*>(&attempt);
            if (keyboard && keyboard->hasAsked())
                m_methods &= ~SSH_AUTH_METHOD_PASSWORD;
            break;
        }
        }
        m_attempts.pop_front();
    }
    return Outcome::Failed;
}

void Authenticator::queueAttempts()
{
    if (m_useKeys)
        queueKeys();
    m_attempts.push_back(std::make_unique<KeyboardAttempt>(m_memory));
    m_attempts.push_back(std::make_unique<PasswordAttempt>(m_memory));
}

void Authenticator::queueKeys()
{
    QStringList own = m_profile.moreKeys;
    if (!m_profile.keyFile.isEmpty())
        own.prepend(m_profile.keyFile);
    own.removeDuplicates();
    std::vector<KeyFile> locked; // the agent may hold them unlocked
    for (const QString& path : std::as_const(own)) {
        KeyFile file(path);
        if (path == m_profile.keyFile && m_profile.configName.isEmpty())
            m_isKeyUnreadable = !file.isUsable();
        if (file.isEncrypted)
            locked.push_back(std::move(file));
        else
            addKey(std::move(file));
    }
    if (!m_profile.isOnlyOwnKeys)
        m_attempts.push_back(std::make_unique<AgentAttempt>());
    for (KeyFile& file : locked)
        addKey(std::move(file));
    // Who names keys and no others means none of the usual ones.
    if (m_profile.isOnlyOwnKeys && !own.isEmpty())
        return;
    for (const QString& path : std::as_const(m_defaultKeys)) {
        if (!own.contains(path) && QFileInfo::exists(path))
            addKey(KeyFile(path));
    }
}

void Authenticator::addKey(KeyFile file)
{
    // What is not usable costs no try, and says why.
    if (file.isUsable() && ++m_keysQueued > keyFilesLimit) {
        m_reasonsDetail += "key " + file.path.toStdString() + ": left out; ";
        return;
    }
    m_attempts.push_back(std::make_unique<KeyAttempt>(std::move(file), m_memory));
}

SecretQuestion Authenticator::question() const
{
    SecretQuestion question =
        m_attempts.empty() ? SecretQuestion() : m_attempts.front()->question();
    question.user = m_profile.user;
    question.host = m_profile.label();
    if (question.kind == SecretQuestion::Kind::KeyPassphrase)
        question.keepName = KeptSecrets::passphraseName(question.keyFile);
    else if (!m_attempts.empty() && m_attempts.front()->asksForPassword())
        question.keepName = KeptSecrets::passwordName(m_profile);
    return question;
}

void Authenticator::answer(Secret secret)
{
    if (!m_attempts.empty())
        m_attempts.front()->answer(std::move(secret));
}

Error Authenticator::error() const
{
    if (m_isKeyUnreadable) {
        return fail(Errc::KeyUnreadable, {{"path", m_profile.keyFile.toStdString()}},
                    m_reasonsDetail);
    }
    return fail(Errc::AuthFailed,
                {{"user", m_profile.user.toStdString()},
                 {"host", m_profile.label().toStdString()},
                 {"methods", methodNames(m_methods)}},
                m_reasonsDetail);
}

bool Authenticator::couldGoWithoutKeys() const
{
    return m_keysTried > 0 &&
           (m_methods & (SSH_AUTH_METHOD_PASSWORD | SSH_AUTH_METHOD_INTERACTIVE));
}

} // namespace vfpilot::remote
