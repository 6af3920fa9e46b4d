// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/probe/reading.h"
#include "core/probe/topics.h"

namespace vfpilot::probe {
namespace {

constexpr auto dkmsTree = "/var/lib/dkms";

/// States of one version in dkms' tree. A module built for a kernel lies in <kernel>/<arch>/module;
/// it is installed when the link kernel-<kernel>-<arch> leads to just that folder.
void readVersion(const host::Host& host,
                 const std::string& module,
                 const std::string& version,
                 std::vector<protocol::DkmsFacts>& found)
{
    const std::string top = std::string(dkmsTree) + "/" + module;
    const std::string folder = top + "/" + version;
    bool isBuilt = false;
    for (const std::string& kernel : host.list(folder).value_or({})) {
        if (kernel.front() < '0' || kernel.front() > '9')
            continue; // source, build
        for (const std::string& arch : host.list(folder + "/" + kernel).value_or({})) {
            const std::string built = kernel + "/" + arch;
            if (!host.exists(folder + "/" + built + "/module"))
                continue;
            const auto link = host.readLink(top + "/kernel-" + kernel + "-" + arch);
            const bool isInstalled = link && *link == version + "/" + built;
            found.push_back({module, version, kernel, isInstalled ? "installed" : "built"});
            isBuilt = true;
        }
    }
    if (!isBuilt)
        found.push_back({module, version, {}, "added"});
}

} // namespace

std::vector<protocol::ModuleFacts> readModules(const host::Host& host)
{
    std::vector<protocol::ModuleFacts> modules;
    for (const char* name : {"i915", "xe", "vfio_pci"}) {
        const std::string folder = std::string("/sys/module/") + name;
        protocol::ModuleFacts module;
        module.name = name;
        module.loaded = host.exists(folder);
        module.version = attribute(host, folder + "/version");
        for (const char* parameter : {"enable_guc", "max_vfs", "force_probe"}) {
            const std::string value = attribute(host, folder + "/parameters/" + parameter);
            if (!value.empty())
                module.parameters[parameter] = value;
        }
        modules.push_back(std::move(module));
    }
    return modules;
}

Result<std::vector<protocol::DkmsFacts>> readDkms(const host::Host& host)
{
    const auto modules = host.list(dkmsTree);
    if (!modules)
        return modules.error();
    std::vector<protocol::DkmsFacts> found;
    for (const std::string& module : *modules) {
        const std::string folder = std::string(dkmsTree) + "/" + module;
        // Beside modules there are mok.key and dkms_dbversion.
        for (const std::string& version : host.list(folder).value_or({})) {
            if (host.exists(folder + "/" + version + "/source"))
                readVersion(host, module, version, found);
        }
    }
    return found;
}

} // namespace vfpilot::probe
