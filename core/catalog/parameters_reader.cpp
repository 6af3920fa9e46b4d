// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalog/catalog_reader.h"
#include "core/catalog/patterns.h"
#include "core/catalog/reading.h"

#include <algorithm>
#include <array>

namespace vfpilot::catalog {
namespace {

using Node = CheckedJson::Node;

constexpr std::array<std::string_view, 4> roles = {"needed", "optional", "harmless-leftover",
                                                   "harmful-leftover"};

// They end in a kernel command line, whose words are parted by spaces and held by quotes.
constexpr auto notInAWord = " \"'\\=";

std::string readWordPart(const Node& node)
{
    auto text = node.text();
    if (text.find_first_of(notInAWord) != std::string::npos)
        node.reject("a character that a kernel parameter cannot carry");
    return text;
}

ParameterUse
readUse(const Node& node, const ParameterRule& rule, const std::vector<RouteRule>& routes)
{
    node.expectObject({"route", "value", "onByDefault", "minRelease", "devices"});
    ParameterUse use;
    const auto route = node.required("route");
    use.route = route.text();
    if (std::none_of(routes.begin(), routes.end(),
                     [&use](const RouteRule& r) { return r.id == use.route; }))
        route.reject("no such route in drivers.json");
    if (const auto value = node.optional("value")) {
        use.value = readWordPart(*value);
        const bool isFilledIn = use.value.starts_with('{');
        if (isFilledIn && use.value != "{totalVfs}" && use.value != "{device}")
            value->reject("neither {totalVfs} nor {device}");
        if (!isFilledIn && !Pattern(rule.pattern).matchesWhole(use.value))
            value->reject("does not match the pattern");
    }
    if (const auto on = node.optional("onByDefault"))
        use.onByDefault = on->boolean();
    if (const auto release = node.optional("minRelease"))
        use.minRelease = readReleaseName(*release);
    if (const auto devices = node.optional("devices")) {
        for (const Node& code : devices->items(200))
            use.devices.push_back(code.text());
    }
    return use;
}

ParameterRule readParameter(const Node& node, const std::vector<RouteRule>& routes)
{
    node.expectObject({"name", "kind", "pattern", "role", "risk", "minKernel", "maxKernel",
                       "repeatable", "uses", "source", "comment"});
    ParameterRule rule;
    rule.name = readWordPart(node.required("name"));
    rule.kind = readWord(node.required("kind"), {"kernel", "module"});
    if (const auto pattern = node.optional("pattern"))
        rule.pattern = readPattern(*pattern);
    const auto role = readWord(node.required("role"), {roles[0], roles[1], roles[2], roles[3]});
    const auto index = std::find(roles.begin(), roles.end(), role) - roles.begin();
    rule.role = static_cast<ParameterRole>(index % static_cast<long>(roles.size()));
    rule.risk = readWord(node.required("risk"), {"none", "low", "high"});
    rule.kernels = readWindow(node);
    if (const auto repeatable = node.optional("repeatable"))
        rule.repeatable = repeatable->boolean();
    if (const auto uses = node.optional("uses")) {
        for (const Node& use : uses->items(50))
            rule.uses.push_back(readUse(use, rule, routes));
    }
    if (rule.role == ParameterRole::Needed && rule.uses.empty())
        node.reject("needed, but by no route");
    return rule;
}

} // namespace

Result<ParametersFile> readParameters(const CatalogFile& source,
                                      const std::vector<RouteRule>& routes)
{
    CheckedJson file(source.name, source.text);
    ParametersFile parameters;
    const auto root = file.root();
    root.expectObject({"format", "version", "parameters"});
    (void)root.required("format").number(1, 1);
    parameters.version = root.required("version").text();
    for (const Node& item : root.required("parameters").items(200)) {
        auto rule = readParameter(item, routes);
        const bool again =
            std::any_of(parameters.parameters.begin(), parameters.parameters.end(),
                        [&rule](const ParameterRule& r) { return r.name == rule.name; });
        if (again)
            item.reject("the parameter stands here twice");
        parameters.parameters.push_back(std::move(rule));
    }
    if (file.fault())
        return *file.fault();
    return parameters;
}

} // namespace vfpilot::catalog
