// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/ssh/prompt_attempt.h"

#include "remote/plain_text.h"

#include <algorithm>

namespace vfpilot::remote {
namespace {

const QString passwordKey = QStringLiteral("password");
constexpr qsizetype promptLimit = 500;

} // namespace

PasswordAttempt::PasswordAttempt(SecretMemory& memory)
    : m_memory(memory)
{
    m_question.kind = SecretQuestion::Kind::Password;
}

Attempt::Outcome PasswordAttempt::advance(ssh_session session)
{
    if (!m_isAsked) {
        m_isAsked = true;
        m_secret = m_memory.find(passwordKey);
        if (m_secret.isEmpty())
            return Outcome::Ask;
    }
    if (m_secret.isEmpty())
        return denied("password: none given");
    const Outcome now = outcome(ssh_userauth_password(session, nullptr, m_secret.text()));
    if (now == Outcome::Again)
        return now;
    m_secret.wipe();
    if (now != Outcome::Denied)
        return now;
    m_memory.forget(passwordKey);
    if (++m_wrong == secretTries)
        return denied("password: not accepted");
    m_question.retry = true;
    return Outcome::Ask;
}

void PasswordAttempt::answer(Secret secret)
{
    // Kept from now on, for the case that the server hung up while the person was typing.
    m_memory.keep(passwordKey, secret);
    m_secret = std::move(secret);
}

KeyboardAttempt::KeyboardAttempt(SecretMemory& memory)
    : m_memory(memory)
{
    m_question.kind = SecretQuestion::Kind::KeyboardInteractive;
}

Attempt::Outcome KeyboardAttempt::advance(ssh_session session)
{
    if (m_isCancelled)
        return denied("keyboard-interactive: no answer");
    if (m_isWaiting) {
        if (!askNext())
            return Outcome::Ask;
        send(session);
    }
    for (;;) {
        const int status = ssh_userauth_kbdint(session, nullptr, nullptr);
        if (status == SSH_AUTH_INFO) {
            readPrompts(session);
            if (!askNext())
                return Outcome::Ask;
            send(session);
            continue;
        }
        const Outcome now = outcome(status);
        if (now != Outcome::Denied)
            return now;
        for (const QString& key : std::exchange(m_keysSent, {}))
            m_memory.forget(key);
        if (!m_hasSent || ++m_wrong == secretTries)
            return denied("keyboard-interactive: not accepted");
        m_usesMemory = false;
        m_question.retry = true;
        m_question.isOneOfSeveral = std::exchange(m_answersSent, 0) > 1;
    }
}

void KeyboardAttempt::answer(Secret secret)
{
    const auto open = std::find_if(m_prompts.begin(), m_prompts.end(),
                                   [](const Prompt& prompt) { return !prompt.isAnswered; });
    if (open == m_prompts.end())
        return;
    // An empty answer to something hidden is the person's "no".
    m_isCancelled = secret.isEmpty() && !open->echo;
    open->answer = std::move(secret);
    open->isAnswered = true;
}

void KeyboardAttempt::readPrompts(ssh_session session)
{
    m_prompts.clear();
    const int count = ssh_userauth_kbdint_getnprompts(session);
    const QString instruction =
        plainText(ssh_userauth_kbdint_getinstruction(session), promptLimit).trimmed();
    for (int i = 0; i < count; ++i) {
        char echo = 0;
        const char* text = ssh_userauth_kbdint_getprompt(session, static_cast<unsigned>(i), &echo);
        Prompt prompt;
        prompt.text = plainText(text, promptLimit).trimmed();
        if (!instruction.isEmpty())
            prompt.text = instruction + u'\n' + prompt.text;
        prompt.echo = echo != 0;
        m_prompts.push_back(std::move(prompt));
    }
    m_isWaiting = true;
}

bool KeyboardAttempt::askNext()
{
    for (Prompt& prompt : m_prompts) {
        if (prompt.isAnswered)
            continue;
        if (m_usesMemory && !prompt.echo) {
            prompt.answer = m_memory.find(memoryKey(prompt));
            if (!prompt.answer.isEmpty()) {
                prompt.isAnswered = true;
                continue;
            }
        }
        m_hasAsked = true;
        m_isPassword = !memoryKey(prompt).isEmpty();
        m_question.prompt = prompt.text;
        m_question.echo = prompt.echo;
        return false;
    }
    return true;
}

void KeyboardAttempt::send(ssh_session session)
{
    unsigned index = 0;
    for (Prompt& prompt : m_prompts) {
        ssh_userauth_kbdint_setanswer(session, index++, prompt.answer.text());
        if (const QString key = memoryKey(prompt); !key.isEmpty()) {
            m_memory.keep(key, prompt.answer);
            m_keysSent.append(key);
        }
    }
    m_hasSent = m_hasSent || !m_prompts.empty();
    m_answersSent += m_prompts.size();
    m_prompts.clear();
    m_isWaiting = false;
}

QString KeyboardAttempt::memoryKey(const Prompt& prompt) const
{
    // Only what looks like a password stays valid; a one-time code does not, and keeping it
    // would spend a try at the next connect.
    if (prompt.echo || !prompt.text.contains(QLatin1String("password"), Qt::CaseInsensitive))
        return {};
    return QStringLiteral("prompt:") + prompt.text;
}

} // namespace vfpilot::remote
