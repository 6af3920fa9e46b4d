// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/connection.h"
#include "remote/secret_store.h"

#include <QDialog>
#include <QPointer>

class QCheckBox;
class QLabel;
class QLineEdit;

namespace vfpilot::gui {

/// Asks for a password, a passphrase, or what the server wants to know. The server's own words are
/// shown as plain text, apart from ours. What is good for the next time can be kept in the
/// desktop's keychain, if the person wants that; where there is none, it says so.
class SecretDialog : public QDialog
{
    Q_OBJECT

public:
    /// `store`: null where nothing can be kept.
    explicit SecretDialog(const remote::SecretQuestion& question,
                          remote::SecretStore* store = nullptr,
                          QWidget* parent = nullptr);

    QString answer() const;
    bool isToBeKept() const;

private:
    void showKeeping();

    QPointer<remote::SecretStore> m_store;
    QLineEdit* m_answer;
    QCheckBox* m_keep;
    QLabel* m_keepNote;
};

} // namespace vfpilot::gui
