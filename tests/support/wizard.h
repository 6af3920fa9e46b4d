// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/models/host_model.h"
#include "gui/wizard/main_window.h"
#include "tests/support/scripted_engine.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

/// The wizard's whole window before a host that answers as at one of its stations.
namespace vfpilot::test {

struct Wizard
{
    /// Without a probe nobody is connected yet.
    explicit Wizard(std::optional<protocol::ProbeReply> probe);

    template<class Widget>
    Widget* find(const QString& name)
    {
        for (auto* widget : window.findChildren<Widget*>(name)) {
            if (widget->isVisible())
                return widget;
        }
        return nullptr;
    }

    /// As a person does: what cannot be pressed is not. Fails the test then.
    void press(const QString& name);
    /// Layouts within layouts ask for room one by one.
    static void settle();

    remote::EngineClient client;
    ScriptedEngine engine;
    gui::HostModel host{client, nullptr};
    gui::MainWindow window{host};
};

/// A page as it stands at one moment, and the way there.
struct Station
{
    const char* name;
    gui::PageId page;
    bool canGoOn; ///< the primary button is there and can be pressed
    std::function<std::optional<protocol::ProbeReply>()> probe;
    std::function<void(Wizard&)> arrive;
    bool isBesides = false; ///< History or the log is in front, `page` behind it
};

/// Every page as it should be, and in each state in which something is not as it should be.
const std::vector<Station>& stations();

} // namespace vfpilot::test
