// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalog/catalog_reader.h"
#include "core/catalog/reading.h"

#include <algorithm>
#include <set>

namespace vfpilot::catalog {
namespace {

using Node = CheckedJson::Node;

DeviceRoute readDeviceRoute(const Node& node, const std::vector<RouteRule>& routes)
{
    DeviceRoute route;
    const auto id = node.required("route");
    route.route = id.text();
    const auto rule = std::find_if(routes.begin(), routes.end(),
                                   [&route](const RouteRule& r) { return r.id == route.route; });
    if (rule == routes.end()) {
        id.reject("no such route in drivers.json");
        return route;
    }
    if (rule->kind == RouteKind::Native) {
        node.expectObject({"route", "minKernel"});
        route.minKernel = readSeries(node.required("minKernel"));
    } else {
        node.expectObject({"route", "minRelease"});
        route.minRelease = readReleaseName(node.required("minRelease"));
    }
    return route;
}

/// Two, four or all six digits of a class code.
std::string readClassPrefix(const Node& node)
{
    const auto length = node.text().size();
    return readHex(node, length == 4 || length == 6 ? length : 2);
}

Device readDevice(const Node& node, const std::vector<RouteRule>& routes)
{
    node.expectObject({"code", "platform", "ids", "vendor", "class", "maxVfs", "routes",
                       "unsupported", "comment"});
    Device device;
    device.code = node.required("code").text();
    device.platform = node.required("platform").text();
    for (const Node& id : node.required("ids").items(200))
        device.ids.push_back(readHex(id, 4));
    if (const auto vendor = node.optional("vendor"))
        device.vendor = readHex(*vendor, 4);
    if (const auto prefix = node.optional("class"))
        device.classPrefix = readClassPrefix(*prefix);
    device.maxVfs = node.required("maxVfs").number(0, 256);
    const auto ways = node.optional("routes");
    const auto unsupported = node.optional("unsupported");
    if (ways.has_value() == unsupported.has_value())
        node.reject("needs either routes or unsupported");
    if (ways) {
        for (const Node& route : ways->items(20))
            device.routes.push_back(readDeviceRoute(route, routes));
    }
    if (unsupported) {
        device.unsupported = unsupported->text();
        if (device.unsupported != "no-sriov" && device.unsupported != "unproven")
            unsupported->reject("neither no-sriov nor unproven");
    }
    return device;
}

} // namespace

Result<DevicesFile> readDevices(const CatalogFile& source, const std::vector<RouteRule>& routes)
{
    CheckedJson file(source.name, source.text);
    DevicesFile devices;
    const auto root = file.root();
    root.expectObject({"format", "version", "vendor", "classPrefix", "devices"});
    (void)root.required("format").number(1, 1);
    devices.version = root.required("version").text();
    devices.vendor = readHex(root.required("vendor"), 4);
    devices.classPrefix = readClassPrefix(root.required("classPrefix"));
    std::set<std::string> seen;
    for (const Node& item : root.required("devices").items(500)) {
        auto device = readDevice(item, routes);
        if (device.vendor.empty())
            device.vendor = devices.vendor;
        if (device.classPrefix.empty())
            device.classPrefix = devices.classPrefix;
        for (const std::string& id : device.ids) {
            if (!seen.insert(id).second)
                item.reject("the id " + id + " stands here twice");
        }
        devices.devices.push_back(std::move(device));
    }
    if (file.fault())
        return *file.fault();
    return devices;
}

} // namespace vfpilot::catalog
