// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/pulse.h"

#include "gui/widgets/labels.h"

#include <QPixmap>
#include <QTest>
#include <QVBoxLayout>

#include <algorithm>

#include <time.h>

namespace vfpilot::test {
namespace {

constexpr int beatMs = 5;
constexpr int waitLimitMs = 20'000;
constexpr double usualLimitMs = 100;
constexpr double usualLabelsMs = 45; // as sampleWorkMs() measures it in a build without sanitizers
constexpr int labels = 200;

double cpuMs()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

double sampleWorkMs()
{
    const double begin = cpuMs();
    QWidget window;
    auto* column = new QVBoxLayout(&window);
    for (int i = 0; i < labels; ++i) {
        QLabel* label = gui::wrappedLabel("muted", &window);
        label->setText(QStringLiteral("Parameter %1 has not reached the running kernel.").arg(i));
        column->addWidget(label);
    }
    window.resize(400, 3000);
    window.grab();
    return cpuMs() - begin;
}

} // namespace

Pulse::Pulse(QObject* parent)
    : QObject(parent)
{
    m_timer.setTimerType(Qt::PreciseTimer);
    m_timer.setInterval(beatMs);
    connect(&m_timer, &QTimer::timeout, this, &Pulse::beat);
}

bool Pulse::watch(const std::function<void()>& action, const std::function<bool()>& isDone)
{
    m_timer.start();
    m_lastMs = cpuMs();
    action();
    QTest::qWait(2 * beatMs); // what was posted by it belongs to it
    const bool isWaited = QTest::qWaitFor(isDone, waitLimitMs);
    QTest::qWait(2 * beatMs);
    beat();
    m_timer.stop();
    return isWaited;
}

void Pulse::beat()
{
    const double now = cpuMs();
    m_longestMs = std::max(m_longestMs, now - m_lastMs);
    m_lastMs = now;
}

double Pulse::limitMs()
{
    // The quickest of some: whatever disturbs makes it slower only.
    static const double sample = std::min({sampleWorkMs(), sampleWorkMs(), sampleWorkMs()});
    return usualLimitMs * std::max(1.0, sample / usualLabelsMs);
}

} // namespace vfpilot::test
