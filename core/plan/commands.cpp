// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/commands.h"

#include "core/base/words.h"

namespace vfpilot::plan::commands {
namespace {

constexpr auto apt = "/usr/bin/apt-get";
constexpr auto dpkg = "/usr/bin/dpkg";
constexpr auto systemctl = "/usr/bin/systemctl";
constexpr auto qm = "/usr/sbin/qm";
// Waits for another apt instead of failing at once, e.g. the daily update.
constexpr auto waitForLock = "DPkg::Lock::Timeout=120";

Argv with(Argv argv, const std::vector<std::string>& more)
{
    argv.insert(argv.end(), more.begin(), more.end());
    return argv;
}

} // namespace

Argv simulateInstall(const std::vector<std::string>& packages)
{
    return with({apt, "-s", "--no-install-recommends", "install"}, packages);
}

Argv install(const std::vector<std::string>& packages)
{
    return with({apt, "-y", "-o", "Dpkg::Options::=--force-confold", "-o", waitForLock,
                 "--no-install-recommends", "install"},
                packages);
}

Argv simulatePurge(const std::vector<std::string>& packages)
{
    return with({apt, "-s", "purge"}, packages);
}

Argv purge(const std::vector<std::string>& packages)
{
    return with({apt, "-y", "-o", waitForLock, "purge"}, packages);
}

Argv configurePending()
{
    return {dpkg, "--configure", "-a"};
}

Argv installPackageFile(const std::string& path)
{
    return {dpkg, "-i", path};
}

Argv purgePackage(const std::string& package)
{
    return {dpkg, "-P", package};
}

Argv purgeBrokenPackage(const std::string& package)
{
    return {dpkg, "--force-remove-reinstreq", "-P", package};
}

Argv unpackPackage(const std::string& path, const std::string& folder)
{
    return {"/usr/bin/dpkg-deb", "-x", path, folder + "/package"};
}

Argv trialBuild(const TrialBuild& build, const std::string& folder)
{
    return {"/usr/sbin/dkms",
            "build",
            "-m",
            build.package,
            "-v",
            build.release,
            "-k",
            build.kernel,
            "-j",
            std::to_string(build.jobs),
            "--dkmstree",
            folder + "/tree",
            "--sourcetree",
            folder + "/package/usr/src"};
}

Argv removeFolder(const std::string& folder)
{
    return {"/usr/bin/rm", "-rf", "--one-file-system", folder};
}

Argv rebuildInitramfs()
{
    return {"/usr/sbin/update-initramfs", "-u", "-k", "all"};
}

Argv refreshBootEntries()
{
    return {"/usr/sbin/proxmox-boot-tool", "refresh"};
}

Argv renderGrubMenu(const std::string& path)
{
    return {"/usr/sbin/grub-mkconfig", "-o", path};
}

Argv checkGrubMenu(const std::string& path)
{
    return {"/usr/bin/grub-script-check", path};
}

Argv reloadUnits()
{
    return {systemctl, "daemon-reload"};
}

Argv enableUnit(const std::string& unit)
{
    return {systemctl, "enable", unit};
}

Argv disableUnit(const std::string& unit)
{
    return {systemctl, "disable", unit};
}

Argv reboot()
{
    return {systemctl, "reboot"};
}

Argv showVm(int vmid)
{
    return {qm, "showcmd", std::to_string(vmid)};
}

Argv setVm(int vmid, const model::VmValues& values, const std::string& digest)
{
    Argv argv = {qm, "set", std::to_string(vmid)};
    std::vector<std::string> deleted;
    for (const auto& [key, value] : values) {
        if (value)
            argv = with(std::move(argv), {"--" + key, *value});
        else
            deleted.push_back(key);
    }
    if (!deleted.empty())
        argv = with(std::move(argv), {"--delete", joined(deleted, ',')});
    return with(std::move(argv), {"--digest", digest});
}

} // namespace vfpilot::plan::commands
