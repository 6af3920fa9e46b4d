// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/host_profile.h"

#include <QFrame>

class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace vfpilot::gui {

/// The fields that say how to reach a host.
class ConnectForm : public QFrame
{
    Q_OBJECT

public:
    explicit ConnectForm(QWidget* parent = nullptr);

    remote::HostProfile profile() const;
    void setProfile(const remote::HostProfile& profile);
    bool isFilled() const;
    void retranslate();

signals:
    void changed();
    /// Enter in one of the fields.
    void submitted();

private:
    void browse();

    QLabel* m_addressLabel;
    QLineEdit* m_address;
    QLabel* m_portLabel;
    QSpinBox* m_port;
    QLabel* m_userLabel;
    QLineEdit* m_user;
    QLabel* m_keyLabel;
    QLineEdit* m_key;
    QPushButton* m_browse;
};

} // namespace vfpilot::gui
