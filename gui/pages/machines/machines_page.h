// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/pages/machines/machines_model.h"
#include "gui/wizard/page.h"

#include <optional>

class QCheckBox;
class QGridLayout;
class QLabel;
class QPushButton;

namespace vfpilot::gui {

class CommandLine;
class DiffView;
class Notice;
class RemedyList;
class VfPicture;
class VmList;

/// Which VM gets which VF: choose both, see what will be written, write it.
class MachinesPage : public Page
{
    Q_OBJECT

public:
    explicit MachinesPage(HostModel& host, QWidget* parent = nullptr);

    PageId id() const override { return PageId::Machines; }
    QString title() const override;
    QString purpose() const override;
    void enter() override;
    bool isComplete() const override;
    QString nextLabel() const override;
    /// Writes where there is something to write; else goes on.
    void next() override;
    bool canGoBack() const override;

    MachinesModel& model() { return m_model; }

protected:
    void retranslate() override;

private:
    struct Option
    {
        QCheckBox* box = nullptr;
        QLabel* help = nullptr;
    };

    QWidget* makeChoice();
    QWidget* makeOptions();
    Option addOption(QGridLayout* grid, const char* name, bool isOn);
    void fillVms();
    void fillVfs();
    void showContainers();
    void showNotice();
    void showPlan();
    void refresh();
    bool wouldWrite() const;

    MachinesModel m_model;
    std::optional<Error> m_error;
    std::optional<protocol::VmGoal> m_written;
    bool m_wasRunning = false;
    Notice* m_notice;
    QPushButton* m_skip;
    QPushButton* m_again;
    QLabel* m_vmsHeading = nullptr;
    QLabel* m_vfsHeading = nullptr;
    QLabel* m_optionsHeading = nullptr;
    QLabel* m_changeHeading = nullptr;
    VmList* m_vms = nullptr;
    VfPicture* m_vfs = nullptr;
    QLabel* m_containers = nullptr;
    RemedyList* m_remedies = nullptr;
    Option m_pcie, m_primary, m_rombar;
    QWidget* m_choice = nullptr;
    QWidget* m_options = nullptr;
    QWidget* m_change = nullptr;
    QLabel* m_notes = nullptr;
    DiffView* m_diff = nullptr;
    CommandLine* m_command = nullptr;
};

} // namespace vfpilot::gui
