// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/ssh/attempt.h"

#include <QStringList>

#include <vector>

namespace vfpilot::remote {

class PasswordAttempt : public Attempt
{
public:
    explicit PasswordAttempt(SecretMemory& memory);

    Outcome advance(ssh_session session) override;
    void answer(Secret secret) override;
    bool asksForPassword() const override { return true; }
    int method() const override { return SSH_AUTH_METHOD_PASSWORD; }

private:
    SecretMemory& m_memory;
    Secret m_secret;
    bool m_isAsked = false;
    int m_wrong = 0;
};

/// Whatever the server asks, one prompt after the other: a password, a code, both.
class KeyboardAttempt : public Attempt
{
public:
    explicit KeyboardAttempt(SecretMemory& memory);

    Outcome advance(ssh_session session) override;
    void answer(Secret secret) override;
    bool asksForPassword() const override { return m_isPassword; }
    int method() const override { return SSH_AUTH_METHOD_INTERACTIVE; }

    /// The person was asked: a password prompt on top would ask for the same again.
    bool hasAsked() const { return m_hasAsked; }

private:
    struct Prompt
    {
        QString text;
        bool echo = false;
        Secret answer;
        bool isAnswered = false;
    };

    void readPrompts(ssh_session session);
    /// True: every prompt has its answer.
    bool askNext();
    void send(ssh_session session);
    QString memoryKey(const Prompt& prompt) const;

    SecretMemory& m_memory;
    std::vector<Prompt> m_prompts;
    QStringList m_keysSent;   ///< of the memory, since the method began anew
    bool m_isWaiting = false; ///< prompts are with the person
    bool m_hasAsked = false;
    bool m_hasSent = false;
    bool m_isCancelled = false;
    bool m_usesMemory = true;
    bool m_isPassword = false;     ///< what is asked for now
    std::size_t m_answersSent = 0; ///< since the method began anew
    int m_wrong = 0;
};

} // namespace vfpilot::remote
