// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QCheckBox;
class QLabel;

namespace vfpilot::gui {

/// A check box and, below it, what it means.
class HintedBox : public QWidget
{
    Q_OBJECT

public:
    /// `name` is the check box's object name.
    explicit HintedBox(const QString& name, QWidget* parent = nullptr);

    QCheckBox* box() const { return m_box; }
    QLabel* hint() const { return m_hint; }
    /// Plain texts: an ampersand is one.
    void setTexts(const QString& label, const QString& hint);

private:
    QCheckBox* m_box;
    QLabel* m_hint;
};

} // namespace vfpilot::gui
