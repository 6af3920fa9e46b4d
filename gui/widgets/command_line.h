// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QToolButton;

namespace vfpilot::gui {

class WrappedText;

/// A command, a fingerprint or an address: fixed-width, selectable, with a button that copies it.
/// Wraps within a word where it has to, and copies what it was given to the letter.
class CommandLine : public QFrame
{
    Q_OBJECT

public:
    explicit CommandLine(QWidget* parent = nullptr);

    void setText(const QString& text);
    QString text() const { return m_full; }

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();

    QString m_full;
    WrappedText* m_text;
    QToolButton* m_copy;
};

} // namespace vfpilot::gui
