// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/secret_keeper.h"

#include "remote/kept_secrets.h"

namespace vfpilot::remote {

void SecretKeeper::ask(const SecretQuestion& question)
{
    const QString& name = question.keepName;
    if (!m_kept || name.isEmpty())
        return askPerson(question);
    if (question.retry) {
        m_toKeep.erase(name);
        SecretQuestion again = question;
        again.keptWasWrong = m_used.remove(name);
        // Where a code was asked for as well, that one may have been the wrong one.
        if (again.keptWasWrong && !question.isOneOfSeveral)
            m_kept->forget(name);
        return askPerson(again);
    }
    m_kept->find(name, this, [this, question, number = m_number](Secret secret) {
        if (number != m_number)
            return;
        if (secret.isEmpty()) {
            if (m_kept->store().state() == SecretStore::State::Available)
                m_kept->forget(question.keepName); // somebody took it out of the keychain
            return askPerson(question);
        }
        m_used.insert(question.keepName);
        emit answered(std::make_shared<Secret>(std::move(secret)));
    });
}

void SecretKeeper::askPerson(SecretQuestion question)
{
    m_question = std::move(question);
    emit personAsked(m_question);
}

void SecretKeeper::take(const QString& answer, bool keep)
{
    const QString& name = m_question.keepName;
    if (!m_kept || name.isEmpty())
        return;
    if (keep && !answer.isEmpty())
        m_toKeep[name] = Secret(answer);
    else
        m_toKeep.erase(name);
}

void SecretKeeper::prove()
{
    for (const auto& [name, secret] : std::exchange(m_toKeep, {}))
        m_kept->keep(name, secret);
    drop();
}

void SecretKeeper::drop()
{
    ++m_number;
    m_toKeep.clear();
    m_used.clear();
    m_question = {};
}

} // namespace vfpilot::remote
