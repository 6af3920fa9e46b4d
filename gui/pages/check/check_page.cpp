// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/check/check_page.h"

#include "gui/models/host_model.h"
#include "gui/text/check_text.h"
#include "gui/text/error_text.h"
#include "gui/text/finding_text.h"
#include "gui/widgets/chain_row.h"
#include "gui/widgets/chain_view.h"
#include "gui/widgets/labels.h"
#include "gui/widgets/scroll_column.h"
#include "gui/wizard/theme.h"
#include "gui/wizard/wizard_flow.h"

#include <QHBoxLayout>
#include <QPushButton>

#include <algorithm>
#include <cstring>

namespace vfpilot::gui {
namespace {

using protocol::Finding;
using protocol::FindingState;

FindingState stateOfTone(const char* tone)
{
    if (std::strcmp(tone, "blocking") == 0)
        return FindingState::Blocking;
    return std::strcmp(tone, "ok") == 0 ? FindingState::Ok : FindingState::Planned;
}

} // namespace

CheckPage::CheckPage(HostModel& host, QWidget* parent)
    : Page(host, parent)
    , m_banner(new QFrame)
    , m_glyph(new GlyphLabel(Glyph::Planned, Role::Planned, 22))
    , m_summary(wrappedLabel(""))
    , m_again(new QPushButton)
    , m_chain(new ChainView)
{
    setKind(m_banner, "banner");
    m_summary->setObjectName(QStringLiteral("check.summary"));
    m_again->setObjectName(QStringLiteral("check.again"));
    auto* row = new QHBoxLayout(m_banner);
    row->setContentsMargins(16, 10, 10, 10);
    row->setSpacing(12);
    row->addWidget(m_glyph);
    row->addWidget(m_summary, 1);
    row->addWidget(m_again);
    auto* column = new ScrollColumn(this);
    column->add(m_banner);
    column->add(m_chain);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins({});
    outer->addWidget(column);

    connect(m_again, &QPushButton::clicked, this, [this] {
        m_error.reset();
        this->host().refresh();
        show();
    });
    connect(&host, &HostModel::probed, this, [this] {
        m_error.reset();
        show();
    });
    connect(&host, &HostModel::probeFailed, this, [this](const Error& error) {
        m_error = error;
        show();
    });
    connect(&host, &HostModel::connectedChanged, this, &CheckPage::show);
    retranslate();
}

QString CheckPage::title() const
{
    return check_text::title();
}

QString CheckPage::purpose() const
{
    return check_text::purpose();
}

QString CheckPage::nextLabel() const
{
    return check_text::next();
}

bool CheckPage::isComplete() const
{
    const bool isBusy = host().probe().stage == "job-running";
    return host().hasProbe() && !isBusy && !needsPerson(host().probe().chain);
}

void CheckPage::show()
{
    if (host().hasProbe())
        m_chain->setChain(host().probe().chain);
    m_again->setEnabled(host().isConnected() && !host().isProbing());
    showSummary();
    emit completeChanged();
}

void CheckPage::showSummary()
{
    if (m_error)
        return setSummary("blocking", check_text::couldNotLook(errorText(*m_error)));
    if (!host().hasProbe() || host().isProbing())
        return setSummary("planned", check_text::looking());
    const protocol::ProbeReply& probe = host().probe();
    const auto isFirst = [](const Finding& finding) { return needsPerson(finding); };
    const auto count = std::count_if(probe.chain.begin(), probe.chain.end(), isFirst);
    if (count > 0) {
        const auto first = std::find_if(probe.chain.begin(), probe.chain.end(), isFirst);
        return setSummary("blocking",
                          check_text::needsPerson(static_cast<int>(count), findingTitle(*first)));
    }
    const int first = protocol::firstBroken(probe.chain);
    if (first >= 0 && probe.chain[first].args.contains("cleanup"))
        return setSummary("planned", check_text::canBeCleared());
    if (first >= 0)
        return setSummary("blocking", check_text::broken(findingTitle(probe.chain[first])));
    if (probe.green)
        return setSummary("ok", check_text::green());
    const auto planned =
        std::count_if(probe.chain.begin(), probe.chain.end(), [](const Finding& finding) {
            return finding.state == FindingState::Planned;
        });
    if (planned > 0)
        return setSummary("planned", check_text::willBeSet(static_cast<int>(planned)));
    setSummary("ok", check_text::nothingToDo());
}

void CheckPage::setSummary(const char* tone, const QString& text)
{
    setTone(m_banner, tone);
    const FindingState state = stateOfTone(tone);
    m_glyph->setGlyph(glyphOf(state), roleOf(state));
    m_summary->setText(text);
}

void CheckPage::retranslate()
{
    m_again->setText(check_text::lookAgain());
    show();
    emit titleChanged();
}

} // namespace vfpilot::gui
