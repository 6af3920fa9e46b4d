// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/connection.h"
#include "remote/secret.h"

#include <QObject>
#include <QSet>

#include <map>
#include <memory>

namespace vfpilot::remote {

/// Stands between a question for a secret and the person: answers it from what was kept, has kept
/// what the person wants kept once it has let us in, and forgets what did not.
class SecretKeeper : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// Null: every question is for the person. Not owned.
    void setKept(KeptSecrets* kept) { m_kept = kept; }
    KeptSecrets* kept() const { return m_kept; }

    /// answered() or personAsked() follows.
    void ask(const SecretQuestion& question);
    /// The person's answer to the last question, and whether it is to be kept.
    void take(const QString& answer, bool keep);
    /// We are in: what was answered was right.
    void prove();
    /// The try is over; what was answered is not known to be right.
    void drop();

signals:
    void personAsked(const vfpilot::remote::SecretQuestion& question);
    void answered(std::shared_ptr<vfpilot::remote::Secret> secret);

private:
    void askPerson(SecretQuestion question);

    KeptSecrets* m_kept = nullptr;
    quint64 m_number = 0; ///< of the try; a look into the store may take longer than one
    SecretQuestion m_question;
    QSet<QString> m_used; ///< names whose kept secret was given in this try
    std::map<QString, Secret> m_toKeep;
};

} // namespace vfpilot::remote
