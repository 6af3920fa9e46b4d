// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalog/catalog_reader.h"
#include "core/catalog/reading.h"

#include <algorithm>
#include <cctype>

namespace vfpilot::catalog {
namespace {

using Node = CheckedJson::Node;

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

Release readRelease(const Node& node)
{
    node.expectObject({"release", "minKernel", "maxKernel", "file", "page", "bad", "comment"});
    Release release;
    release.name = readReleaseName(node.required("release"));
    (void)node.required("minKernel"); // a release without a window is none
    (void)node.required("maxKernel");
    release.window = readWindow(node);
    release.file = readFileName(node.required("file"));
    release.page = readPage(node.required("page"));
    if (const auto bad = node.optional("bad"))
        release.bad = readName(*bad);
    return release;
}

void readBuilt(const Node& node, RouteRule& rule)
{
    node.expectObject({"id", "kind", "driver", "package", "conflicts", "planned", "preference",
                       "releases", "comment"});
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
    const auto kind = readWord(node.required("kind"), {"dkms", "native", "import"});
    if (kind == "native") {
        rule.kind = RouteKind::Native;
        node.expectObject({"id", "kind", "driver", "planned", "preference", "comment"});
    } else {
        rule.kind = kind == "import" ? RouteKind::Import : RouteKind::Dkms;
        readBuilt(node, rule);
    }
    rule.id = readName(node.required("id"));
    rule.driver = readName(node.required("driver"));
    rule.planned = node.required("planned").boolean();
    rule.preference = node.required("preference").number(0, 100);
    return rule;
}

} // namespace

Result<DriversFile> readDrivers(const CatalogFile& source)
{
    CheckedJson file(source.name, source.text);
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
