// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>

class QDialog;
class QWidget;

namespace vfpilot::gui {

class LinkModel;

/// Opens the dialog for each question of the connection, whatever page is in front, and closes it
/// when the question is gone.
class LinkDialogs : public QObject
{
    Q_OBJECT

public:
    LinkDialogs(LinkModel& link, QWidget* window);

    /// The fingerprint that the simulated host says it has.
    void setToldFingerprint(const QString& fingerprint) { m_told = fingerprint; }

private:
    void look();
    void askHostKey();
    void askSecret();
    void open(QDialog* dialog);

    LinkModel& m_link;
    QWidget* m_window;
    QPointer<QDialog> m_dialog;
    QString m_told;
};

} // namespace vfpilot::gui
