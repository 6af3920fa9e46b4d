// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QList>

namespace vfpilot::remote {

/// Cuts an engine's standard output into lines. What a login shell prints before the hello is
/// skipped, up to protocol::greetingLimit bytes; no line is longer than protocol::lineLimit.
class LineReader
{
public:
    /// The complete lines so far, the hello first, without newlines.
    /// Errors: engine-start-failed (greeting too long), line-too-long. Feed nothing after one.
    Result<QList<QByteArray>> feed(const QByteArray& bytes);

    bool hasHello() const { return m_hasHello; }
    /// The end of what was skipped, for the log.
    const QByteArray& greeting() const { return m_greeting; }

private:
    QByteArray m_rest;
    qsizetype m_searched = 0; ///< of m_rest, without a newline
    QByteArray m_greeting;
    qsizetype m_skipped = 0;
    bool m_hasHello = false;
};

} // namespace vfpilot::remote
