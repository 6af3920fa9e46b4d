// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/facts.h"
#include "core/protocol/vm.h"

#include <QAbstractButton>
#include <QWidget>

#include <vector>

namespace vfpilot::gui {

/// One VF as a chip: its address, driver, IOMMU group and who uses it. Where it can be chosen it is
/// a button that keyboard and mouse reach.
class VfChip : public QAbstractButton
{
    Q_OBJECT

public:
    explicit VfChip(QWidget* parent);

    /// `isChoosing`: it tells all by itself, and can be chosen where it is free.
    void setVf(const protocol::VfFacts& vf, bool isChoosing);
    const protocol::VfFacts& vf() const { return m_vf; }
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    protocol::VfFacts m_vf;
    bool m_tellsAll = false; ///< no columns beside it tell group and VM
};

/// PF -> VFs -> IOMMU groups -> VMs, left to right. The PF is shown as what it is: the host's.
class VfPicture : public QWidget
{
    Q_OBJECT

public:
    explicit VfPicture(QWidget* parent = nullptr);

    /// Chips of free VFs can be chosen, and VMs and groups are told on the chips; without it the
    /// picture is only looked at and has a column for each.
    void setChoosing(bool on);
    void show(const protocol::GpuFacts& gpu, const std::vector<protocol::VmInfo>& vms);
    /// An empty address: none.
    void setChosen(const std::string& address);
    void retranslate();

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void chosen(const QString& address);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void arrange();
    QRectF pfBox() const;
    QRectF groupBox(int row) const;
    QRectF machineBox(int row) const;
    int rowTop(int row) const;
    QString machineName(int vmid) const;
    void paintPf(QPainter& painter) const;
    void paintRow(QPainter& painter, int row) const;

    protocol::GpuFacts m_gpu;
    std::vector<protocol::VmInfo> m_vms;
    std::vector<VfChip*> m_chips;
    bool m_isChoosing = false;
};

} // namespace vfpilot::gui
