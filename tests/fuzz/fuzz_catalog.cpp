// SPDX-License-Identifier: GPL-3.0-or-later
// Files that add to the catalog: whatever they hold, they are taken whole or refused, and what
// they make answers every question.
#include "core/catalog/catalog.h"
#include "core/catalog/patterns.h"
#include "core/catalog/symptoms.h"
#include "tests/fuzz/property.h"

using namespace vfpilot;
using catalog::Catalog;

namespace {

void ask(const Catalog& catalog)
{
    const std::vector<protocol::KernelFacts> kernels = {{.release = "6.8.12-5-pve"},
                                                        {.release = "7.0.14-8-pve"}};
    for (const catalog::Device& device : catalog.devices()) {
        HOLDS(!device.ids.empty() && !device.code.empty());
        for (const std::string& id : device.ids)
            HOLDS(catalog.findDevice(id), id);
        const auto routes = catalog.decide(device.ids.front(), kernels, "off", "");
        HOLDS(!routes.empty());
        for (const protocol::Route& route : routes) {
            (void)catalog.options(route.id, device.ids.front(), 7);
            for (const auto& parameter : catalog.parameters(route.id, device.ids.front(), 7))
                HOLDS(parameter.word().find_first_of(" \t\n\"'") == std::string::npos,
                      parameter.word());
            for (const auto* release :
                 catalog.candidates(route.id, device.ids.front(), {"6.8.12-5-pve"}))
                HOLDS(release && release->covers("6.8.12-5-pve") && release->bad.empty());
        }
    }
    const catalog::Symptoms symptoms(catalog.symptomRules());
    (void)symptoms.scan({"i915: unknown parameter 'max_vfs' ignored"}, "kernel", "/dev/kmsg");
}

void checkAdditions(unsigned which, const std::string& text)
{
    catalog::CatalogAdditions additions;
    additions.folder = "more";
    (which == 0   ? additions.devices
     : which == 1 ? additions.drivers
     : which == 2 ? additions.parameters
     : which == 3 ? additions.leftovers
                  : additions.symptoms) = text;
    const auto catalog = Catalog::builtInWith(additions);
    if (!catalog) {
        HOLDS(catalog.error().code == Errc::FileMalformed);
        HOLDS(catalog.error().args.at("path").starts_with("more/"));
        return;
    }
    ask(*catalog);
}

void checkPattern(const std::string& pattern, const std::string& text)
{
    const catalog::Pattern compiled(pattern);
    Args named;
    const bool isFound = compiled.find(text, named);
    HOLDS(isFound == compiled.matchesPart(text), pattern, text);
    HOLDS(isFound || !compiled.matchesWhole(text), pattern, text);
    HOLDS(compiled.isValid() || !isFound, pattern);
    const catalog::Pattern literal(catalog::quoted(text));
    HOLDS(literal.isValid() && literal.matchesWhole(text), text);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    fuzz::Input input(data, size);
    const unsigned kind = input.choice() % 6;
    if (kind < 5) {
        checkAdditions(kind, std::string(input.rest()));
    } else {
        const std::string pattern = input.text();
        checkPattern(pattern, input.text());
    }
    return 0;
}
