// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/wizard/demo_host.h"

namespace vfpilot::gui {

Result<> DemoHost::use(const QString& connectionFile)
{
    auto connection = readDemoConnection(connectionFile);
    if (!connection)
        return std::move(connection).error();
    m_connection = *std::move(connection);
    setState(State::Ready);
    return {};
}

void DemoHost::setState(State state)
{
    m_state = state;
    emit changed();
}

} // namespace vfpilot::gui
