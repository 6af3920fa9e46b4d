// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/wizard/page.h"
#include "remote/host_store.h"
#include "remote/ssh_config/ssh_config.h"

class QLabel;
class QListWidget;
class QProgressBar;
class QPushButton;

namespace vfpilot::gui {

class ConnectForm;
class DemoHost;
class KeyChangedCard;

/// The way to a host: known ones, fields, the simulated one; and how far connecting has come.
class ConnectPage : public Page
{
    Q_OBJECT

public:
    explicit ConnectPage(HostModel& host, QWidget* parent = nullptr);

    /// Not owned. Without one, or where it cannot start, nothing is offered.
    void setDemo(DemoHost* demo);

    PageId id() const override { return PageId::Connect; }
    QString title() const override;
    QString purpose() const override;
    QString nextLabel() const override;
    bool isComplete() const override;
    bool canGoBack() const override { return false; }
    void next() override;
    void enter() override;

protected:
    void retranslate() override;

private:
    QWidget* makeKnownHosts();
    QWidget* makeDemo();
    QWidget* makeStatus();
    void showKnownHosts();
    void choose(int row);
    void forgetSecrets(int row);
    void showForgetting();
    void showDemo();
    void showStatus();
    void pressDemo();
    void openDemo();
    void rememberHost();

    remote::HostStore m_saved;
    remote::SshConfig m_config;
    QList<remote::ConfiguredHost> m_entries; ///< of the list: saved ones, then those of the config
    qsizetype m_savedCount = 0;
    DemoHost* m_demo = nullptr;
    bool m_openDemoWhenReady = false;
    ConnectForm* m_form;
    QWidget* m_known;
    QLabel* m_knownTitle;
    QListWidget* m_list;
    QPushButton* m_forget;
    QPushButton* m_forgetSecrets;
    QWidget* m_demoCard;
    QLabel* m_demoTitle;
    QLabel* m_demoText;
    QPushButton* m_demoButton;
    QWidget* m_status;
    QLabel* m_statusText;
    QProgressBar* m_progress;
    QPushButton* m_cancel;
    QWidget* m_errorBox;
    QLabel* m_error;
    KeyChangedCard* m_keyChanged;
};

} // namespace vfpilot::gui
