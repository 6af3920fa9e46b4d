// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/ssh_config/jump_list.h"

#include <algorithm>

namespace vfpilot::remote {
namespace {

constexpr qsizetype nameLimit = 253;

std::optional<JumpName> parseOne(QString text)
{
    JumpName jump;
    text = text.trimmed();
    if (text.startsWith(QLatin1String("ssh://"), Qt::CaseInsensitive))
        text = text.mid(6);
    if (text.endsWith(u'/'))
        text.chop(1);
    // A user may hold an "@", a host may not.
    if (const auto at = text.lastIndexOf(u'@'); at >= 0) {
        jump.user = text.left(at);
        text = text.mid(at + 1);
        if (jump.user.isEmpty())
            return std::nullopt;
    }
    QString port;
    if (text.startsWith(u'[')) {
        const auto end = text.indexOf(u']');
        if (end < 0 || (end + 1 < text.size() && text[end + 1] != u':'))
            return std::nullopt;
        port = text.mid(end + 2);
        jump.host = text.mid(1, end - 1);
    } else if (text.count(u':') == 1) {
        port = text.section(u':', 1);
        jump.host = text.section(u':', 0, 0);
        if (port.isEmpty())
            return std::nullopt;
    } else {
        jump.host = text; // IPv6 without a port has more colons
    }
    if (!port.isEmpty()) {
        bool isNumber = false;
        const uint number = port.toUInt(&isNumber);
        if (!isNumber || number == 0 || number > 65535)
            return std::nullopt;
        jump.port = static_cast<quint16>(number);
    }
    if (!isHostName(jump.host))
        return std::nullopt;
    return jump;
}

} // namespace

bool isHostName(const QString& text)
{
    const bool isV6 = text.contains(u':'); // which may name its interface: "fe80::1%eth0"
    return !text.isEmpty() && text.size() <= nameLimit && !text.startsWith(u'-') &&
           std::all_of(text.begin(), text.end(), [isV6](QChar c) {
               return c.isLetterOrNumber() || QStringLiteral("-._:").contains(c) ||
                      (isV6 && c == u'%');
           });
}

std::optional<QList<JumpName>> parseJumpList(const QString& text)
{
    QList<JumpName> jumps;
    for (const QString& part : text.split(u',')) {
        const auto jump = parseOne(part);
        if (!jump)
            return std::nullopt;
        jumps.append(*jump);
    }
    return jumps;
}

} // namespace vfpilot::remote
