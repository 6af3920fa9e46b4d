// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalog/catalog_reader.h"
#include "core/catalog/reading.h"

#include <set>

namespace vfpilot::catalog {
namespace {

using Node = CheckedJson::Node;

SymptomRule readSymptom(const Node& node)
{
    node.expectObject(
        {"id", "source", "severity", "link", "harmless", "patterns", "cause", "fix", "comment"});
    SymptomRule rule;
    rule.id = readName(node.required("id"));
    rule.source = readWord(node.required("source"), {"kernel", "dkms", "apt", "qm", "guest"});
    const auto severity = node.required("severity");
    rule.severity = readSeverity(severity, {"ok", "info", "warning", "blocking"});
    if (const auto link = node.optional("link"))
        rule.link = readName(*link);
    if (const auto harmless = node.optional("harmless"))
        rule.harmless = harmless->boolean();
    const bool isSevere = rule.severity == protocol::FindingState::Warning ||
                          rule.severity == protocol::FindingState::Blocking;
    if (rule.harmless == isSevere)
        severity.reject("does not go with what harmless says");
    for (const Node& pattern : node.required("patterns").items(20))
        rule.patterns.push_back(readPattern(pattern));
    rule.cause = readName(node.required("cause"));
    if (const auto fix = node.optional("fix"))
        rule.fix = readName(*fix);
    return rule;
}

} // namespace

Result<SymptomsFile> readSymptoms(const CatalogFile& source)
{
    CheckedJson file(source.name, source.text);
    SymptomsFile symptoms;
    const auto root = file.root();
    root.expectObject({"format", "version", "symptoms"});
    (void)root.required("format").number(1, 1);
    symptoms.version = root.required("version").text();
    std::set<std::string> ids;
    for (const Node& item : root.required("symptoms").items(500)) {
        symptoms.symptoms.push_back(readSymptom(item));
        if (!ids.insert(symptoms.symptoms.back().id).second)
            item.reject("the id stands here twice");
    }
    if (file.fault())
        return *file.fault();
    return symptoms;
}

} // namespace vfpilot::catalog
