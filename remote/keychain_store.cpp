// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/keychain_store.h"

#include <QLoggingCategory>
#include <QPointer>
#include <QTimer>
#include <qt6keychain/keychain.h>

namespace vfpilot::remote {

Q_LOGGING_CATEGORY(keychainLog, "vfpilot.keychain", QtInfoMsg)

namespace {

/// A person may have to type the keychain's own password meanwhile.
constexpr int answerMs = 60000;
/// The first answer says whether there is a keychain at all; a daemon that hangs is none.
constexpr int firstAnswerMs = 15000;

SecretStore::State stateAfter(const QKeychain::Job& job)
{
    switch (job.error()) {
    case QKeychain::NoError:
    case QKeychain::EntryNotFound:
    case QKeychain::CouldNotDeleteEntry:
        return SecretStore::State::Available;
    case QKeychain::AccessDeniedByUser:
    case QKeychain::AccessDenied:
        return SecretStore::State::Denied;
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented:
    case QKeychain::OtherError:
        break;
    }
    return SecretStore::State::Missing;
}

/// The names say for which host; what is kept under them is never told.
void logFault(const QKeychain::Job& job)
{
    if (stateAfter(job) != SecretStore::State::Available)
        qCWarning(keychainLog).noquote() << "keychain:" << job.errorString();
}

void prepare(QKeychain::Job& job, const QString& name)
{
    // In a file that anybody could read it would not be kept, only lost.
    job.setInsecureFallback(false);
    job.setKey(name);
}

/// The library may be blocked by a service that hangs, so every answer has its time.
class Lookup : public QObject
{
public:
    Lookup(QObject* store, QPointer<QObject> context, SecretStore::Found found)
        : QObject(store)
        , m_context(std::move(context))
        , m_found(std::move(found))
    {}

    /// The first call counts.
    void answer(Secret secret)
    {
        if (auto found = std::exchange(m_found, {}); found && m_context)
            found(std::move(secret));
        deleteLater();
    }
    bool isAnswered() const { return !m_found; }

private:
    QPointer<QObject> m_context;
    SecretStore::Found m_found;
};

} // namespace

KeychainStore::KeychainStore(QString service, QObject* parent)
    : SecretStore(parent)
    , m_service(std::move(service))
{}

void KeychainStore::find(const QString& name, QObject* context, Found found)
{
    auto* lookup = new Lookup(this, context, std::move(found));
    auto* job = new QKeychain::ReadPasswordJob(m_service);
    prepare(*job, name);
    connect(job, &QKeychain::Job::finished, lookup, [this, job, lookup] {
        logFault(*job);
        setState(stateAfter(*job));
        QByteArray bytes = job->error() == QKeychain::NoError ? job->binaryData() : QByteArray();
        Secret secret(QString::fromUtf8(bytes));
        bytes.fill('\0');
        lookup->answer(std::move(secret));
    });
    const int limit = state() == State::Unknown ? firstAnswerMs : answerMs;
    QTimer::singleShot(limit, lookup, [this, lookup] {
        if (lookup->isAnswered())
            return;
        qCWarning(keychainLog, "keychain: no answer");
        setState(State::Missing);
        lookup->answer({});
    });
    job->start();
}

void KeychainStore::keep(const QString& name, const Secret& secret)
{
    auto* job = new QKeychain::WritePasswordJob(m_service);
    prepare(*job, name);
    job->setBinaryData(secret.text());
    connect(job, &QKeychain::Job::finished, this, [this, job] {
        logFault(*job);
        setState(stateAfter(*job));
    });
    job->start();
}

void KeychainStore::forget(const QString& name)
{
    auto* job = new QKeychain::DeletePasswordJob(m_service);
    prepare(*job, name);
    connect(job, &QKeychain::Job::finished, this, [job] { logFault(*job); });
    job->start();
}

} // namespace vfpilot::remote
