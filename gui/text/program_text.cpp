// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/text/program_text.h"

#include "gui/text/error_text.h"
#include "gui/text/fill.h"

#include <QCoreApplication>

namespace vfpilot::gui::program_text {

QString description()
{
    return QCoreApplication::translate("program", "Shares the Intel iGPU of a Proxmox VE host "
                                                  "among its VMs (SR-IOV), step by step.");
}

QString languageOption()
{
    return QCoreApplication::translate("program", "Language of the wizard.");
}

QString demoOption()
{
    return QCoreApplication::translate("program", "Offer the simulated host that this file "
                                                  "describes.");
}

QString darkOption()
{
    return QCoreApplication::translate("program", "Dark colors, whatever the settings say.");
}

QString tourOption()
{
    return QCoreApplication::translate("program", "Go through all pages with the simulated host, "
                                                  "leave pictures and the report in this folder, "
                                                  "and end.");
}

QString tourWantsDemo()
{
    return QCoreApplication::translate("program", "--tour only goes through a simulated host: give "
                                                  "--demo, too.");
}

QString demoUnusable(const Error& error)
{
    return fill(QCoreApplication::translate("program", "The simulated host cannot be used. "
                                                       "{reason}"),
                {{"reason", errorText(error).toStdString()}});
}

} // namespace vfpilot::gui::program_text
