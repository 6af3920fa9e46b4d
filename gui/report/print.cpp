// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/report/print.h"

#include "gui/report/document_writer.h"
#include "gui/wizard/theme.h"

#include <QApplication>
#include <QPrintDialog>
#include <QPrinter>
#include <QTextDocument>

#include <memory>

namespace vfpilot::gui {

void drawOnPaper(const Document& document, QPagedPaintDevice& paper)
{
    QTextDocument text;
    QFont font = QApplication::font();
    font.setPointSizeF(10.5);
    writeDocument(text, document, {Qt::black, QColor(0xee, 0xee, 0xee), font, monoFont()});
    text.print(&paper);
}

void askAndPrint(QWidget* parent, const QString& title, const Document& document)
{
    const auto printer = std::make_shared<QPrinter>();
    printer->setDocName(document.title());
    auto* dialog = new QPrintDialog(printer.get(), parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(title);
    // The dialog is gone before the printer is: the slot holds the printer until then.
    QObject::connect(dialog, qOverload<QPrinter*>(&QPrintDialog::accepted), parent,
                     [printer, document](QPrinter* chosen) { drawOnPaper(document, *chosen); });
    QObject::connect(dialog, &QObject::destroyed, dialog, [printer] {});
    dialog->open();
}

} // namespace vfpilot::gui
