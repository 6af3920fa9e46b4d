// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/verify/verify_page.h"

#include "gui/models/host_model.h"
#include "gui/text/error_text.h"
#include "gui/text/finding_text.h"
#include "gui/text/verify_text.h"
#include "gui/widgets/chain_view.h"
#include "gui/widgets/labels.h"
#include "gui/widgets/notice.h"
#include "gui/widgets/vf_picture.h"
#include "gui/wizard/theme.h"
#include "remote/engine_client.h"

#include <QFrame>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace vfpilot::gui {

VerifyPage::VerifyPage(HostModel& host, QWidget* parent)
    : Page(host, parent)
    , m_notice(new Notice(QStringLiteral("verify.state"), this))
    , m_again(new QPushButton(this))
    , m_pictureHeading(plainLabel("heading", this))
    , m_chainHeading(plainLabel("heading", this))
    , m_picture(new VfPicture(this))
    , m_pictureBox(new QFrame(this))
    , m_chain(new ChainView(this))
{
    m_again->setObjectName(QStringLiteral("verify.again"));
    m_picture->setObjectName(QStringLiteral("verify.picture"));
    m_chain->setObjectName(QStringLiteral("verify.chain"));
    m_notice->addButton(m_again);
    setKind(m_pictureBox, "card");
    auto* box = new QVBoxLayout(m_pictureBox);
    box->setContentsMargins(16, 12, 16, 14);
    box->setSpacing(10);
    box->addWidget(m_pictureHeading);
    box->addWidget(m_picture);

    auto* content = new QWidget(this);
    content->setObjectName(QStringLiteral("content"));
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(28, 0, 28, 16);
    column->setSpacing(12);
    column->addWidget(m_notice);
    column->addWidget(m_pictureBox);
    column->addWidget(m_chainHeading);
    column->addWidget(m_chain);
    column->addStretch();
    auto* area = new QScrollArea(this);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidget(content);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins({});
    all->addWidget(area);

    connect(&host, &HostModel::probed, this, [this] {
        m_error.reset();
        refresh();
    });
    connect(&host, &HostModel::probeFailed, this, [this](const Error& error) {
        m_error = error;
        refresh();
    });
    connect(&host, &HostModel::connectedChanged, this, &VerifyPage::refresh);
    connect(m_again, &QPushButton::clicked, this, &VerifyPage::enter);
    retranslate();
}

QString VerifyPage::title() const
{
    return verify_text::title();
}

QString VerifyPage::purpose() const
{
    return verify_text::purpose();
}

void VerifyPage::enter()
{
    m_error.reset();
    if (host().isConnected()) {
        host().refresh();
        readNames();
    }
    refresh();
}

// The picture names VMs; without an answer it has their numbers.
void VerifyPage::readNames()
{
    host().client().call<protocol::ListVms>({}, this, [this](Result<protocol::VmsReply> reply) {
        if (!reply)
            return;
        m_vms = std::move(reply->vms);
        refresh();
    });
}

bool VerifyPage::isComplete() const
{
    return host().hasProbe() && !host().isProbing();
}

QString VerifyPage::nextLabel() const
{
    return host().hasProbe() && !host().probe().green ? verify_text::goOnAnyway()
                                                      : verify_text::next();
}

void VerifyPage::retranslate()
{
    m_again->setText(verify_text::checkAgain());
    m_pictureHeading->setText(verify_text::pictureHeading());
    m_chainHeading->setText(verify_text::chainHeading());
    m_picture->retranslate();
    refresh();
    emit titleChanged();
}

void VerifyPage::refresh()
{
    showNotice();
    m_again->setEnabled(host().isConnected() && !host().isProbing());
    const protocol::ProbeReply& probe = host().probe();
    const auto* gpu = protocol::findGpu(probe.facts, probe.choices.gpu);
    m_pictureBox->setVisible(gpu != nullptr);
    if (gpu)
        m_picture->show(*gpu, m_vms);
    m_chainHeading->setVisible(host().hasProbe());
    m_chain->setChain(probe.chain);
    emit completeChanged();
}

void VerifyPage::showNotice()
{
    if (host().isProbing())
        return m_notice->show(Notice::Tone::Busy, verify_text::checking());
    if (m_error)
        return m_notice->show(Notice::Tone::Blocking, verify_text::unknown(), errorText(*m_error));
    if (!host().hasProbe())
        return m_notice->show(Notice::Tone::Plain, verify_text::unknown());
    const protocol::ProbeReply& probe = host().probe();
    const auto* gpu = protocol::findGpu(probe.facts, probe.choices.gpu);
    if (probe.green) {
        const int vfs = gpu ? static_cast<int>(gpu->vfs.size()) : 0;
        return m_notice->show(Notice::Tone::Ok, verify_text::green(),
                              verify_text::greenDetail(vfs));
    }
    const int broken = protocol::firstBroken(probe.chain);
    if (broken >= 0) {
        const protocol::Finding& link = probe.chain[static_cast<std::size_t>(broken)];
        return m_notice->show(Notice::Tone::Blocking, verify_text::broken(findingTitle(link)),
                              verify_text::brokenDetail());
    }
    m_notice->show(Notice::Tone::Plain, probe.stage == "fresh" ? verify_text::notGreenFresh()
                                                               : verify_text::notGreenPending());
}

} // namespace vfpilot::gui
