// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

#include <optional>

namespace vfpilot::remote {

/// One host of a ProxyJump line.
struct JumpName
{
    QString host;
    QString user;     ///< empty: not named
    quint16 port = 0; ///< 0: not named
};

/// A name or an address, and nothing that could be taken for something else.
bool isHostName(const QString& text);

/// "a, me@b:2222, [2001:db8::1]:22, ssh://c". Nothing: not to be understood.
std::optional<QList<JumpName>> parseJumpList(const QString& text);

} // namespace vfpilot::remote
