// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalog/catalog_reader.h"
#include "core/catalog/checked_json.h"

#include <algorithm>
#include <cctype>

namespace vfpilot::catalog {
namespace {

using Node = CheckedJson::Node;

/// Debian's own rule for names of packages; also holds for modules and routes.
std::string readName(const Node& node)
{
    const auto text = node.text();
    const bool good = std::all_of(text.begin(), text.end(), [](unsigned char c) {
        return std::islower(c) || std::isdigit(c) || c == '-' || c == '+' || c == '.';
    });
    if (!good)
        node.reject("not a name of lower-case letters, digits, - + .");
    return text;
}

/// A file name that is safe to join to a folder and to show.
std::string readFileName(const Node& node)
{
    const auto text = node.text();
    const bool good = std::all_of(text.begin(), text.end(), [](unsigned char c) {
        return std::isalnum(c) || c == '-' || c == '+' || c == '.' || c == '_' || c == '~';
    });
    if (!good || text.starts_with('.') || !text.ends_with(".deb"))
        node.reject("not the file name of a package");
    return text;
}

std::string readPage(const Node& node)
{
    const auto text = node.text();
    if (!text.starts_with("https://") || text.find_first_of(" \"<>\\^`{|}") != std::string::npos)
        node.reject("not an https address");
    return text;
}

KernelSeries readSeries(const Node& node)
{
    const auto text = node.text();
    const auto series = kernelSeries(text);
    if (!series || seriesText(*series) != text) {
        node.reject("not a kernel series such as 6.8");
        return {};
    }
    return *series;
}

std::string readReleaseName(const Node& node)
{
    const auto text = node.text();
    if (compareReleases(text, "") == std::strong_ordering::equal)
        node.reject("not a release such as 2025.07.22");
    return text;
}

Parameter readParameter(const Node& node)
{
    node.expectObject({"name", "value"});
    Parameter parameter;
    parameter.name = node.required("name").text();
    parameter.value = node.required("value").text();
    // They end in a kernel command line, whose words are parted by spaces and held by quotes.
    if ((parameter.name + parameter.value).find_first_of(" \"'\\,=") != std::string::npos)
        node.reject("a character that a kernel parameter cannot carry");
    return parameter;
}

Release readRelease(const Node& node)
{
    node.expectObject({"release", "minKernel", "maxKernel", "file", "page", "bad"});
    Release release;
    release.name = readReleaseName(node.required("release"));
    release.window.min = readSeries(node.required("minKernel"));
    release.window.max = readSeries(node.required("maxKernel"));
    release.file = readFileName(node.required("file"));
    release.page = readPage(node.required("page"));
    if (const auto bad = node.optional("bad"))
        release.bad = readName(*bad);
    if (release.window.max < release.window.min)
        node.reject("maxKernel comes before minKernel");
    return release;
}

void readDkms(const Node& node, RouteRule& rule)
{
    node.expectObject(
        {"id", "kind", "driver", "package", "conflicts", "planned", "parameters", "releases"});
    rule.package = readName(node.required("package"));
    if (const auto conflicts = node.optional("conflicts")) {
        for (const Node& conflict : conflicts->items(100))
            rule.conflicts.push_back(readName(conflict));
    }
    for (const Node& item : node.required("releases").items(500)) {
        auto release = readRelease(item);
        const bool again =
            std::any_of(rule.releases.begin(), rule.releases.end(),
                        [&release](const Release& r) { return r.name == release.name; });
        if (again)
            item.reject("the release stands here twice");
        rule.releases.push_back(std::move(release));
    }
}

RouteRule readRoute(const Node& node)
{
    RouteRule rule;
    const auto kind = node.required("kind");
    const auto kindName = kind.text();
    if (kindName == "native") {
        rule.kind = RouteKind::Native;
        node.expectObject({"id", "kind", "driver", "planned", "parameters"});
    } else if (kindName == "dkms") {
        readDkms(node, rule);
    } else {
        kind.reject("neither dkms nor native");
    }
    rule.id = readName(node.required("id"));
    rule.driver = readName(node.required("driver"));
    rule.planned = node.required("planned").boolean();
    for (const Node& parameter : node.required("parameters").items(50))
        rule.parameters.push_back(readParameter(parameter));
    return rule;
}

} // namespace

Result<DriversFile> readDrivers(std::string_view text)
{
    CheckedJson file("drivers.json", text);
    DriversFile drivers;
    const auto root = file.root();
    root.expectObject({"format", "version", "routes"});
    (void)root.required("format").number(1, 1);
    drivers.version = root.required("version").text();
    for (const Node& item : root.required("routes").items(20)) {
        auto rule = readRoute(item);
        const bool again = std::any_of(drivers.routes.begin(), drivers.routes.end(),
                                       [&rule](const RouteRule& r) { return r.id == rule.id; });
        if (again || rule.id == "none")
            item.reject("the id is taken");
        drivers.routes.push_back(std::move(rule));
    }
    if (file.fault())
        return *file.fault();
    return drivers;
}

} // namespace vfpilot::catalog
