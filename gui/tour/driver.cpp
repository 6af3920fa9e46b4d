// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/tour/driver.h"

#include "gui/wizard/language.h"

#include <QAbstractButton>
#include <QApplication>
#include <QDir>
#include <QEventLoop>
#include <QTimer>

namespace vfpilot::gui {
namespace {

constexpr int pollMs = 20;
constexpr int relayoutRounds = 10;

} // namespace

Driver::Driver(QWidget& window, const QString& folder)
    : m_window(window)
    , m_folder(folder)
{
    if (!QDir().mkpath(folder))
        throw TourFailure(QStringLiteral("%1: unwritable").arg(folder));
}

// Dialogs are windows of their own; of two of one name the one that is seen is meant.
QWidget* Driver::findWidget(const QString& name) const
{
    QWidget* hidden = nullptr;
    for (QWidget* top : QApplication::topLevelWidgets()) {
        QList<QWidget*> found = top->findChildren<QWidget*>(name);
        if (top->objectName() == name)
            found.prepend(top);
        for (QWidget* widget : found) {
            if (widget->isVisible())
                return widget;
            hidden = widget;
        }
    }
    return hidden;
}

void Driver::click(const QString& name)
{
    auto& button = find<QAbstractButton>(name);
    if (!button.isVisible() || !button.isEnabled())
        throw TourFailure(QStringLiteral("%1: disabled").arg(name));
    button.click();
}

bool Driver::isShown(const QString& name) const
{
    const QWidget* widget = findWidget(name);
    return widget && widget->isVisible();
}

void Driver::wait(const QString& what,
                  int seconds,
                  const std::function<bool()>& isSo,
                  const std::function<QString()>& spoiled)
{
    QElapsedTimer since;
    since.start();
    while (!isSo()) {
        const QString reason = spoiled ? spoiled() : QString();
        if (!reason.isEmpty())
            throw TourFailure(QStringLiteral("%1: %2").arg(what, reason));
        if (since.elapsed() > seconds * 1000LL)
            throw TourFailure(QStringLiteral("%1: not within %2 s").arg(what).arg(seconds));
        settle(pollMs);
    }
}

void Driver::settle(int milliseconds)
{
    QEventLoop loop;
    QTimer::singleShot(milliseconds, &loop, &QEventLoop::quit);
    loop.exec();
}

void Driver::speak(const QString& language)
{
    const QString name = QStringLiteral("header.") + language;
    if (auto* button = qobject_cast<QAbstractButton*>(findWidget(name)))
        button->click();
    else
        setLanguage(language);
    settle();
    // On a busy machine the wait may end first: layouts within layouts ask for room one by one.
    for (int round = 0; round < relayoutRounds; ++round)
        QApplication::processEvents();
}

void Driver::picture(const QString& stop, QWidget& widget)
{
    const QString before = currentLanguage();
    for (const QString& language : languages()) {
        speak(language);
        save(widget, QStringLiteral("%1-%2.png").arg(stop, language));
    }
    speak(before);
}

void Driver::snapshot(const QString& name)
{
    save(m_window, name + QLatin1String(".png"));
}

void Driver::save(QWidget& widget, const QString& fileName)
{
    if (!widget.grab().save(path(fileName)))
        throw TourFailure(QStringLiteral("%1: unwritable").arg(path(fileName)));
    ++m_pictures;
}

QString Driver::path(const QString& fileName) const
{
    return QDir(m_folder).filePath(fileName);
}

} // namespace vfpilot::gui
