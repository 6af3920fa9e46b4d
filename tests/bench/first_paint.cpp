// SPDX-License-Identifier: GPL-3.0-or-later

// A plugin that any Qt Widgets program loads when QT_QPA_GENERIC_PLUGINS names it. Once the first
// window is painted it writes "seconds bytes" to the file VFPILOT_BENCH_FIRST_PAINT and ends the
// program: the reading of the monotonic clock, and the resident memory.

#include <QCoreApplication>
#include <QEvent>
#include <QFile>
#include <QGenericPlugin>
#include <QTimer>
#include <QWidget>

#include <time.h>
#include <unistd.h>

namespace {

double now()
{
    timespec time{};
    clock_gettime(CLOCK_MONOTONIC, &time);
    return double(time.tv_sec) + double(time.tv_nsec) / 1e9;
}

qint64 residentBytes()
{
    QFile statm(QStringLiteral("/proc/self/statm"));
    if (!statm.open(QIODevice::ReadOnly))
        return -1;
    return statm.readAll().split(' ').value(1).toLongLong() * sysconf(_SC_PAGESIZE);
}

class FirstPaint : public QObject
{
public:
    bool eventFilter(QObject* watched, QEvent* event) override
    {
        auto* widget = qobject_cast<QWidget*>(watched);
        if (!m_isSeen && event->type() == QEvent::Paint && widget && widget->isWindow()) {
            m_isSeen = true;
            // The window's children are painted within the same turn.
            QTimer::singleShot(0, this, &FirstPaint::tell);
        }
        return false;
    }

private:
    static void tell()
    {
        const QByteArray line =
            QByteArray::number(now(), 'f', 6) + ' ' + QByteArray::number(residentBytes()) + '\n';
        QFile file(qEnvironmentVariable("VFPILOT_BENCH_FIRST_PAINT"));
        const bool isWritten = file.open(QIODevice::WriteOnly) && file.write(line) == line.size();
        file.close();
        _exit(isWritten ? 0 : 1);
    }

    bool m_isSeen = false;
};

} // namespace

// Outside: what Qt looks for in the library must not be local to this file.
class FirstPaintPlugin : public QGenericPlugin
{
    Q_OBJECT
    Q_PLUGIN_METADATA(IID QGenericPluginFactoryInterface_iid FILE "first_paint.json")

public:
    QObject* create(const QString&, const QString&) override
    {
        auto* watch = new FirstPaint;
        QCoreApplication::instance()->installEventFilter(watch);
        return watch;
    }
};

#include "first_paint.moc"
