// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/report/document.h"

#include <QTextEdit>

namespace vfpilot::gui {

/// A Document on screen.
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

    Document m_document;
    QString m_shown; ///< as text, to see whether there is anything new
};

} // namespace vfpilot::gui
