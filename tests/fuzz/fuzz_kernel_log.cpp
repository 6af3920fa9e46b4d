// SPDX-License-Identifier: GPL-3.0-or-later
// The kernel log: records into lines, and the lines through the built-in symptom catalog.
#include "core/catalog/catalog.h"
#include "core/catalog/symptoms.h"
#include "core/host/kernel_log.h"
#include "tests/fuzz/scratch_tree.h"

#include <set>

using namespace vfpilot;

namespace {

const catalog::Symptoms& builtIn()
{
    static const catalog::Symptoms symptoms(catalog::Catalog::builtIn()->symptomRules());
    return symptoms;
}

void checkScan(const std::vector<std::string>& lines, std::string_view source)
{
    const auto found = builtIn().scan(lines, source, "/dev/kmsg");
    catalog::SymptomScan scan(builtIn(), source);
    for (const std::string& line : lines)
        scan.feed(line, "/dev/kmsg");
    const auto fed = scan.take();
    HOLDS(fed.size() == found.size());
    std::set<std::string> ids;
    for (std::size_t i = 0; i < found.size(); ++i) {
        HOLDS(ids.insert(found[i].id).second, found[i].id);
        HOLDS(fed[i].id == found[i].id && fed[i].args == found[i].args, found[i].id);
        HOLDS(!found[i].evidence.empty() && found[i].evidence.size() <= lines.size());
        HOLDS(std::stoul(found[i].args.at("count")) <= lines.size());
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static const fuzz::ScratchTree scratch;
    static const host::Tree tree = scratch.tree();
    fuzz::Input input(data, size);
    const unsigned kind = input.choice();
    const std::string text(input.rest());
    scratch.put("/dev/kmsg", text);
    const auto lines = host::readKernelLog(tree);
    HOLDS(lines);
    HOLDS(lines->size() <= text.size());
    std::size_t bytes = 0;
    for (const std::string& line : *lines) {
        HOLDS(line.find('\n') == std::string::npos);
        bytes += line.size();
    }
    HOLDS(bytes <= text.size());
    static constexpr std::string_view sources[] = {"", "kernel", "dkms", "apt", "qm", "guest"};
    checkScan(*lines, sources[kind % std::size(sources)]);
    return 0;
}
