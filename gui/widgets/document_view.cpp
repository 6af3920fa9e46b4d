// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/document_view.h"

#include "gui/report/document_writer.h"
#include "gui/wizard/palette.h"
#include "gui/wizard/theme.h"

#include <QEvent>
#include <QScrollBar>

namespace vfpilot::gui {

DocumentView::DocumentView(QWidget* parent)
    : QTextEdit(parent)
    , m_document(QString())
{
    setReadOnly(true);
    setAcceptRichText(false);
    setTabChangesFocus(true);
    setUndoRedoEnabled(false);
    document()->setDocumentMargin(10);
}

void DocumentView::show(const Document& document)
{
    const QString text = document.toText();
    if (text == m_shown)
        return;
    m_shown = text;
    m_document = document;
    build();
}

void DocumentView::changeEvent(QEvent* event)
{
    QTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && !m_shown.isEmpty())
        build();
}

void DocumentView::build()
{
    const int place = verticalScrollBar()->value();
    writeDocument(*document(), m_document,
                  {color(Role::Text), color(Role::Raised), font(), monoFont()});
    moveCursor(QTextCursor::Start);
    verticalScrollBar()->setValue(place);
}

} // namespace vfpilot::gui
