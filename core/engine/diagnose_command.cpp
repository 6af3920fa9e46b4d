// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalog/catalog.h"
#include "core/catalog/symptoms.h"
#include "core/engine/commands.h"
#include "core/engine/printing.h"
#include "core/engine/stdio.h"

#include <algorithm>

namespace vfpilot::engine {
namespace {

bool isHarmful(const protocol::Finding& finding)
{
    return finding.state == protocol::FindingState::Warning ||
           finding.state == protocol::FindingState::Blocking;
}

} // namespace

Exit diagnoseCommand(const catalog::Catalog& catalog,
                     const std::vector<std::string>& logs,
                     bool json)
{
    const catalog::Symptoms symptoms(catalog.symptomRules());
    catalog::SymptomScan scan(symptoms);
    for (const std::string& log : logs) {
        const auto fed = forEachLogLine(log, [&](std::string_view line) { scan.feed(line, log); });
        if (!fed)
            return report(json, fed.error());
    }
    const protocol::DiagnoseReply reply{scan.take()};
    show(json, reply);
    return std::any_of(reply.symptoms.begin(), reply.symptoms.end(), isHarmful) ? Exit::Refused
                                                                                : Exit::Ok;
}

} // namespace vfpilot::engine
