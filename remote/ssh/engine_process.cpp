// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/ssh/engine_process.h"

#include "core/protocol/codec.h"
#include "core/protocol/paths.h"
#include "remote/plain_text.h"
#include "remote/ssh/start_script.h"
#include "remote/ssh/unsafe_folder.h"

namespace vfpilot::remote {
namespace {

constexpr int helloMs = 30000;
constexpr qsizetype saidLimit = 16 * 1024;

// What a shell answers when it cannot run a program. 0 comes from a damaged file that the shell
// took for an empty script, -1 from one that crashes.
bool couldBeMissing(int status)
{
    return status == 126 || status == 127 || status == 0 || status == -1;
}

} // namespace

QByteArray hostRoot(const HostProfile& profile)
{
    QByteArray root = profile.root.toUtf8();
    while (root.endsWith('/'))
        root.chop(1);
    return root;
}

EnginePlace::EnginePlace(const HostProfile& profile, const QByteArray& hash)
    : root(hostRoot(profile))
{
    // The folder below the base is what the scripts look at link by link.
    static const QByteArray base = paths::stateDir;
    const QByteArray builds = QByteArray(paths::engineDir).mid(base.size() + 1);
    file = {root + base, builds + '/' + hash, paths::engineName, hash, "0700", builds};
}

EngineProcess::EngineProcess(
    SshSession& session, RootAccess& access, EnginePlace place, std::string host, QObject* parent)
    : QObject(parent)
    , m_session(session)
    , m_access(access)
    , m_place(std::move(place))
    , m_host(std::move(host))
{
    m_limit.setSingleShot(true);
    connect(&m_limit, &QTimer::timeout, this, [this] {
        const Error error = startFailed("no hello");
        stop();
        emit ended(error);
    });
}

void EngineProcess::start()
{
    // With sudo the time is counted from when it lets us through.
    if (!m_access.isWanted())
        m_limit.start(helloMs);
    m_channel = new RootChannel(m_session, m_access, startScript(m_place.file, m_place.root), this);
    connect(m_channel, &RootChannel::started, this, [this] { m_limit.start(helloMs); });
    connect(m_channel, &RootChannel::denied, this, [this](const Error& error) {
        stop();
        emit ended(error);
    });
    connect(m_channel, &RootChannel::output, this, &EngineProcess::receive);
    connect(m_channel, &RootChannel::errorOutput, this,
            [this](const QByteArray& bytes) { m_said = (m_said + bytes).right(saidLimit); });
    connect(m_channel, &RootChannel::pumped, this, &EngineProcess::send);
    connect(m_channel, &RootChannel::finished, this, &EngineProcess::finish);
    connect(m_channel, &RootChannel::refused, this, [this](const QByteArray& reason) {
        const Error error = startFailed(reason.toStdString());
        stop();
        emit ended(error);
    });
    m_channel->start();
}

void EngineProcess::sendLine(const QByteArray& line)
{
    m_input += line + '\n';
    send();
    m_session.pump();
}

void EngineProcess::stop()
{
    m_limit.stop();
    if (m_channel) {
        m_channel->disconnect(this);
        m_channel->stop();
        m_channel->deleteLater();
    }
    m_channel = nullptr;
}

void EngineProcess::send()
{
    if (!m_channel || m_input.isEmpty())
        return;
    m_input.remove(0, m_channel->write(m_input));
}

void EngineProcess::receive(const QByteArray& bytes)
{
    const auto lines = m_reader.feed(bytes);
    if (!lines) {
        Error error = lines.error();
        if (error.code == Errc::EngineStartFailed)
            error = startFailed(error.detail);
        error.args["host"] = m_host;
        stop();
        emit ended(error);
        return;
    }
    for (const QByteArray& line : *lines) {
        if (!m_channel)
            return; // Somebody stopped it meanwhile.
        if (!m_isGreeted) {
            if (!isOurs(line))
                return;
            m_limit.stop();
            m_isGreeted = true;
            emit greeted();
        }
        emit lineReceived(line);
    }
}

bool EngineProcess::isOurs(const QByteArray& line)
{
    const auto message = protocol::decode({line.constData(), std::size_t(line.size())});
    const auto hello = message ? protocol::fromJson<protocol::Hello>(message->body)
                               : Result<protocol::Hello>(message.error());
    const std::string found = hello ? hello->buildHash : std::string();
    if (found == m_place.file.sha256.toStdString())
        return true;
    const Error error = fail(Errc::HashMismatch,
                             {{"path", m_place.file.path().toStdString()},
                              {"expected", m_place.file.sha256.toStdString()},
                              {"found", found}},
                             hello ? std::string() : hello.error().detail);
    stop();
    emit notRunnable(error);
    return false;
}

void EngineProcess::finish(int status, const QByteArray& signalName)
{
    const std::string how = signalName.isEmpty() ? "status " + std::to_string(status)
                                                 : "signal " + signalName.toStdString();
    const bool isGreeted = m_isGreeted;
    Error error = startFailed(how);
    if (isGreeted)
        error.code = Errc::LinkLost;
    stop();
    if (!isGreeted && status == unsafeStatus) {
        emit ended(unsafeFolder(m_said).value_or(error));
        return;
    }
    if (!isGreeted && couldBeMissing(status))
        emit notRunnable(error);
    else
        emit ended(error);
}

Error EngineProcess::startFailed(const std::string& reason) const
{
    std::string detail = "engine: " + reason;
    for (const QByteArray& said : {m_said, m_reader.greeting()}) {
        if (const std::string text = tailDetail(said); !text.empty())
            detail += "\n" + text;
    }
    return fail(Errc::EngineStartFailed, {{"host", m_host}}, detail);
}

} // namespace vfpilot::remote
