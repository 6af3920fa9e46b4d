// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QFrame>

class QLabel;
class QPushButton;

namespace vfpilot::gui {

class CommandLine;

/// The hard stop at a host that shows another key than before: which file and line know the old
/// one, and the only two ways on. There is no way to connect from here.
class KeyChangedCard : public QFrame
{
    Q_OBJECT

public:
    /// `ourFile` is the known hosts file that vfpilot writes itself.
    explicit KeyChangedCard(QString ourFile, QWidget* parent = nullptr);

    /// A host-key-changed.
    void show(const Error& error);
    void retranslate();

private:
    void removeOldKey();
    QString arg(const char* name) const;

    QString m_ourFile;
    Error m_error;
    enum class Removal { NotTried, Done, Failed } m_removal = Removal::NotTried;
    QLabel* m_title;
    QLabel* m_text;
    QLabel* m_place;
    QLabel* m_now;
    QLabel* m_how;
    CommandLine* m_command;
    QPushButton* m_remove;
};

} // namespace vfpilot::gui
