// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/ssh/ssh_channel.h"

#include <QPointer>

namespace vfpilot::remote {

namespace {
constexpr qsizetype chunk = 64 * 1024;
}

SshChannel::SshChannel(ssh_session session, QObject* parent)
    : QObject(parent)
    , m_session(session)
    , m_channel(ssh_channel_new(session))
{
    m_callbacks.userdata = this;
    m_callbacks.channel_exit_status_function = &SshChannel::onExitStatus;
    m_callbacks.channel_exit_signal_function = &SshChannel::onExitSignal;
    ssh_callbacks_init(&m_callbacks);
    ssh_set_channel_callbacks(m_channel.get(), &m_callbacks);
}

SshChannel::~SshChannel()
{
    // libssh may keep the channel until the server has closed it too, and would call us then.
    ssh_remove_channel_callbacks(m_channel.get(), &m_callbacks);
}

qint64 SshChannel::write(const QByteArray& bytes)
{
    if (!m_isStarted || m_isEnded || bytes.isEmpty() ||
        (ssh_get_poll_flags(m_session) & SSH_WRITE_PENDING))
        return 0;
    const int written =
        ssh_channel_write(m_channel.get(), bytes.constData(), static_cast<uint32_t>(bytes.size()));
    return written > 0 ? written : 0; // A fault shows up as the end of the session or channel.
}

void SshChannel::closeInput()
{
    if (m_isStarted && !m_isEnded)
        ssh_channel_send_eof(m_channel.get());
}

void SshChannel::abandon()
{
    m_isEnded = true;
    disconnect();
}

void SshChannel::pump()
{
    const QPointer<SshChannel> self = this;
    if (m_isEnded || (!m_isStarted && !open()))
        return;
    while (self && !m_isEnded && drain(false)) {
    }
    while (self && !m_isEnded && drain(true)) {
    }
    if (!self || m_isEnded)
        return;
    if (ssh_channel_is_closed(m_channel.get()) || isOver(m_channel.get())) {
        // When the whole session is gone, nobody knows how it ended.
        if (!(ssh_get_status(m_session) & (SSH_CLOSED | SSH_CLOSED_ERROR)))
            end();
        return;
    }
    emit pumped();
}

bool SshChannel::open()
{
    const int status = tryOpen(m_channel.get());
    if (status == SSH_AGAIN)
        return false;
    if (status != SSH_OK) {
        m_isEnded = true;
        emit refused(ssh_get_error(m_session));
        return false;
    }
    m_isStarted = true;
    const QPointer<SshChannel> self = this;
    emit started();
    return self && !m_isEnded;
}

/// True: something was there, and there may be more.
bool SshChannel::drain(bool isError)
{
    QByteArray bytes(chunk, Qt::Uninitialized);
    const int count = ssh_channel_read_nonblocking(m_channel.get(), bytes.data(),
                                                   static_cast<uint32_t>(bytes.size()), isError);
    if (count <= 0)
        return false;
    bytes.truncate(count);
    if (isError)
        emit errorOutput(bytes);
    else
        emit output(bytes);
    return true;
}

void SshChannel::end()
{
    m_isEnded = true;
    emit finished(m_status, m_signal);
}

void SshChannel::onExitStatus(ssh_session, ssh_channel, int status, void* self)
{
    static_cast<SshChannel*>(self)->m_status = status;
}

void SshChannel::onExitSignal(
    ssh_session, ssh_channel, const char* name, int, const char*, const char*, void* self)
{
    static_cast<SshChannel*>(self)->m_signal = name;
}

} // namespace vfpilot::remote
