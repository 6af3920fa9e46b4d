// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/ssh/jump_pipe.h"

#include "remote/plain_text.h"
#include "remote/ssh/local_pipe.h"
#include "remote/ssh/ssh_session.h"

namespace vfpilot::remote {
namespace {

constexpr qint64 chunkSize = 64 * 1024;

}

JumpPipe::JumpPipe(SshSession& via, QByteArray host, quint16 port)
    : m_via(&via)
    , m_host(std::move(host))
    , m_port(port)
{}

JumpPipe::~JumpPipe()
{
    if (m_channel) {
        m_channel->disconnect(this);
        m_channel->deleteLater(); // Possibly called from it.
    }
    if (m_local)
        m_local->disconnect(this);
}

qintptr JumpPipe::open()
{
    qintptr other = -1;
    m_local = makeLocalPipe(other);
    if (!m_local || !m_via)
        return -1;
    connect(m_local.get(), &QIODevice::readyRead, this, &JumpPipe::send);
    m_channel = m_via->forward(m_host, m_port);
    connect(m_channel, &SshChannel::started, this, &JumpPipe::send);
    connect(m_channel, &SshChannel::pumped, this, &JumpPipe::send);
    connect(m_channel, &SshChannel::output, this, &JumpPipe::receive);
    // The session at the other end reads the end of the stream, and says that it is lost.
    connect(m_channel, &SshChannel::finished, this, [this] { m_local->close(); });
    connect(m_channel, &SshChannel::refused, this,
            [this](const QByteArray& reason) { emit failed(tailDetail(reason)); });
    return other;
}

void JumpPipe::send()
{
    bool hasSent = false;
    while (m_channel && m_local->isOpen()) {
        if (m_chunk.isEmpty())
            m_chunk = m_local->read(chunkSize);
        if (m_chunk.isEmpty())
            break;
        const qint64 taken = m_channel->write(m_chunk);
        if (taken == 0)
            break;
        m_chunk.remove(0, taken);
        hasSent = true;
    }
    if (hasSent && m_via)
        m_via->pump();
}

void JumpPipe::receive(const QByteArray& bytes)
{
    if (m_local->isOpen())
        m_local->write(bytes);
}

} // namespace vfpilot::remote
