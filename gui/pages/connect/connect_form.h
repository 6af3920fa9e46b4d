// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/host_profile.h"
#include "remote/ssh_config/ssh_config.h"

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

    /// Where a typed name is looked up.
    void setConfig(const remote::SshConfig& config) { m_config = config; }
    /// Fills the other fields in when the typed name stands in ~/.ssh/config.
    void lookUp();

    /// With the way through jump hosts and the further keys of the last profile or name set, as
    /// long as the address is the same.
    remote::HostProfile profile() const;
    void setProfile(const remote::HostProfile& profile, const QStringList& unsupported = {});
    bool isFilled() const;
    void retranslate();

signals:
    void changed();
    /// Enter in one of the fields.
    void submitted();

private:
    void browse();
    void showNote();

    remote::SshConfig m_config;
    remote::HostProfile m_base; ///< what has no field, and the address it belongs to
    QStringList m_unsupported;

    QLabel* m_addressLabel;
    QLineEdit* m_address;
    QLabel* m_portLabel;
    QSpinBox* m_port;
    QLabel* m_userLabel;
    QLineEdit* m_user;
    QLabel* m_keyLabel;
    QLineEdit* m_key;
    QPushButton* m_browse;
    QLabel* m_note;
    QLabel* m_warning;
};

} // namespace vfpilot::gui
