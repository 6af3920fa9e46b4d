// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/kernel_version.h"
#include "core/probe/reading.h"
#include "core/probe/topics.h"

#include <algorithm>
#include <array>

namespace vfpilot::probe {
namespace {

constexpr std::string_view imagePrefix = "vmlinuz-";

// depmod's own order: /etc/depmod.d of Debian puts updates first.
constexpr std::array moduleFolders = {"/updates/dkms/", "/updates/",
                                      "/kernel/drivers/gpu/drm/i915/"};
constexpr std::array moduleEndings = {".ko", ".ko.zst", ".ko.xz", ".ko.gz"};

std::string driverFile(const host::Host& host, const std::string& release)
{
    for (const char* folder : moduleFolders) {
        for (const char* ending : moduleEndings) {
            std::string path = "/lib/modules/" + release + folder + "i915" + ending;
            if (host.exists(path))
                return path;
        }
    }
    return {};
}

/// dpkg's files of the moment are no kernels, for GRUB either.
bool isImage(const std::string& name)
{
    return name.starts_with(imagePrefix) && name.size() > imagePrefix.size() &&
           name.find(".dpkg-") == std::string::npos;
}

} // namespace

Result<std::vector<protocol::KernelFacts>> readKernels(const host::Host& host,
                                                       const std::string& nextKernel)
{
    const auto names = host.list("/boot");
    if (!names)
        return names.error();
    const std::string running = attribute(host, "/proc/sys/kernel/osrelease");
    std::vector<std::string> releases;
    for (const std::string& name : *names) {
        if (isImage(name))
            releases.push_back(name.substr(imagePrefix.size()));
    }
    if (!running.empty() && std::find(releases.begin(), releases.end(), running) == releases.end())
        releases.push_back(running);
    std::sort(releases.begin(), releases.end(),
              [](const auto& a, const auto& b) { return model::compareKernels(a, b) < 0; });

    const bool isInstalled =
        std::find(releases.begin(), releases.end(), nextKernel) != releases.end();
    std::vector<protocol::KernelFacts> kernels;
    for (const std::string& release : releases) {
        protocol::KernelFacts kernel;
        kernel.release = release;
        kernel.running = release == running;
        // Without a word about it a loader takes the newest.
        kernel.next = isInstalled ? release == nextKernel : release == releases.back();
        kernel.headers = host.exists("/lib/modules/" + release + "/build");
        kernel.driverFile = driverFile(host, release);
        kernels.push_back(std::move(kernel));
    }
    return kernels;
}

} // namespace vfpilot::probe
