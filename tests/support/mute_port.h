// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <vector>

namespace vfpilot::test {

/// A port of 127.0.0.1 where a connection never comes about, as behind a firewall that drops
/// everything: its queue of waiting connections is full and nobody takes one out.
class MutePort
{
public:
    MutePort();
    ~MutePort();
    MutePort(const MutePort&) = delete;
    MutePort& operator=(const MutePort&) = delete;

    quint16 port() const { return m_port; }

private:
    std::vector<int> m_sockets;
    quint16 m_port = 0;
};

} // namespace vfpilot::test
