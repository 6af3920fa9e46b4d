// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/models/host_model.h"
#include "gui/tour/driver.h"
#include "gui/wizard/language.h"
#include "gui/wizard/main_window.h"
#include "gui/wizard/theme.h"
#include "tests/support/simulated_machine.h"

#include <QAbstractButton>
#include <QApplication>
#include <QSettings>

#include <memory>

namespace vfpilot::test {

/// One run of the wizard at the simulated machine: all of the program but its main(). Comes back
/// from its making once the host was looked at; what does not work is a TourFailure.
struct WizardRun
{
    static constexpr int limitSeconds = 60;

    /// What main() does before the first window: English, light, and settings of the test's own.
    static void prepareProgram(const QString& settings)
    {
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, settings);
        gui::setLanguage(QStringLiteral("en"));
        gui::applyTheme(*qobject_cast<QApplication*>(QCoreApplication::instance()),
                        gui::Theme::Light);
    }

    explicit WizardRun(const SimulatedMachine& machine)
        : connection(machine.settings())
        , host(connection.client(), &connection)
    {
        gui::bindConnection(host, connection);
        host.setOfferedPackage(machine.package());
        window = std::make_unique<gui::MainWindow>(host);
        driver =
            std::make_unique<gui::Driver>(*window, machine.settings().knownHostsFile + ".pictures");
        window->show();
        QObject::connect(&host.link(), &gui::LinkModel::changed, &host, [this, &machine] {
            if (const auto& asked = host.link().hostKeyQuestion())
                host.link().answerHostKey(asked->fingerprint == machine.fingerprint());
        });
        host.link().open(machine.profile());
        driver->wait("probe", limitSeconds, [this] { return host.hasProbe(); });
        driver->settle();
    }

    /// As soon as it can be pressed.
    void press(const QString& name)
    {
        driver->wait(name, limitSeconds, [this, &name] {
            return driver->isShown(name) && driver->find<QAbstractButton>(name).isEnabled();
        });
        driver->click(name);
        driver->settle();
    }

    void waitFor(const QString& name)
    {
        driver->wait(name, limitSeconds, [this, &name] { return driver->isShown(name); });
    }

    remote::Connection connection;
    gui::HostModel host;
    std::unique_ptr<gui::MainWindow> window;
    std::unique_ptr<gui::Driver> driver;
};

} // namespace vfpilot::test
