// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

namespace vfpilot::gui {

/// A label for text from us or the host: plain text whatever stands in it.
QLabel* plainLabel(const char* kind = "", QWidget* parent = nullptr);
/// The same, wrapping, and as high as its text needs.
QLabel* wrappedLabel(const char* kind = "", QWidget* parent = nullptr);

/// One line that ends in an ellipsis where it does not fit; all of it is in the tool tip then.
class ElidedLabel : public QLabel
{
    Q_OBJECT

public:
    explicit ElidedLabel(Qt::TextElideMode mode = Qt::ElideRight, QWidget* parent = nullptr);

    void setFullText(const QString& text);
    QString fullText() const { return m_full; }
    QSize minimumSizeHint() const override;
    QSize sizeHint() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void elide();

    Qt::TextElideMode m_mode;
    QString m_full;
};

} // namespace vfpilot::gui
