// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/host_profile.h"
#include "remote/ssh/attempt.h"

#include <QStringList>

#include <deque>
#include <memory>

namespace vfpilot::remote {

class KeyboardAttempt;
struct KeyFile;

/// Signs in: asks the server for its methods, then tries what there is, in this order:
/// 1. the profile's key files that need no passphrase. OpenSSH has the agent first; but who names
///    a key means that one, and a full agent would use up the tries that a server grants.
/// 2. the agent, before any question: it may hold unlocked what is locked on disk. With "these keys
///    only" it is left out, as libssh cannot be told which of its keys to offer.
/// 3. the profile's other key files, whose passphrase is asked for once the server wants the key.
/// 4. the default keys, as OpenSSH has them where nothing is named.
/// 5. keyboard-interactive, then password: the former may ask for more than a password, and where
///    it has asked, a password on top would be the same question again.
/// No more key files than a server takes wrong ones for. Never blocks; call advance() whenever the
/// session has news.
class Authenticator
{
public:
    enum class Outcome { Again, Ask, Done, Failed, Broken };

    /// `useKeys` false: the server has shut the door after too many keys, so go without.
    Authenticator(const HostProfile& profile,
                  QStringList defaultKeys,
                  SecretMemory& memory,
                  bool useKeys);
    ~Authenticator();

    Outcome advance(ssh_session session);
    SecretQuestion question() const;
    void answer(Secret secret);
    /// After Failed or Broken. Errors: auth-failed, key-unreadable.
    Error error() const;
    /// After Broken: the server had methods left that need no key.
    bool couldGoWithoutKeys() const;

private:
    void queueAttempts();
    void queueKeys();
    void addKey(KeyFile file);
    Outcome tryNext(ssh_session session);

    HostProfile m_profile;
    QStringList m_defaultKeys;
    SecretMemory& m_memory;
    bool m_useKeys;
    bool m_isProbed = false;
    int m_methods = 0;
    int m_keysTried = 0;
    int m_keysQueued = 0;
    bool m_isKeyUnreadable = false;
    std::deque<std::unique_ptr<Attempt>> m_attempts;
    std::string m_reasonsDetail;
};

} // namespace vfpilot::remote
