// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/host.h"

#include <map>
#include <set>
#include <string>

namespace vfpilot::test {

/// A host of which only PCI's sysfs is there, in memory. It answers writes as the kernel does
/// (drivers/pci/iov.c, pci-driver.c): that is the point of it. One PF, 0000:00:02.0, on i915.
class FakeKernel : public host::Host
{
public:
    FakeKernel();

    std::map<std::string, std::string> files;
    std::map<std::string, std::string> links;
    std::vector<std::string> written; ///< "path=value", in order

    // What goes wrong, on request.
    int madeAtMost = 7;                ///< sriov_numvfs makes no more VFs than this
    std::set<std::string> unbindable;  ///< drivers_probe does nothing for these
    std::map<std::string, int> groups; ///< IOMMU group of an address, where not its own
    int pfDriverAfter = 0;             ///< the PF gets its driver at this sleep
    bool vfioComesByModprobe = true;

    int count() const; ///< VFs that are there

    std::string root() const override { return "/"; }
    Result<std::string> readFile(const std::string& path, std::size_t limit) const override;
    Result<std::optional<host::FileState>> state(const std::string&) const override
    {
        return std::optional<host::FileState>();
    }
    Result<std::string> readPart(const std::string&, std::uint64_t, std::size_t) const override;
    Result<std::vector<std::string>> list(const std::string& directory) const override;
    Result<std::string> readLink(const std::string& path) const override;
    bool exists(const std::string& path) const override;
    Result<std::vector<host::PciFunction>> pciFunctions() const override;
    Result<std::unique_ptr<host::Esp>> openEsp(const std::string&) const override;
    Result<std::int64_t> freeSpace(const std::string&) const override;
    Result<std::vector<std::string>> kernelLog() const override;
    std::int64_t nowMs() const override { return m_now; }
    Result<std::string> ownProgram() const override { return std::string(); }
    std::string ownProgramPath() const override { return {}; }
    unsigned userId() const override { return 0; }
    Result<>
    replaceFile(const std::string&, const std::string&, const host::FileAttributes&) override;
    Result<> removeFile(const std::string&) override;
    Result<> makeDirectory(const std::string&, std::uint32_t) override;
    Result<> removeDirectory(const std::string&) override;
    Result<> appendDurably(const std::string&, const std::string&) override;
    Result<> append(const std::string&, const std::string&) override;
    Result<> truncateFile(const std::string&, std::uint64_t) override;
    Result<> writeSysfs(const std::string& path, const std::string& value) override;
    Result<host::CommandResult> run(const host::Command& command) override;
    Result<> startDetached(const std::string&, const std::vector<std::string>&) override;
    Result<std::unique_ptr<host::Lock>> lock(const std::string&, const std::string&) override;
    bool isLocked(const std::string&) const override { return false; }
    void sleep(std::chrono::milliseconds time) const override;

private:
    Result<> setCount(int wanted);
    void addVf(int number);
    void removeVf(int number);
    void probeDriver(const std::string& address);

    mutable std::int64_t m_now = 0;
    mutable int m_sleeps = 0;
};

} // namespace vfpilot::test
