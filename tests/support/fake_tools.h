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
    /// Gives the host its kernel, dpkg database, ESP, initramfs and VM 101.
    explicit FakeTools(FakeHost& host);

    static constexpr auto kernel = "6.8.4-2-pve";
    static constexpr auto esp = "AD4C-36C9";
    static constexpr auto vmConfig = "/etc/pve/qemu-server/101.conf";

    /// Packages that come with one that is asked for.
    std::map<std::string, std::vector<std::string>> dependencies = {{"build-essential", {"g++"}}};
    /// The module does not build.
    bool buildFails = false;
    /// apt wants to take this away with any installation.
    std::string aptRemoves;

    void setPackage(const std::string& name, const std::string& state);
    std::map<std::string, std::string> packages() const; ///< name, state

private:
    host::CommandResult apt(const std::vector<std::string>& argv);
    host::CommandResult dpkg(const std::vector<std::string>& argv);
    host::CommandResult installDriver(const std::string& file);
    host::CommandResult removeDriver();
    host::CommandResult initramfs();
    host::CommandResult bootTool();
    host::CommandResult systemctl(const std::vector<std::string>& argv);
    host::CommandResult qm(const std::vector<std::string>& argv);
    std::vector<std::string> withDependencies(const std::vector<std::string>& names) const;

    FakeHost& m_host;
};

} // namespace vfpilot::test
