// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/report/document.h"

#include <QTextEdit>

class QTextCursor;

namespace vfpilot::gui {

/// A Document on screen. Built block by block from plain text; no HTML is read, so host text
/// cannot become markup.
class DocumentView : public QTextEdit
{
    Q_OBJECT

public:
    explicit DocumentView(QWidget* parent = nullptr);

    /// Keeps the place where the person reads, as far as the text is alike.
    void show(const Document& document);

protected:
    void changeEvent(QEvent* event) override;

private:
    void build();
    void addBlock(QTextCursor& cursor, const Document::Block& block);
    void addLine(QTextCursor& cursor, const QString& text, int indent, bool isCode);

    Document m_document;
    QString m_shown; ///< as text, to see whether there is anything new
};

} // namespace vfpilot::gui
