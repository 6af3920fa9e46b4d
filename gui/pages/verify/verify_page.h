// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/protocol/vm.h"
#include "gui/wizard/page.h"

#include <optional>
#include <vector>

class QLabel;
class QPushButton;

namespace vfpilot::gui {

class ChainView;
class Notice;
class VfPicture;

/// The whole chain as it is on the running host, and who has which VF.
class VerifyPage : public Page
{
    Q_OBJECT

public:
    explicit VerifyPage(HostModel& host, QWidget* parent = nullptr);

    PageId id() const override { return PageId::Verify; }
    QString title() const override;
    QString purpose() const override;
    void enter() override;
    bool isComplete() const override;
    QString nextLabel() const override;

protected:
    void retranslate() override;

private:
    void refresh();
    void showNotice();
    void readNames();

    std::optional<Error> m_error;
    std::vector<protocol::VmInfo> m_vms; ///< for their names
    Notice* m_notice;
    QPushButton* m_again;
    QLabel* m_pictureHeading;
    QLabel* m_chainHeading;
    VfPicture* m_picture;
    QWidget* m_pictureBox;
    ChainView* m_chain;
};

} // namespace vfpilot::gui
