// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QLabel;
class QToolButton;

namespace vfpilot::gui {

/// A command, a fingerprint or an address: fixed-width, selectable, with a button that copies it.
class CommandLine : public QFrame
{
    Q_OBJECT

public:
    explicit CommandLine(QWidget* parent = nullptr);

    void setText(const QString& text);
    QString text() const;

protected:
    void changeEvent(QEvent* event) override;

private:
    QLabel* m_text;
    QToolButton* m_copy;
};

} // namespace vfpilot::gui
