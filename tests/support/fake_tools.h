// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/fake_host.h"

namespace vfpilot::test {

/// The tools of a Proxmox VE host as far as jobs run them, acting on a FakeHost. Each does its work
/// in several touches, so that it can be cut off in between, and regenerates what it generates
/// from what is there: equal input gives equal bytes.
class FakeTools
{
public:
    enum class Loader { SystemdBoot, EspGrub, Grub };

    /// Gives the host its kernel, dpkg database, boot entries, initramfs and VM 101.
    explicit FakeTools(FakeHost& host, Loader loader = Loader::SystemdBoot);

    static constexpr auto kernel = "6.8.4-2-pve";
    static constexpr auto esp = "AD4C-36C9";
    static constexpr auto vmConfig = "/etc/pve/qemu-server/101.conf";

    /// Packages that come with one that is asked for.
    std::map<std::string, std::vector<std::string>> dependencies = {{"build-essential", {"g++"}}};
    /// The module does not build.
    bool buildFails = false;
    /// What make says then, and what dkms ends with where it is a trial.
    std::string buildSays = "i915_gem.c:20:1: error: drm_buddy\nmake: *** Error 2\n";
    int trialStatus = 10;
    std::string confVersion = "2025.07.22"; ///< that the package tells of itself in its dkms.conf
    /// apt wants to take this away with any installation.
    std::string aptRemoves;
    /// apt wants to bring this with any installation.
    std::string aptBrings;
    bool menuFails = false;     ///< grub-mkconfig ends with an error
    bool menuIsBroken = false;  ///< what it wrote is not a menu
    std::string menuForgets;    ///< a word that does not get into the menu
    bool wayBackIsLost = false; ///< our page of the menu gets no words

    void setPackage(const std::string& name, const std::string& state);
    std::map<std::string, std::string> packages() const; ///< name, state

private:
    host::CommandResult apt(const std::vector<std::string>& argv);
    host::CommandResult dpkg(const std::vector<std::string>& argv);
    host::CommandResult installDriver(const std::string& file);
    host::CommandResult removeDriver();
    host::CommandResult unpack(const std::string& file, const std::string& folder);
    host::CommandResult trialBuild(const std::vector<std::string>& argv);
    host::CommandResult initramfs();
    host::CommandResult bootTool();
    host::CommandResult systemdBootEntries();
    host::CommandResult espGrubMenu();
    host::CommandResult grubMkconfig(const std::string& path);
    host::CommandResult grubScriptCheck(const std::string& path) const;
    std::string grubMenu() const;
    std::string wordsOfBefore() const;
    std::string wayBack(const std::string& entry) const;
    std::map<std::string, std::string> grubSettings() const;
    host::CommandResult systemctl(const std::vector<std::string>& argv);
    host::CommandResult qm(const std::vector<std::string>& argv);
    std::vector<std::string> withDependencies(const std::vector<std::string>& names) const;

    FakeHost& m_host;
    Loader m_loader;
};

} // namespace vfpilot::test
