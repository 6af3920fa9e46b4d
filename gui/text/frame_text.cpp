// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/text/frame_text.h"

#include "gui/text/fill.h"

#include <QCoreApplication>

namespace vfpilot::gui::frame_text {

QString pageLabel(PageId page)
{
    switch (page) {
    case PageId::Connect:
        return QCoreApplication::translate("frame", "Connect");
    case PageId::Check:
        return QCoreApplication::translate("frame", "Check");
    case PageId::Choose:
        return QCoreApplication::translate("frame", "Choose");
    case PageId::Review:
        return QCoreApplication::translate("frame", "Review");
    case PageId::Apply:
        return QCoreApplication::translate("frame", "Apply");
    case PageId::Reboot:
        return QCoreApplication::translate("frame", "Reboot");
    case PageId::Verify:
        return QCoreApplication::translate("frame", "Verify");
    case PageId::Machines:
        return QCoreApplication::translate("frame", "Machines");
    case PageId::Finish:
        return QCoreApplication::translate("frame", "Finish");
    }
    return {};
}

QString history()
{
    return QCoreApplication::translate("frame", "History");
}

QString log()
{
    return QCoreApplication::translate("frame", "Log");
}

QString railName()
{
    return QCoreApplication::translate("frame", "Pages");
}

QString hostLine(const remote::HostProfile& profile, const protocol::Facts& facts)
{
    const QString name = profile.name.isEmpty() ? QString::fromStdString(facts.node) : profile.name;
    QString line = shortened(name.isEmpty() ? profile.address : name, 40);
    if (!profile.address.isEmpty() && line != profile.address) {
        line = fill(QCoreApplication::translate("frame", "{name} ({address})"),
                    {{"name", line.toStdString()},
                     {"address", shortened(profile.address, 60).toStdString()}});
    }
    if (!facts.pveVersion.empty())
        line += QStringLiteral(" · PVE ") + shortened(facts.pveVersion, 20);
    if (const protocol::KernelFacts* kernel = protocol::runningKernel(facts)) {
        line += QStringLiteral(" · ") +
                fill(QCoreApplication::translate("frame", "kernel {release}"),
                     {{"release", shortened(kernel->release, 40).toStdString()}});
    }
    return line;
}

QString notConnected()
{
    return QCoreApplication::translate("frame", "No host yet");
}

QString simulated()
{
    return QCoreApplication::translate(
        "frame", "Simulated host: everything here is real but the machine behind it.");
}

QString settings()
{
    return QCoreApplication::translate("frame", "Settings");
}

QString languageName()
{
    return QCoreApplication::translate("frame", "Language");
}

QString languageLabel(const QString& code)
{
    return code == QLatin1String("zh_CN") ? QStringLiteral("中文") : QStringLiteral("EN");
}

QString themeSystem()
{
    return QCoreApplication::translate("frame", "Look of the desktop");
}

QString themeLight()
{
    return QCoreApplication::translate("frame", "Light");
}

QString themeDark()
{
    return QCoreApplication::translate("frame", "Dark");
}

QString back()
{
    return QCoreApplication::translate("frame", "Back");
}

QString next()
{
    return QCoreApplication::translate("frame", "Next");
}

QString lost(int seconds)
{
    return QCoreApplication::translate("frame",
                                       "The connection is gone. What runs on the host runs on "
                                       "without it; the next try is in %n s.",
                                       nullptr, seconds);
}

QString lostTrying()
{
    return QCoreApplication::translate("frame", "The connection is gone. What runs on the host "
                                                "runs on without it; trying to reach it now.");
}

QString lostForGood(const QString& reason)
{
    return fill(QCoreApplication::translate("frame", "The connection has ended. {reason}"),
                {{"reason", reason.toStdString()}});
}

QString reconnectNow()
{
    return QCoreApplication::translate("frame", "Try now");
}

QString toConnect()
{
    return QCoreApplication::translate("frame", "Go to Connect");
}

} // namespace vfpilot::gui::frame_text
