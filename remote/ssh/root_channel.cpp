// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/ssh/root_channel.h"

#include "remote/kept_secrets.h"
#include "remote/plain_text.h"
#include "remote/ssh/attempt.h"
#include "remote/ssh/sudo_words.h"

#include <QRandomGenerator>

#include <array>

namespace vfpilot::remote {
namespace {

constexpr int sudoMs = 30000; ///< a wrong password takes some seconds, by design
constexpr qsizetype saidLimit = 16 * 1024;
const QString memoryKey = QStringLiteral("sudo");

QByteArray newMark()
{
    std::array<quint32, 4> words{};
    QRandomGenerator::system()->fillRange(words.data(), words.size());
    return QByteArray(reinterpret_cast<const char*>(words.data()), sizeof words).toHex();
}

} // namespace

RootAccess::RootAccess(const HostProfile& profile,
                       bool isWanted,
                       SecretMemory& memory,
                       QObject* parent)
    : QObject(parent)
    , m_user(profile.user)
    , m_host(profile.label())
    , m_keepName(KeptSecrets::sudoName(profile))
    , m_isWanted(isWanted)
    , m_memory(memory)
{}

void RootAccess::answer(Secret secret)
{
    if (RootChannel* channel = std::exchange(m_asking, nullptr)) {
        emit answered();
        channel->takePassword(std::move(secret));
    }
}

Secret RootAccess::password() const
{
    return m_memory.find(memoryKey);
}

void RootAccess::keep(const Secret& password)
{
    m_memory.keep(memoryKey, password);
}

void RootAccess::forget()
{
    m_memory.forget(memoryKey);
}

void RootAccess::ask(RootChannel* channel, bool isRetry)
{
    m_asking = channel;
    SecretQuestion question;
    question.kind = SecretQuestion::Kind::Sudo;
    question.user = m_user;
    question.host = m_host;
    question.keepName = m_keepName;
    question.retry = isRetry;
    emit asked(question);
}

Error RootAccess::error(Errc code, const std::string& detail) const
{
    return fail(code, {{"user", m_user.toStdString()}, {"host", m_host.toStdString()}}, detail);
}

RootChannel::RootChannel(SshSession& session,
                         RootAccess& access,
                         RemoteScript script,
                         QObject* parent)
    : QObject(parent)
    , m_session(session)
    , m_access(access)
    , m_script(std::move(script))
{
    m_limit.setSingleShot(true);
    m_limit.setInterval(sudoMs);
    connect(&m_limit, &QTimer::timeout, this, [this] {
        m_said += "\ntimed out";
        deny(Errc::SudoFailed);
    });
}

void RootChannel::start()
{
    m_password = m_access.password();
    if (!m_access.isWanted())
        run(SudoUse::Never);
    else
        run(m_password.isEmpty() ? SudoUse::WithoutPassword : SudoUse::WithPassword);
}

void RootChannel::run(SudoUse use)
{
    dropChannel();
    m_use = use;
    m_mark = newMark();
    m_said.clear();
    m_isPrompted = false;
    m_isPasswordSent = false;
    if (use != SudoUse::Never)
        m_limit.start();
    m_channel = m_session.exec(rootCommand(use, m_mark, m_script));
    connect(m_channel, &ExecChannel::output, this, &RootChannel::output);
    connect(m_channel, &ExecChannel::errorOutput, this, &RootChannel::takeError);
    connect(m_channel, &ExecChannel::pumped, this, [this] {
        if (m_isRunning)
            emit pumped();
        else
            sendPassword();
    });
    connect(m_channel, &ExecChannel::finished, this, &RootChannel::finish);
    connect(m_channel, &ExecChannel::refused, this, [this](const QByteArray& reason) {
        m_limit.stop();
        emit refused(reason);
    });
}

qint64 RootChannel::write(const QByteArray& bytes)
{
    return m_channel && m_isRunning ? m_channel->write(bytes) : 0;
}

void RootChannel::closeInput()
{
    if (m_channel && m_isRunning)
        m_channel->closeInput();
}

void RootChannel::stop()
{
    m_limit.stop();
    dropChannel();
}

void RootChannel::dropChannel()
{
    if (m_channel) {
        m_channel->disconnect(this);
        m_channel->deleteLater();
    }
    m_channel = nullptr;
}

void RootChannel::takeError(const QByteArray& bytes)
{
    if (m_isRunning) {
        emit errorOutput(bytes);
        return;
    }
    m_said = (m_said + bytes).right(saidLimit);
    const QByteArray begin = runMark(m_mark) + '\n';
    if (const auto at = m_said.indexOf(begin); at >= 0) {
        m_isRunning = true;
        m_limit.stop();
        if (m_isPasswordSent)
            m_access.keep(m_password);
        m_password.wipe();
        const QByteArray rest = std::exchange(m_said, {}).mid(at + begin.size());
        const QPointer<RootChannel> self = this;
        emit started();
        if (self && m_channel && !rest.isEmpty())
            emit errorOutput(rest);
        return;
    }
    const auto prompts = m_said.count(askMark(m_mark));
    if (prompts > 1)
        return passwordWrong();
    m_isPrompted = prompts == 1;
    sendPassword();
}

void RootChannel::sendPassword()
{
    if (!m_channel || !m_isPrompted || m_isPasswordSent)
        return;
    QByteArray line;
    line.reserve(static_cast<qsizetype>(qstrlen(m_password.text())) + 1); // so that no copy stays
    line.append(m_password.text()).append('\n');
    m_isPasswordSent = m_channel->write(line) == line.size();
    line.fill('\0');
    if (m_isPasswordSent)
        m_session.pump();
}

void RootChannel::passwordWrong()
{
    m_limit.stop();
    dropChannel(); // Before sudo takes what comes next for another try.
    m_access.forget();
    m_password.wipe();
    if (++m_wrong >= secretTries)
        return deny(Errc::SudoPasswordWrong);
    m_access.ask(this, true);
}

void RootChannel::takePassword(Secret secret)
{
    if (secret.isEmpty())
        return deny(Errc::SudoPasswordNeeded);
    m_password = std::move(secret);
    run(SudoUse::WithPassword);
}

void RootChannel::finish(int status, const QByteArray& signalName)
{
    m_limit.stop();
    if (m_isRunning || m_use == SudoUse::Never) {
        emit finished(status, signalName);
        return;
    }
    if (status == noSudoStatus)
        return deny(Errc::SudoMissing);
    switch (sudoVerdict(m_said)) {
    case SudoVerdict::NotSudo:
        emit finished(status, signalName);
        return;
    case SudoVerdict::WantsPassword:
        if (m_use == SudoUse::WithPassword)
            return deny(Errc::SudoFailed);
        dropChannel();
        m_access.ask(this, false);
        return;
    case SudoVerdict::WrongPassword:
        return passwordWrong();
    case SudoVerdict::NotAllowed:
        return deny(Errc::SudoNotAllowed);
    case SudoVerdict::NeedsTerminal:
        return deny(Errc::SudoNeedsTerminal);
    case SudoVerdict::Other:
        return deny(Errc::SudoFailed);
    }
}

void RootChannel::deny(Errc code)
{
    QByteArray said = m_said;
    said.replace(askMark(m_mark), "");
    stop();
    m_password.wipe();
    emit denied(m_access.error(code, tailDetail(said)));
}

} // namespace vfpilot::remote
