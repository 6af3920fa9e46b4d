// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QByteArray>
#include <QObject>

namespace vfpilot::remote {

/// A running engine's two streams, whoever carries them: an SSH channel, a local process, a test.
class EngineLink : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// One line without its newline.
    virtual void sendLine(const QByteArray& line) = 0;
    virtual void close() = 0;

signals:
    /// One line without its newline, at most protocol::lineLimit bytes.
    void lineReceived(const QByteArray& line);
    /// No more lines come. Emitted once.
    void closed(const vfpilot::Error& reason);
};

} // namespace vfpilot::remote
