// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/stop_question.h"

#include "gui/text/apply_text.h"
#include "gui/wizard/theme.h"

#include <QMessageBox>
#include <QPushButton>

#include <utility>

namespace vfpilot::gui {

void askToStop(QWidget& parent, const QString& name, std::function<void()> stop)
{
    auto* box = new QMessageBox(&parent);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setObjectName(name);
    box->setIcon(QMessageBox::Warning);
    box->setTextFormat(Qt::PlainText);
    box->setText(apply_text::cancelQuestion());
    auto* yes = box->addButton(apply_text::cancelYes(), QMessageBox::DestructiveRole);
    auto* no = box->addButton(apply_text::cancelNo(), QMessageBox::RejectRole);
    setKind(yes, "danger");
    box->setDefaultButton(no);
    box->setEscapeButton(no);
    QObject::connect(yes, &QPushButton::clicked, &parent, std::move(stop));
    box->open();
}

} // namespace vfpilot::gui
