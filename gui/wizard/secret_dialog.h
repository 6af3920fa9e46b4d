// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/connection.h"

#include <QDialog>

class QLineEdit;

namespace vfpilot::gui {

/// Asks for a password, a passphrase, or what the server wants to know. The server's own words are
/// shown as plain text, apart from ours.
class SecretDialog : public QDialog
{
    Q_OBJECT

public:
    explicit SecretDialog(const remote::SecretQuestion& question, QWidget* parent = nullptr);

    QString answer() const;

private:
    QLineEdit* m_answer;
};

} // namespace vfpilot::gui
