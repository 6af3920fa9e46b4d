// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalog/catalog.h"
#include "core/catalog/symptoms.h"
#include "core/engine/commands.h"
#include "core/engine/stdio.h"
#include "core/engine/text_output.h"
#include "core/protocol/codec.h"

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
        if (!fed) {
            (void)writeLine(json ? 1 : 2, json ? protocol::encode({{}, {}, {}, fed.error()})
                                               : textOf(fed.error()));
            return exitOf(fed.error().code);
        }
    }
    const protocol::DiagnoseReply reply{scan.take()};
    std::string text = json ? protocol::toJson(reply) : textOf(reply);
    if (text.ends_with('\n'))
        text.pop_back();
    (void)writeLine(1, text);
    return std::any_of(reply.symptoms.begin(), reply.symptoms.end(), isHarmful) ? Exit::Refused
                                                                                : Exit::Ok;
}

} // namespace vfpilot::engine
