// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/wizard/palette.h"

#include <QGuiApplication>
#include <QSettings>

namespace vfpilot::gui {
namespace {

bool dark = false;

struct Pair
{
    QRgb light;
    QRgb dark;
};

Pair pairOf(Role role)
{
    switch (role) {
    case Role::Window:
        return {0xfff5f6f8, 0xff15171b};
    case Role::Rail:
        return {0xffffffff, 0xff1b1e23};
    case Role::Surface:
        return {0xffffffff, 0xff1e2127};
    case Role::Raised:
        return {0xfff2f4f7, 0xff272b32};
    case Role::Border:
        return {0xffdde1e7, 0xff363b44};
    case Role::Text:
        return {0xff1a1d21, 0xffe7e9ec};
    case Role::Muted:
        return {0xff5a6370, 0xff9ea7b3};
    case Role::Accent:
        return {0xff1f5fd0, 0xff3b7dea};
    case Role::AccentHover:
        return {0xff184eb0, 0xff4d8bf0};
    case Role::AccentSoft:
        return {0xffe6eefc, 0xff22324d};
    case Role::OnAccent:
        return {0xffffffff, 0xffffffff};
    case Role::Ok:
        return {0xff17794a, 0xff4cc38a};
    case Role::Planned:
        return {0xff1f5fd0, 0xff76a7f7};
    case Role::Warning:
        return {0xff9a5b00, 0xffe5a84b};
    case Role::Blocking:
        return {0xffc02b37, 0xfff0757f};
    case Role::Idle:
        return {0xff8b949e, 0xff757e89};
    case Role::OkSoft:
        return {0xffe5f5ec, 0xff19322a};
    case Role::PlannedSoft:
        return {0xffe8f0fd, 0xff1f2d46};
    case Role::WarningSoft:
        return {0xfffdf2df, 0xff392c17};
    case Role::BlockingSoft:
        return {0xfffdeaec, 0xff3c2024};
    case Role::Added:
        return {0xffe9f8ee, 0xff172e23};
    case Role::AddedWord:
        return {0xffb6e8c7, 0xff235c3f};
    case Role::Removed:
        return {0xfffdeef0, 0xff34191e};
    case Role::RemovedWord:
        return {0xfff9c6cc, 0xff6d2a33};
    case Role::Simulated:
        return {0xff6b3fa0, 0xff54347e};
    case Role::OnSimulated:
        return {0xffffffff, 0xfff4ecff};
    }
    return {0xff000000, 0xffffffff};
}

} // namespace

QColor color(Role role)
{
    const Pair pair = pairOf(role);
    return QColor::fromRgb(dark ? pair.dark : pair.light);
}

bool isDark()
{
    return dark;
}

void setDark(bool on)
{
    dark = on;
}

QPalette makePalette()
{
    QPalette palette;
    palette.setColor(QPalette::Window, color(Role::Window));
    palette.setColor(QPalette::WindowText, color(Role::Text));
    palette.setColor(QPalette::Base, color(Role::Surface));
    palette.setColor(QPalette::AlternateBase, color(Role::Raised));
    palette.setColor(QPalette::Text, color(Role::Text));
    palette.setColor(QPalette::PlaceholderText, color(Role::Idle));
    palette.setColor(QPalette::Button, color(Role::Surface));
    palette.setColor(QPalette::ButtonText, color(Role::Text));
    palette.setColor(QPalette::ToolTipBase, color(Role::Raised));
    palette.setColor(QPalette::ToolTipText, color(Role::Text));
    palette.setColor(QPalette::Highlight, color(Role::Accent));
    palette.setColor(QPalette::HighlightedText, color(Role::OnAccent));
    palette.setColor(QPalette::Link, color(Role::Planned));
    palette.setColor(QPalette::Light, color(Role::Raised));
    palette.setColor(QPalette::Midlight, color(Role::Raised));
    palette.setColor(QPalette::Mid, color(Role::Border));
    palette.setColor(QPalette::Dark, color(Role::Border));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, color(Role::Idle));
    return palette;
}

bool desktopIsDark()
{
#ifdef Q_OS_WIN
    // The platform plugin of Qt 6.4 leaves the palette light whatever the desktop's setting.
    const QSettings personalize(
        QStringLiteral(
            "HKEY_CURRENT_USER\\Software\\Microsoft\\Windows\\CurrentVersion\\Themes\\Personalize"),
        QSettings::NativeFormat);
    return personalize.value(QStringLiteral("AppsUseLightTheme"), 1).toInt() == 0;
#else
    static const bool atStart =
        QGuiApplication::palette().color(QPalette::Window).lightness() < 128;
    return atStart;
#endif
}

} // namespace vfpilot::gui
