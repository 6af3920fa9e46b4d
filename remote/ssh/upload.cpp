// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/ssh/upload.h"

#include "remote/plain_text.h"
#include "remote/ssh/unsafe_folder.h"

namespace vfpilot::remote {
namespace {

constexpr qint64 chunkSize = 128 * 1024;
constexpr qsizetype saidLimit = 16 * 1024;
constexpr int stallMs = 120000; ///< a slow disk may sync for long; a dead link shows earlier

} // namespace

Upload::Upload(SshSession& session, RootAccess& access, Order order, QObject* parent)
    : QObject(parent)
    , m_session(session)
    , m_access(access)
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
    m_channel = new RootChannel(m_session, m_access, uploadScript(m_order.place), this);
    connect(m_channel, &RootChannel::started, this, [this] {
        m_stall.start();
        send();
    });
    connect(m_channel, &RootChannel::denied, this, &Upload::giveUp);
    connect(m_channel, &RootChannel::pumped, this, &Upload::send);
    connect(m_channel, &RootChannel::errorOutput, this,
            [this](const QByteArray& bytes) { m_said = (m_said + bytes).right(saidLimit); });
    connect(m_channel, &RootChannel::finished, this, &Upload::finish);
    connect(m_channel, &RootChannel::refused, this, [this](const QByteArray& reason) {
        m_said = reason;
        giveUp(failure(Errc::UploadFailed));
    });
    if (!m_access.isWanted())
        m_stall.start(); // Else sudo's own limit holds until it lets us through.
    m_channel->start();
}

void Upload::cancel()
{
    m_stall.stop();
    if (m_channel) {
        m_channel->disconnect(this);
        m_channel->stop();
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
        error.args["expected"] = m_order.place.sha256.toStdString();
        error.args["found"] = tailDetail(m_said);
        return giveUp(error);
    }
    case UploadExit::ReadOnly:
        return giveUp(failure(Errc::FolderReadOnly));
    case UploadExit::Unsafe:
        return giveUp(unsafeFolder(m_said).value_or(failure(Errc::UploadFailed)));
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
    const QByteArray path = m_order.place.path();
    return {code, {{"path", path.toStdString()}}, tailDetail(m_said)};
}

} // namespace vfpilot::remote
