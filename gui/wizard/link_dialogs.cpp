// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/wizard/link_dialogs.h"

#include "gui/models/link_model.h"
#include "gui/wizard/host_key_dialog.h"
#include "gui/wizard/secret_dialog.h"
#include "remote/kept_secrets.h"

namespace vfpilot::gui {

LinkDialogs::LinkDialogs(LinkModel& link, QWidget* window)
    : QObject(window)
    , m_link(link)
    , m_window(window)
{
    connect(&link, &LinkModel::changed, this, &LinkDialogs::look);
}

void LinkDialogs::look()
{
    const bool isAsked = m_link.hostKeyQuestion() || m_link.secretQuestion();
    if (!isAsked && m_dialog) {
        // The question is gone; nobody is to hear an answer to it.
        m_dialog->disconnect(this);
        m_dialog->close();
        m_dialog.clear();
    }
    if (!isAsked || m_dialog)
        return;
    if (m_link.hostKeyQuestion())
        askHostKey();
    else
        askSecret();
}

void LinkDialogs::askHostKey()
{
    auto* dialog = new HostKeyDialog(*m_link.hostKeyQuestion(),
                                     m_link.profile().isSimulated() ? m_told : QString(), m_window);
    connect(dialog, &QDialog::finished, this, [this](int result) {
        m_dialog.clear();
        m_link.answerHostKey(result == QDialog::Accepted);
    });
    open(dialog);
}

void LinkDialogs::askSecret()
{
    auto* dialog = new SecretDialog(*m_link.secretQuestion(),
                                    m_link.kept() ? &m_link.kept()->store() : nullptr, m_window);
    connect(dialog, &QDialog::finished, this, [this, dialog](int result) {
        m_dialog.clear();
        if (result == QDialog::Accepted)
            m_link.answerSecret(dialog->answer(), dialog->isToBeKept());
        else
            m_link.cancelSecret();
    });
    open(dialog);
}

void LinkDialogs::open(QDialog* dialog)
{
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    m_dialog = dialog;
    dialog->open();
}

} // namespace vfpilot::gui
