// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/vf_picture.h"

#include "gui/text/plain.h"
#include "gui/text/verify_text.h"
#include "gui/wizard/palette.h"

#include <QFontMetrics>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace vfpilot::gui {
namespace {

constexpr int rowGap = 8;
constexpr int padding = 10;

int rowHeight(const QFontMetrics& metrics)
{
    return 2 * metrics.height() + 16; // fonts that stand in for CJK are higher
}

// "0000:00:02.1" -> "00:02.1": the domain is the same for all and only costs room.
QString shortAddress(const std::string& address)
{
    const QString text = plainLine(address, 40);
    return text.startsWith(QLatin1String("0000:")) ? text.mid(5) : text;
}

void paintBox(QPainter& painter, const QRectF& box, Role ground, Role border, qreal width = 1)
{
    painter.setPen(QPen(color(border), width));
    painter.setBrush(color(ground));
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 8, 8);
}

/// Two lines in a box, the first in bold; both cut with an ellipsis where they do not fit.
void paintLines(QPainter& painter,
                const QRectF& box,
                const QString& first,
                const QString& second,
                Role secondRole)
{
    const QRectF inner = box.adjusted(padding, 0, -padding, 0);
    QFont bold = painter.font();
    const QFont normal = bold;
    bold.setWeight(QFont::DemiBold);
    const QFontMetrics boldMetrics(bold);
    const QFontMetrics metrics(normal);
    const bool isPair = !second.isEmpty();
    const QRectF upper(inner.left(), inner.top(), inner.width(),
                       isPair ? inner.height() / 2 : inner.height());
    painter.setFont(bold);
    painter.setPen(color(Role::Text));
    painter.drawText(
        upper, isPair ? Qt::AlignLeft | Qt::AlignBottom : Qt::AlignLeft | Qt::AlignVCenter,
        boldMetrics.elidedText(first, Qt::ElideRight, static_cast<int>(inner.width())));
    painter.setFont(normal);
    if (!isPair)
        return;
    painter.setPen(color(secondRole));
    painter.drawText(QRectF(inner.left(), inner.center().y(), inner.width(), inner.height() / 2),
                     Qt::AlignLeft | Qt::AlignTop,
                     metrics.elidedText(second, Qt::ElideRight, static_cast<int>(inner.width())));
}

void paintLink(QPainter& painter, QPointF from, QPointF to)
{
    const qreal middle = (from.x() + to.x()) / 2;
    QPainterPath path(from);
    path.cubicTo({middle, from.y()}, {middle, to.y()}, to);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(color(Role::Idle), 1.6));
    painter.drawPath(path);
}

} // namespace

VfChip::VfChip(QWidget* parent)
    : QAbstractButton(parent)
{
    setCheckable(true);
    setAttribute(Qt::WA_Hover);
}

void VfChip::setVf(const protocol::VfFacts& vf, bool isChoosing)
{
    m_vf = vf;
    m_tellsAll = isChoosing;
    const bool isFree = vf.usedBy.empty();
    setEnabled(isChoosing && isFree);
    setFocusPolicy(isEnabled() ? Qt::StrongFocus : Qt::NoFocus);
    setCursor(isEnabled() ? Qt::PointingHandCursor : Qt::ArrowCursor);
    setAccessibleName(verify_text::vfSpoken(vf));
    setToolTip(verify_text::vfSpoken(vf));
    update();
}

QSize VfChip::sizeHint() const
{
    return {170, rowHeight(fontMetrics())};
}

void VfChip::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool isFree = m_vf.usedBy.empty();
    const bool isLit = isEnabled() && (hasFocus() || underMouse());
    const Role ground = isChecked() ? Role::AccentSoft : isFree ? Role::Surface : Role::OkSoft;
    const Role border = isChecked() || isLit ? Role::Accent : isFree ? Role::Border : Role::Ok;
    paintBox(painter, QRectF(rect()).adjusted(1, 1, -1, -1), ground, border, isChecked() ? 2 : 1);
    const QString driver =
        m_vf.driver.empty() ? verify_text::noDriver() : plainLine(m_vf.driver, 40);
    QString first = shortAddress(m_vf.address);
    QString second = driver;
    if (m_tellsAll) {
        first += QStringLiteral(" · ") + driver;
        second = verify_text::machines(m_vf.usedBy) + QStringLiteral(" · ") +
                 verify_text::groupShort(m_vf.iommuGroup);
    }
    paintLines(painter, rect(), first, second, isFree ? Role::Muted : Role::Ok);
}

VfPicture::VfPicture(QWidget* parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void VfPicture::setChoosing(bool on)
{
    m_isChoosing = on;
}

void VfPicture::show(const protocol::GpuFacts& gpu, const std::vector<protocol::VmInfo>& vms)
{
    m_gpu = gpu;
    m_vms = vms;
    while (m_chips.size() > gpu.vfs.size()) {
        delete m_chips.back();
        m_chips.pop_back();
    }
    while (m_chips.size() < gpu.vfs.size()) {
        auto* chip = new VfChip(this);
        connect(chip, &VfChip::clicked, this, [this, chip] {
            setChosen(chip->vf().address);
            emit chosen(QString::fromStdString(chip->vf().address));
        });
        m_chips.push_back(chip);
    }
    for (std::size_t i = 0; i < m_chips.size(); ++i) {
        m_chips[i]->setVf(gpu.vfs[i], m_isChoosing);
        m_chips[i]->setObjectName(QLatin1String("vf.") +
                                  QString::fromStdString(gpu.vfs[i].address));
        m_chips[i]->show();
    }
    updateGeometry();
    arrange();
    update();
}

void VfPicture::setChosen(const std::string& address)
{
    for (VfChip* chip : m_chips)
        chip->setChecked(!address.empty() && chip->vf().address == address);
}

void VfPicture::retranslate()
{
    for (VfChip* chip : m_chips)
        chip->setVf(chip->vf(), m_isChoosing);
    update();
}

QSize VfPicture::sizeHint() const
{
    const int rows = std::max(1, static_cast<int>(m_gpu.vfs.size()));
    const int height = rows * rowHeight(fontMetrics()) + (rows - 1) * rowGap;
    const int pfHeight = static_cast<int>(pfBox().height());
    return {m_isChoosing ? 300 : 520, std::max(height, pfHeight) + 2};
}

QSize VfPicture::minimumSizeHint() const
{
    return {m_isChoosing ? 260 : 400, sizeHint().height()};
}

int VfPicture::rowTop(int row) const
{
    return row * (rowHeight(fontMetrics()) + rowGap);
}

QRectF VfPicture::pfBox() const
{
    const qreal width = m_isChoosing ? 92 : std::min(150.0, this->width() * 0.24);
    const qreal height = rowHeight(fontMetrics()) + (m_isChoosing ? 0 : fontMetrics().height());
    const int rows = std::max(1, static_cast<int>(m_gpu.vfs.size()));
    const qreal all = rowTop(rows - 1) + rowHeight(fontMetrics());
    return {0, std::max(0.0, (all - height) / 2), width, height};
}

QRectF VfPicture::groupBox(int row) const
{
    const QRectF chip = m_chips[static_cast<std::size_t>(row)]->geometry();
    const qreal left = chip.right() + width() * 0.035;
    const qreal width = fontMetrics().horizontalAdvance(verify_text::group(999)) + 2 * padding;
    const qreal height = fontMetrics().height() + 8;
    return {left, chip.center().y() - height / 2, width, height};
}

QRectF VfPicture::machineBox(int row) const
{
    const QRectF chip = m_chips[static_cast<std::size_t>(row)]->geometry();
    const qreal left = groupBox(row).right() + width() * 0.035;
    return {left, chip.top() + 1, this->width() - left - 1, chip.height() - 2};
}

void VfPicture::arrange()
{
    const int left = static_cast<int>(pfBox().right() + (m_isChoosing ? 28 : width() * 0.06));
    const int chipWidth =
        m_isChoosing ? width() - left : std::max(110, static_cast<int>(width() * 0.22));
    for (std::size_t i = 0; i < m_chips.size(); ++i) {
        m_chips[i]->setGeometry(left, rowTop(static_cast<int>(i)), chipWidth,
                                rowHeight(fontMetrics()));
    }
}

void VfPicture::resizeEvent(QResizeEvent*)
{
    arrange();
}

QString VfPicture::machineName(int vmid) const
{
    const auto vm = std::find_if(m_vms.begin(), m_vms.end(),
                                 [vmid](const auto& one) { return one.vmid == vmid; });
    return vm == m_vms.end() ? QString() : plainLine(vm->name, 60);
}

void VfPicture::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintPf(painter);
    for (std::size_t i = 0; i < m_chips.size(); ++i)
        paintRow(painter, static_cast<int>(i));
    if (m_chips.empty()) {
        const QRectF pf = pfBox();
        painter.setPen(color(Role::Muted));
        painter.drawText(QRectF(pf.right() + 28, pf.top(), width() - pf.right() - 28, pf.height()),
                         Qt::AlignLeft | Qt::AlignVCenter, verify_text::noVfs());
    }
}

void VfPicture::paintPf(QPainter& painter) const
{
    const QRectF box = pfBox();
    paintBox(painter, box, Role::PlannedSoft, Role::Planned);
    const QString first = verify_text::pf() + QLatin1Char(' ') + shortAddress(m_gpu.address);
    if (m_isChoosing)
        return paintLines(painter, box, verify_text::pf(), shortAddress(m_gpu.address),
                          Role::Muted);
    const qreal third = fontMetrics().height();
    paintLines(painter, box.adjusted(0, 0, 0, -third), first, plainLine(m_gpu.driver, 30),
               Role::Muted);
    painter.setPen(color(Role::Planned));
    painter.drawText(box.adjusted(padding, 0, -padding, -padding / 2.0),
                     Qt::AlignLeft | Qt::AlignBottom,
                     fontMetrics().elidedText(verify_text::pfKept(), Qt::ElideRight,
                                              static_cast<int>(box.width()) - 2 * padding));
}

void VfPicture::paintRow(QPainter& painter, int row) const
{
    const QRectF pf = pfBox();
    const QRectF chip = m_chips[static_cast<std::size_t>(row)]->geometry();
    paintLink(painter, {pf.right(), pf.center().y()}, {chip.left(), chip.center().y()});
    if (m_isChoosing)
        return;
    const protocol::VfFacts& vf = m_gpu.vfs[static_cast<std::size_t>(row)];
    const QRectF group = groupBox(row);
    paintLink(painter, {chip.right(), chip.center().y()}, {group.left(), group.center().y()});
    painter.setPen(Qt::NoPen);
    painter.setBrush(color(Role::Raised));
    painter.drawRoundedRect(group, group.height() / 2, group.height() / 2);
    painter.setPen(color(Role::Muted));
    painter.drawText(group, Qt::AlignCenter, verify_text::group(vf.iommuGroup));

    const QRectF machine = machineBox(row);
    if (vf.usedBy.empty()) {
        painter.setPen(QPen(color(Role::Border), 1, Qt::DashLine));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(machine.adjusted(0.5, 0.5, -0.5, -0.5), 8, 8);
        painter.setPen(color(Role::Muted));
        painter.drawText(machine, Qt::AlignCenter, verify_text::free());
        return;
    }
    paintLink(painter, {group.right(), group.center().y()}, {machine.left(), machine.center().y()});
    paintBox(painter, machine, Role::OkSoft, Role::Ok);
    paintLines(painter, machine, verify_text::machines(vf.usedBy), machineName(vf.usedBy.front()),
               Role::Muted);
}

} // namespace vfpilot::gui
