// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/connection.h"

#include <QDialog>

#include <functional>

namespace vfpilot::gui {

/// Asks about the key of a host not met before. Enter and Escape both mean "do not connect": to
/// accept takes a deliberate press.
class HostKeyDialog : public QDialog
{
    Q_OBJECT

public:
    /// `told` is the fingerprint that the simulated host printed itself; empty for a real one,
    /// where only its console can say.
    HostKeyDialog(const remote::HostKeyQuestion& question,
                  const QString& told,
                  QWidget* parent = nullptr);

    /// What shows the fingerprint of such a key at the host's console.
    static QString consoleCommand(const QString& keyType);

protected:
    void changeEvent(QEvent* event) override;

private:
    std::function<void()> m_retranslate;
};

} // namespace vfpilot::gui
