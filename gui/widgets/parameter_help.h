// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

class QPushButton;
class QVBoxLayout;

namespace vfpilot::gui {

/// What the kernel parameters of a text do, how risky they are and where that is written: one line
/// that opens to the rest. Hidden where the text has none that the catalog knows.
class ParameterHelp : public QWidget
{
    Q_OBJECT

public:
    explicit ParameterHelp(QWidget* parent = nullptr);

    /// As parameterWords() finds them; both may come from the host.
    void setText(const QString& text, const QString& names = QString());

protected:
    void changeEvent(QEvent* event) override;

private:
    void fill();
    void showHead();

    QStringList m_words;
    QPushButton* m_head;
    QWidget* m_body;
    QVBoxLayout* m_column;
};

} // namespace vfpilot::gui
