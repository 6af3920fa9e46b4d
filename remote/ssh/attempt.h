// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/connection.h"
#include "remote/secret.h"
#include "remote/ssh/handles.h"

namespace vfpilot::remote {

/// One way to sign in, tried step by step without blocking.
class Attempt
{
public:
    enum class Outcome {
        Again,    ///< the server has not answered yet
        Ask,      ///< question() is for the person
        Accepted, ///< signed in
        Partial,  ///< accepted, and the server wants another method as well
        Denied,   ///< reason() says why
        Broken,   ///< the session is gone
    };

    virtual ~Attempt() = default;

    virtual Outcome advance(ssh_session session) = 0;
    /// After Ask: empty means that the person has no answer.
    virtual void answer(Secret) {}
    const SecretQuestion& question() const { return m_question; }
    /// What question() asks for is the person's password there, good for the next time as well.
    virtual bool asksForPassword() const { return false; }
    /// SSH_AUTH_METHOD_… the server must offer for this to make sense.
    virtual int method() const = 0;
    /// For the log; never holds a secret.
    const std::string& reason() const { return m_reason; }

protected:
    /// The outcome of a call of ssh_userauth_*.
    static Outcome outcome(int status)
    {
        switch (status) {
        case SSH_AUTH_SUCCESS:
            return Outcome::Accepted;
        case SSH_AUTH_PARTIAL:
            return Outcome::Partial;
        case SSH_AUTH_AGAIN:
            return Outcome::Again;
        case SSH_AUTH_ERROR:
            return Outcome::Broken;
        default:
            return Outcome::Denied;
        }
    }
    Outcome denied(std::string reason)
    {
        m_reason = std::move(reason);
        return Outcome::Denied;
    }

    SecretQuestion m_question;

private:
    std::string m_reason;
};

/// How often one secret may be wrong, as with OpenSSH's NumberOfPasswordPrompts.
constexpr int secretTries = 3;

} // namespace vfpilot::remote
