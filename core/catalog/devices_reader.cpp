// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalog/catalog_reader.h"
#include "core/catalog/reading.h"

#include <algorithm>
#include <set>

namespace vfpilot::catalog {
namespace {

using Node = CheckedJson::Node;

DeviceRoute readDeviceRoute(const Node& node, const DriversFile& drivers)
{
    DeviceRoute route;
    const auto id = node.required("route");
    route.route = id.text();
    const auto rule = std::find_if(drivers.routes.begin(), drivers.routes.end(),
                                   [&route](const RouteRule& r) { return r.id == route.route; });
    if (rule == drivers.routes.end()) {
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

Device readDevice(const Node& node, const DriversFile& drivers)
{
    node.expectObject({"code", "platform", "ids", "maxVfs", "routes", "unsupported", "comment"});
    Device device;
    device.code = node.required("code").text();
    device.platform = node.required("platform").text();
    for (const Node& id : node.required("ids").items(200))
        device.ids.push_back(readHex(id, 4));
    device.maxVfs = node.required("maxVfs").number(0, 256);
    const auto routes = node.optional("routes");
    const auto unsupported = node.optional("unsupported");
    if (routes.has_value() == unsupported.has_value())
        node.reject("needs either routes or unsupported");
    if (routes) {
        for (const Node& route : routes->items(20))
            device.routes.push_back(readDeviceRoute(route, drivers));
    }
    if (unsupported) {
        device.unsupported = unsupported->text();
        if (device.unsupported != "no-sriov" && device.unsupported != "unproven")
            unsupported->reject("neither no-sriov nor unproven");
    }
    return device;
}

} // namespace

Result<DevicesFile> readDevices(std::string_view text, const DriversFile& drivers)
{
    CheckedJson file("devices.json", text);
    DevicesFile devices;
    const auto root = file.root();
    root.expectObject({"format", "version", "vendor", "classPrefix", "devices"});
    (void)root.required("format").number(1, 1);
    devices.version = root.required("version").text();
    devices.vendor = readHex(root.required("vendor"), 4);
    devices.classPrefix = readHex(root.required("classPrefix"), 2);
    std::set<std::string> seen;
    for (const Node& item : root.required("devices").items(500)) {
        auto device = readDevice(item, drivers);
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
