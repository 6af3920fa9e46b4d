// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/ssh/ssh_session.h"

#include "remote/ssh/session_options.h"
#include "remote/ssh/socket_mode.h"

#include <QHostAddress>

#include <algorithm>
#include <utility>

namespace vfpilot::remote {
namespace {

constexpr int addressMs = 5000; ///< for one address while others are left to try
constexpr int signInMs = 30000; ///< for one answer of the server

} // namespace

SshSession::SshSession(Options options, SecretMemory& memory, QObject* parent)
    : QObject(parent)
    , m_options(std::move(options))
    , m_memory(memory)
    , m_knownHosts(m_options.knownHostsFile, m_options.personKnownHosts)
    , m_name(KnownHosts::nameOf(m_options.profile.address, m_options.profile.port))
    , m_socket(std::make_unique<SocketWatch>())
    , m_keepAlive(m_options.keepAlive)
{
    m_limit.setSingleShot(true);
    connect(&m_limit, &QTimer::timeout, this, [this] {
        if (m_step == Step::Connecting && !m_addresses.isEmpty())
            connectNext();
        else
            end(timedOut());
    });
    connect(m_socket.get(), &SocketWatch::activated, this, &SshSession::advance);
    connect(&m_keepAlive, &KeepAlive::asked, this, &SshSession::pump);
    connect(&m_keepAlive, &KeepAlive::silent, this, [this] { end(lost("keep-alive unanswered")); });
}

SshSession::~SshSession()
{
    // At once, not later: at the end of the thread nobody would come back for its notifiers.
    m_socket.reset();
    dropSession();
}

void SshSession::open()
{
    m_step = Step::Resolving;
    m_addresses.clear();
    emit stateChanged(Connection::State::Connecting);
    m_limit.start(m_options.connectTimeoutSeconds * 1000);
    const QString& address = m_options.profile.address;
    // Behind another host it is that one that looks the name up.
    if (m_options.via || !QHostAddress(address).isNull()) {
        m_addresses = {address};
        return connectNext();
    }
    m_lookup.emplace(address, this, [this](const QHostInfo& info) { resolved(info); });
}

void SshSession::resolved(const QHostInfo& info)
{
    if (m_step != Step::Resolving)
        return;
    m_lookup.reset();
    for (const QHostAddress& address : info.addresses())
        m_addresses.append(address.toString());
    if (m_addresses.isEmpty())
        return end(unreachable(info.errorString().toStdString()));
    connectNext();
}

/// libssh would try the first address of a name alone, so it is given one at a time.
void SshSession::connectNext()
{
    dropSession();
    m_step = Step::Connecting;
    const QString address = m_addresses.takeFirst();
    const int limit = m_options.connectTimeoutSeconds * 1000;
    m_limit.start(m_addresses.isEmpty() ? limit : std::min(limit, addressMs));
    if (!prepare(address))
        return end(unreachable(m_session ? faultDetail(m_session.get()) : "ssh_new"));
    advance();
}

bool SshSession::prepare(const QString& address)
{
    m_session.reset(ssh_new());
    if (!m_session)
        return false;
    ssh_set_blocking(m_session.get(), 0);
    ssh_set_counters(m_session.get(), m_keepAlive.counter(), nullptr);
    if (m_options.via) {
        m_pipe =
            std::make_unique<JumpPipe>(*m_options.via, address.toUtf8(), m_options.profile.port);
        connect(m_pipe.get(), &JumpPipe::failed, this,
                [this](const std::string& detail) { end(noWay(detail)); });
        const auto socket = static_cast<socket_t>(m_pipe->open());
        if (socket == SSH_INVALID_SOCKET ||
            ssh_options_set(m_session.get(), SSH_OPTIONS_FD, &socket) != 0)
            return false;
    }
    return setOptions(m_session.get(), m_options.profile, address, m_options.knownHostsFile,
                      m_knownHosts.algorithms(m_name));
}

void SshSession::advance()
{
    switch (m_step) {
    case Step::Connecting:
        return advanceConnect();
    case Step::SigningIn:
        return advanceSigningIn();
    case Step::Up:
        return pump();
    case Step::Idle:
    case Step::Resolving:
    case Step::AwaitHostKey:
    case Step::AwaitSecret:
    case Step::Ended:
        return;
    }
}

void SshSession::advanceConnect()
{
    const int status = ssh_connect(m_session.get());
    if (status == SSH_ERROR) {
        const std::string detail = faultDetail(m_session.get());
        return m_addresses.isEmpty() ? end(unreachable(detail)) : connectNext();
    }
    makeNonBlocking(ssh_get_fd(m_session.get()));
    if (status == SSH_AGAIN)
        return m_socket->watch(m_session.get());
    checkHostKey();
}

void SshSession::checkHostKey()
{
    m_limit.stop();
    m_socket->stop();
    emit stateChanged(Connection::State::CheckingHostKey);
    ssh_key key = nullptr;
    if (ssh_get_server_publickey(m_session.get(), &key) != SSH_OK)
        return end(unreachable(faultDetail(m_session.get())));
    m_hostKey.reset(key);
    m_fingerprint = KnownHosts::fingerprint(key).toLatin1();
    const auto changed = [this](const QString& file, int line) {
        return fail(Errc::HostKeyChanged, {{"host", m_name.toStdString()},
                                           {"file", file.toStdString()},
                                           {"line", std::to_string(line)},
                                           {"fingerprint", m_fingerprint.toStdString()}});
    };
    const HostKeyVerdict verdict = m_knownHosts.judge(m_name, key);
    if (verdict.kind == HostKeyVerdict::Kind::Changed)
        return end(changed(verdict.file, verdict.line));
    if (!m_options.expectedFingerprint.isEmpty()) {
        if (m_options.expectedFingerprint != m_fingerprint)
            return end(changed(m_options.knownHostsFile, 0));
        return startSigningIn();
    }
    if (verdict.kind == HostKeyVerdict::Kind::Known)
        return startSigningIn();
    m_step = Step::AwaitHostKey;
    HostKeyQuestion question{m_name, KnownHosts::typeName(key), QString::fromLatin1(m_fingerprint)};
    question.otherType = verdict.otherType;
    question.otherFile = verdict.file;
    question.hasAuthority = verdict.hasAuthority;
    emit hostKeyAsked(question);
}

void SshSession::answerHostKey(bool accept)
{
    if (m_step != Step::AwaitHostKey)
        return;
    if (!accept) {
        return end(
            fail(Errc::HostKeyRejected, {{"host", m_options.profile.label().toStdString()}}));
    }
    if (auto written = m_knownHosts.accept(m_name, m_hostKey.get()); !written)
        return end(written.error());
    m_hasWaited = true;
    startSigningIn();
}

void SshSession::startSigningIn()
{
    m_step = Step::SigningIn;
    emit stateChanged(Connection::State::SigningIn);
    if (!m_authenticator) {
        m_authenticator = std::make_unique<Authenticator>(m_options.profile, m_options.defaultKeys,
                                                          m_memory, true);
    }
    advanceSigningIn();
}

void SshSession::advanceSigningIn()
{
    m_limit.start(signInMs);
    switch (m_authenticator->advance(m_session.get())) {
    case Authenticator::Outcome::Again:
        return m_socket->watch(m_session.get());
    case Authenticator::Outcome::Ask:
        m_limit.stop();
        m_socket->stop();
        m_step = Step::AwaitSecret;
        emit secretAsked(m_authenticator->question());
        return;
    case Authenticator::Outcome::Done:
        return becomeUp();
    case Authenticator::Outcome::Failed:
        return end(m_authenticator->error());
    case Authenticator::Outcome::Broken:
        if (m_authenticator->couldGoWithoutKeys() && startOver(false))
            return;
        if (m_hasWaited && startOver(true))
            return;
        Error error = m_authenticator->error();
        error.detail += faultDetail(m_session.get());
        return end(error);
    }
}

void SshSession::answerSecret(Secret secret)
{
    if (m_step != Step::AwaitSecret)
        return;
    m_hasWaited = true;
    m_step = Step::SigningIn;
    m_authenticator->answer(std::move(secret));
    advanceSigningIn();
}

void SshSession::cancelSecret()
{
    if (m_step == Step::AwaitSecret)
        end(fail(Errc::Cancelled));
}

bool SshSession::startOver(bool useKeys)
{
    if (m_startsOver++ >= 2)
        return false;
    m_options.expectedFingerprint = m_fingerprint;
    m_authenticator = std::make_unique<Authenticator>(m_options.profile, m_options.defaultKeys,
                                                      m_memory, useKeys);
    m_hasWaited = false;
    open();
    return true;
}

void SshSession::becomeUp()
{
    m_limit.stop();
    m_authenticator.reset();
    m_step = Step::Up;
    m_event.reset(ssh_event_new());
    ssh_event_add_session(m_event.get(), m_session.get());
    m_keepAlive.start(m_session.get());
    emit signedIn();
    pump();
}

void SshSession::abandon()
{
    m_step = Step::Ended;
    m_limit.stop();
    m_keepAlive.stop();
    disconnect();
}

ForwardChannel* SshSession::forward(const QByteArray& host, quint16 port)
{
    Q_ASSERT(m_step == Step::Up);
    auto* channel = new ForwardChannel(m_session.get(), host, port, this);
    QMetaObject::invokeMethod(this, &SshSession::pump, Qt::QueuedConnection);
    return channel;
}

ExecChannel* SshSession::exec(const QByteArray& command)
{
    Q_ASSERT(m_step == Step::Up);
    auto* channel = new ExecChannel(m_session.get(), command, this);
    QMetaObject::invokeMethod(this, &SshSession::pump, Qt::QueuedConnection);
    return channel;
}

void SshSession::pump()
{
    m_isPumpWanted = true;
    if (m_isPumping || m_step != Step::Up)
        return;
    const QPointer<SshSession> self = this;
    m_isPumping = true;
    while (self && m_step == Step::Up && std::exchange(m_isPumpWanted, false)) {
        // Looks at the socket even when every channel still holds unread bytes.
        ssh_event_dopoll(m_event.get(), 0);
        const auto channels = findChildren<SshChannel*>(Qt::FindDirectChildrenOnly);
        for (const QPointer<SshChannel> channel : channels) {
            if (self && channel)
                channel->pump();
        }
    }
    if (!self)
        return;
    m_isPumping = false;
    if (m_step != Step::Up)
        return;
    if (ssh_get_status(m_session.get()) & (SSH_CLOSED | SSH_CLOSED_ERROR))
        return end(lost(faultDetail(m_session.get())));
    m_socket->watch(m_session.get());
}

void SshSession::dropSession()
{
    if (m_socket)
        m_socket->stop();
    m_keepAlive.stop();
    // libssh frees the channels of a session with it, so ours go first.
    qDeleteAll(findChildren<SshChannel*>(Qt::FindDirectChildrenOnly));
    m_event.reset();
    m_hostKey.reset();
    m_session.reset();
    if (m_pipe) {
        // Possibly called from it.
        m_pipe->disconnect(this);
        m_pipe.release()->deleteLater();
    }
}

void SshSession::end(const Error& error)
{
    if (m_step == Step::Ended)
        return;
    m_step = Step::Ended;
    m_limit.stop();
    m_lookup.reset();
    dropSession();
    emit ended(error);
}

Error SshSession::unreachable(const std::string& detail) const
{
    return fail(Errc::ConnectFailed,
                {{"host", m_options.profile.label().toStdString()},
                 {"port", std::to_string(m_options.profile.port)}},
                detail);
}

Error SshSession::timedOut() const
{
    return fail(Errc::ConnectTimeout, {{"host", m_options.profile.label().toStdString()},
                                       {"port", std::to_string(m_options.profile.port)},
                                       {"seconds", std::to_string(m_limit.interval() / 1000)}});
}

Error SshSession::noWay(const std::string& detail) const
{
    const QString jump = m_options.via ? m_options.via->profile().label() : QString();
    return fail(Errc::JumpFailed,
                {{"jump", jump.toStdString()},
                 {"host", m_options.profile.address.toStdString()},
                 {"port", std::to_string(m_options.profile.port)}},
                detail);
}

Error SshSession::lost(const std::string& detail) const
{
    return fail(Errc::LinkLost, {{"host", m_options.profile.label().toStdString()}}, detail);
}

} // namespace vfpilot::remote
