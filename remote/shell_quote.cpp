// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/shell_quote.h"

namespace vfpilot::remote {

QByteArray shellQuoted(QByteArray word)
{
    return '\'' + word.replace('\'', "'\\''") + '\'';
}

QByteArray shellCommand(const QByteArrayList& words)
{
    QByteArray line;
    for (const QByteArray& word : words)
        line += (line.isEmpty() ? "" : " ") + shellQuoted(word);
    return line;
}

} // namespace vfpilot::remote
