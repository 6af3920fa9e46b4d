// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/tour/driver.h"

#include <QString>

namespace vfpilot::gui {

class HostModel;
class MainWindow;

/// The main job from Connect to Finish on the simulated host, done by pressing the wizard's own
/// widgets. Takes a picture of each page in each language, writes the report, and says on standard
/// output how each page went.
class Tour
{
public:
    struct Settings
    {
        QString folder;
        QString package;     ///< driver package of the simulated host
        QString fingerprint; ///< the only host key that is accepted
        int vmid = 101;      ///< gets the first free VF
    };

    Tour(MainWindow& window, const Settings& settings);

    /// Runs with the event loop inside; returns the process's exit code: 0 only where the chain is
    /// green at Verify and the VM holds a VF at the end.
    int run();

private:
    using Stop = void (Tour::*)();

    void go(const char* name, Stop stop);
    void waitForPage(const QString& name, int seconds);
    void press(); ///< the primary button, when it can be pressed
    QString linkTrouble() const;

    void connectHost();
    void acceptHostKey();
    void check();
    void choose();
    void review();
    void apply();
    void reboot();
    void verify();
    void machines();
    void finish();
    void history();

    MainWindow& m_window;
    HostModel& m_host;
    Settings m_settings;
    Driver m_driver;
    QString m_stop; ///< "07-verify"
};

} // namespace vfpilot::gui
