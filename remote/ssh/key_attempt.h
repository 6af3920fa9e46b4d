// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/ssh/attempt.h"

namespace vfpilot::remote {

/// A private key file, read as far as that goes without a passphrase.
struct KeyFile
{
    explicit KeyFile(const QString& path);

    bool isUsable() const { return privateKey || isEncrypted; }

    QString path;
    SshPtr<ssh_key> privateKey; ///< null while encrypted
    SshPtr<ssh_key> publicKey;  ///< from an encrypted file or from "<path>.pub"; may be null
    bool isEncrypted = false;
    std::string problemDetail; ///< why it is not usable
};

/// Every key of the agent, where one runs.
class AgentAttempt : public Attempt
{
public:
    Outcome advance(ssh_session session) override;
    int method() const override { return SSH_AUTH_METHOD_PUBLICKEY; }
};

/// One key file. The passphrase is asked for only after the server has taken the public half.
class KeyAttempt : public Attempt
{
public:
    KeyAttempt(KeyFile file, SecretMemory& memory);

    Outcome advance(ssh_session session) override;
    void answer(Secret secret) override;
    int method() const override { return SSH_AUTH_METHOD_PUBLICKEY; }

private:
    Outcome unlock();
    bool decrypt(const Secret& secret);

    KeyFile m_file;
    SecretMemory& m_memory;
    bool m_isOffered = false;
    bool m_isAsked = false;
    int m_wrong = 0;
    Secret m_answer;
};

} // namespace vfpilot::remote
