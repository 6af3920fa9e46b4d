// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/models/link_model.h"

namespace vfpilot::gui {

LinkModel::LinkModel(QObject* parent)
    : QObject(parent)
{
    m_timer.setInterval(1000);
    connect(&m_timer, &QTimer::timeout, this, &LinkModel::countDown);
}

bool LinkModel::isOpening() const
{
    switch (m_state) {
    case State::Connecting:
    case State::CheckingHostKey:
    case State::SigningIn:
    case State::Uploading:
    case State::Starting:
        return true;
    case State::Idle:
    case State::Ready:
    case State::Reconnecting:
    case State::Failed:
        return false;
    }
    return false;
}

void LinkModel::open(const remote::HostProfile& profile)
{
    m_profile = profile;
    m_error.reset();
    m_hostKey.reset();
    m_secret.reset();
    emit changed();
    emit openRequested(profile);
}

void LinkModel::close()
{
    m_error.reset();
    m_hostKey.reset();
    m_secret.reset();
    emit closeRequested();
    emit changed();
}

void LinkModel::reconnectNow()
{
    emit reconnectRequested();
}

void LinkModel::answerHostKey(bool accept)
{
    m_hostKey.reset();
    emit changed();
    emit hostKeyAnswered(accept);
}

void LinkModel::answerSecret(const QString& answer, bool keep)
{
    m_secret.reset();
    emit changed();
    emit secretAnswered(answer, keep);
}

void LinkModel::cancelSecret()
{
    m_secret.reset();
    emit changed();
    emit secretCancelled();
}

void LinkModel::setState(State state)
{
    m_state = state;
    // A question belongs to the state that asked it.
    if (state != State::CheckingHostKey)
        m_hostKey.reset();
    if (state != State::SigningIn)
        m_secret.reset();
    if (state == State::Ready)
        m_error.reset();
    m_uploadPercent = -1;
    if (state != State::Reconnecting) {
        m_timer.stop();
        m_secondsLeft = 0;
    }
    emit changed();
}

void LinkModel::askHostKey(const remote::HostKeyQuestion& question)
{
    m_hostKey = question;
    emit changed();
}

void LinkModel::askSecret(const remote::SecretQuestion& question)
{
    m_secret = question;
    emit changed();
}

void LinkModel::setUploaded(qint64 sent, qint64 total)
{
    const int percent = total > 0 ? static_cast<int>(sent * 100 / total) : -1;
    if (m_state != State::Uploading || percent == m_uploadPercent)
        return;
    m_uploadPercent = percent;
    emit changed();
}

void LinkModel::lose(const Error&, int seconds)
{
    m_state = State::Reconnecting;
    m_secondsLeft = seconds;
    m_timer.start();
    emit changed();
}

void LinkModel::fail(const Error& error)
{
    m_error = error;
    setState(State::Failed);
}

void LinkModel::countDown()
{
    if (m_secondsLeft > 0)
        --m_secondsLeft;
    if (m_secondsLeft == 0)
        m_timer.stop();
    emit changed();
}

} // namespace vfpilot::gui
