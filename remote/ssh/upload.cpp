// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/ssh/upload.h"

#include "remote/plain_text.h"
#include "remote/ssh/upload_script.h"

namespace vfpilot::remote {
namespace {

constexpr qint64 chunkSize = 128 * 1024;
constexpr qsizetype saidLimit = 16 * 1024;
constexpr int stallMs = 120000; ///< a slow disk may sync for long; a dead link shows earlier

} // namespace

Upload::Upload(SshSession& session, Order order, QObject* parent)
    : QObject(parent)
    , m_session(session)
    , m_order(std::move(order))
    , m_file(m_order.source)
{
    m_stall.setSingleShot(true);
    m_stall.setInterval(stallMs);
    connect(&m_stall, &QTimer::timeout, this, [this] {
        Error error = failure(Errc::UploadFailed);
        error.detail = "no progress for two minutes";
        giveUp(error);
    });
}

void Upload::start()
{
    if (!m_file.open(QIODevice::ReadOnly)) {
        Error error{Errc::FileUnreadable, {{"path", m_order.source.toStdString()}}, {}};
        error.detail = m_file.errorString().toStdString();
        return giveUp(error);
    }
    m_total = m_file.size();
    m_stall.start();
    m_channel =
        m_session.exec(uploadCommand(m_order.folder, m_order.name, m_order.sha256, m_order.mode));
    connect(m_channel, &ExecChannel::started, this, &Upload::send);
    connect(m_channel, &ExecChannel::pumped, this, &Upload::send);
    connect(m_channel, &ExecChannel::errorOutput, this,
            [this](const QByteArray& bytes) { m_said = (m_said + bytes).right(saidLimit); });
    connect(m_channel, &ExecChannel::finished, this, &Upload::finish);
    connect(m_channel, &ExecChannel::refused, this, [this](const QByteArray& reason) {
        m_said = reason;
        giveUp(failure(Errc::UploadFailed));
    });
}

void Upload::cancel()
{
    m_stall.stop();
    if (m_channel) {
        m_channel->disconnect(this);
        m_channel->deleteLater(); // Closes it: the script reads an early end and the hash differs.
    }
    m_channel = nullptr;
}

void Upload::send()
{
    const qint64 before = m_sent;
    while (m_channel && !m_isInputClosed) {
        if (m_chunk.isEmpty()) {
            m_chunk = m_file.read(chunkSize);
            if (m_chunk.isEmpty()) {
                m_isInputClosed = true;
                m_channel->closeInput();
                break;
            }
        }
        const qint64 taken = m_channel->write(m_chunk);
        if (taken == 0)
            break;
        m_chunk.remove(0, taken);
        m_sent += taken;
    }
    if (m_sent != before) {
        m_stall.start();
        emit progress(m_sent, m_total);
    }
}

void Upload::finish(int status)
{
    switch (static_cast<UploadExit>(status)) {
    case UploadExit::Done:
        cancel();
        emit progress(m_total, m_total); // It may have been there already.
        emit done();
        return;
    case UploadExit::NoSpace:
        return giveUp(failure(Errc::NoSpace));
    case UploadExit::HashDiffers: {
        Error error = failure(Errc::HashMismatch);
        error.args["expected"] = m_order.sha256.toStdString();
        error.args["found"] = tailDetail(m_said);
        return giveUp(error);
    }
    case UploadExit::ReadOnly:
    case UploadExit::NotAllowed:
    case UploadExit::NoFolder:
    case UploadExit::NoHashTool:
    case UploadExit::NoWrite:
    case UploadExit::NoSync:
    case UploadExit::NoRename:
        break;
    }
    giveUp(failure(Errc::UploadFailed));
}

void Upload::giveUp(const Error& error)
{
    cancel();
    emit failed(error);
}

Error Upload::failure(Errc code) const
{
    const QByteArray path = m_order.folder + '/' + m_order.name;
    return {code, {{"path", path.toStdString()}}, tailDetail(m_said)};
}

} // namespace vfpilot::remote
