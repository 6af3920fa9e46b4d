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

/// Signs in: asks the server for its methods, then tries what there is in this order: the
/// profile's key files that need no passphrase, the agent, the profile's other key files, the
/// default keys, keyboard-interactive, password. No more key files than a server takes wrong ones
/// for. Never blocks; call advance() whenever the session has news.
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
