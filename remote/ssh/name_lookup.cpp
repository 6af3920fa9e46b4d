// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/ssh/name_lookup.h"

#include <QCoreApplication>
#include <QMutex>

namespace vfpilot::remote {

/// Whoever waits, seen by both threads; null once nobody does.
struct NameLookup::Waiting
{
    QMutex mutex;
    QObject* context;
};

NameLookup::NameLookup(const QString& name, QObject* context, Found found)
    : m_waiting(std::make_shared<Waiting>())
{
    m_waiting->context = context;
    m_id = QHostInfo::lookupHost(
        name, QCoreApplication::instance(),
        [waiting = m_waiting, found = std::move(found)](const QHostInfo& info) {
            const QMutexLocker lock(&waiting->mutex);
            if (!waiting->context)
                return;
            QMetaObject::invokeMethod(
                waiting->context,
                [waiting, found, info] {
                    if (waiting->context) // this thread alone takes it away
                        found(info);
                },
                Qt::QueuedConnection);
        });
}

NameLookup::~NameLookup()
{
    {
        const QMutexLocker lock(&m_waiting->mutex);
        m_waiting->context = nullptr;
    }
    QHostInfo::abortHostLookup(m_id);
}

} // namespace vfpilot::remote
