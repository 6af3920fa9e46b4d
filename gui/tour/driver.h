// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QString>
#include <QWidget>

#include <functional>
#include <stdexcept>

class QAbstractButton;

namespace vfpilot::gui {

/// What ended a tour before its end: says where and why, in English, for a terminal.
class TourFailure : public std::runtime_error
{
public:
    explicit TourFailure(const QString& reason)
        : std::runtime_error(reason.toStdString())
    {}
};

/// Hands and eyes of the tour: finds widgets by object name, presses them as a person would, waits
/// with a limit, takes pictures. Everything that does not work is a TourFailure.
class Driver
{
public:
    /// Pictures of `window` go to `folder`, which is made.
    Driver(QWidget& window, const QString& folder);

    /// Pressed at once when it is there and enabled; else a failure that names it.
    void click(const QString& name);
    template<class Widget>
    Widget& find(const QString& name) const
    {
        auto* found = findWidget(name);
        auto* widget = qobject_cast<Widget*>(found);
        if (!widget)
            throw TourFailure(found ? QStringLiteral("%1: wrong-kind").arg(name)
                                    : QStringLiteral("%1: missing").arg(name));
        return *widget;
    }
    bool isShown(const QString& name) const;

    /// Until `isSo`, with the event loop running. `spoiled` gives a reason to give up earlier;
    /// an empty one means go on.
    void wait(const QString& what,
              int seconds,
              const std::function<bool()>& isSo,
              const std::function<QString()>& spoiled = {});
    /// Until layouts and queued calls are through.
    void settle(int milliseconds = 250);

    /// Saves `widget` in every language as <stop>-<language>.png, and speaks the first one again.
    void picture(const QString& stop, QWidget& widget);
    void picture(const QString& stop) { picture(stop, m_window); }
    /// One picture as it is, for a look at what went wrong.
    void snapshot(const QString& name);

    QString path(const QString& fileName) const;
    int pictures() const { return m_pictures; }

private:
    QWidget* findWidget(const QString& name) const;
    void save(QWidget& widget, const QString& fileName);
    void speak(const QString& language);

    QWidget& m_window;
    QString m_folder;
    int m_pictures = 0;
};

} // namespace vfpilot::gui
