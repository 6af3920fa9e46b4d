// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fake_kernel.h"

#include <algorithm>
#include <cerrno>

namespace vfpilot::test {
namespace {

const std::string devices = "/sys/bus/pci/devices/";
const std::string pf = devices + "0000:00:02.0";
const std::string vfio = "/sys/bus/pci/drivers/vfio-pci";

std::string vfAddress(int number)
{
    return "0000:00:02." + std::to_string(number + 1);
}

Error notHere(const std::string& path)
{
    return Error::fromErrno(Errc::FileUnreadable, path, ENOENT);
}

Error refused(const std::string& path, int number)
{
    return Error::fromErrno(Errc::FileUnwritable, path, number);
}

} // namespace

FakeKernel::FakeKernel()
{
    files = {{pf + "/sriov_totalvfs", "7\n"},
             {pf + "/sriov_numvfs", "0\n"},
             {pf + "/sriov_drivers_autoprobe", "1\n"},
             {vfio + "/bind", ""}};
    links = {{pf + "/driver", "../../../bus/pci/drivers/i915"},
             {pf + "/iommu_group", "../../../kernel/iommu_groups/0"}};
}

int FakeKernel::count() const
{
    return static_cast<int>(std::count_if(links.begin(), links.end(), [](const auto& link) {
        return link.first.starts_with(pf + "/virtfn");
    }));
}

Result<std::string> FakeKernel::readFile(const std::string& path, std::size_t) const
{
    const auto it = files.find(path);
    return it == files.end() ? Result<std::string>(notHere(path)) : it->second;
}

Result<std::vector<std::string>> FakeKernel::list(const std::string& directory) const
{
    std::set<std::string> names;
    for (const auto* entries : {&links, &files}) {
        for (const auto& [path, content] : *entries) {
            if (path.starts_with(directory + "/")) {
                const auto from = directory.size() + 1;
                names.insert(path.substr(from, path.find('/', from) - from));
            }
        }
    }
    return std::vector<std::string>(names.begin(), names.end());
}

Result<std::string> FakeKernel::readLink(const std::string& path) const
{
    const auto it = links.find(path);
    return it == links.end() ? Result<std::string>(notHere(path)) : it->second;
}

bool FakeKernel::exists(const std::string& path) const
{
    const auto below = [&path](const auto& entry) {
        return entry.first == path || entry.first.starts_with(path + "/");
    };
    return std::any_of(files.begin(), files.end(), below) ||
           std::any_of(links.begin(), links.end(), below);
}

Result<> FakeKernel::writeSysfs(const std::string& path, const std::string& value)
{
    written.push_back(path + "=" + value);
    if (path == pf + "/sriov_numvfs")
        return setCount(std::stoi(value));
    if (path == "/sys/bus/pci/drivers_probe") {
        probeDriver(value);
        return {};
    }
    if (path.ends_with("/driver/unbind")) {
        links.erase(devices + value + "/driver");
        return {};
    }
    if (!files.contains(path))
        return refused(path, ENOENT);
    files[path] = value + "\n";
    return {};
}

Result<> FakeKernel::setCount(int wanted)
{
    const int now = std::stoi(files[pf + "/sriov_numvfs"]);
    if (wanted == now)
        return {};
    if (wanted > 0 && now > 0)
        return refused(pf + "/sriov_numvfs", EBUSY);
    if (wanted > std::stoi(files[pf + "/sriov_totalvfs"]))
        return refused(pf + "/sriov_numvfs", ERANGE);
    for (int i = 0; i < now; ++i)
        removeVf(i);
    for (int i = 0; i < std::min(wanted, madeAtMost); ++i)
        addVf(i);
    files[pf + "/sriov_numvfs"] = std::to_string(wanted) + "\n";
    return {};
}

void FakeKernel::addVf(int number)
{
    const std::string address = vfAddress(number);
    const int group = groups.contains(address) ? groups[address] : 20 + number;
    links[pf + "/virtfn" + std::to_string(number)] = "../" + address;
    links[devices + address + "/iommu_group"] =
        "../../../kernel/iommu_groups/" + std::to_string(group);
    files[devices + address + "/driver_override"] = "(null)\n";
    if (files[pf + "/sriov_drivers_autoprobe"] == "1\n")
        links[devices + address + "/driver"] = "../../../bus/pci/drivers/i915";
}

void FakeKernel::removeVf(int number)
{
    links.erase(pf + "/virtfn" + std::to_string(number));
    const std::string device = devices + vfAddress(number);
    std::erase_if(links, [&device](const auto& link) { return link.first.starts_with(device); });
    std::erase_if(files, [&device](const auto& file) { return file.first.starts_with(device); });
}

void FakeKernel::probeDriver(const std::string& address)
{
    const std::string device = devices + address;
    if (files[device + "/driver_override"] == "vfio-pci\n" && exists(vfio) &&
        !unbindable.contains(address))
        links[device + "/driver"] = "../../../bus/pci/drivers/vfio-pci";
}

Result<host::CommandResult> FakeKernel::run(const host::Command& command)
{
    if (command.argv == std::vector<std::string>{"/usr/sbin/modprobe", "vfio-pci"} &&
        vfioComesByModprobe) {
        files[vfio + "/bind"] = "";
        return host::CommandResult{};
    }
    return host::CommandResult{1, {}, "modprobe: FATAL: Module not found"};
}

void FakeKernel::sleep(std::chrono::milliseconds time) const
{
    m_now += time.count();
    if (++m_sleeps == pfDriverAfter) // the driver binds while somebody waits for it
        const_cast<FakeKernel*>(this)->links[pf + "/driver"] = "../../../bus/pci/drivers/i915";
}

// What PCI set-up has no business with.
Result<std::string> FakeKernel::readPart(const std::string& p, std::uint64_t, std::size_t) const
{
    return notHere(p);
}
Result<std::vector<host::PciFunction>> FakeKernel::pciFunctions() const
{
    return fail(Errc::Internal);
}
Result<std::unique_ptr<host::Esp>> FakeKernel::openEsp(const std::string& uuid) const
{
    return notHere(uuid);
}
Result<std::int64_t> FakeKernel::freeSpace(const std::string&) const
{
    return fail(Errc::Internal);
}

Result<std::vector<std::string>> FakeKernel::kernelLog() const
{
    return fail(Errc::Internal);
}
Result<>
FakeKernel::replaceFile(const std::string& p, const std::string&, const host::FileAttributes&)
{
    return refused(p, EPERM);
}
Result<> FakeKernel::removeFile(const std::string& p)
{
    return refused(p, EPERM);
}
Result<> FakeKernel::makeDirectory(const std::string& p, std::uint32_t)
{
    return refused(p, EPERM);
}
Result<> FakeKernel::removeDirectory(const std::string& p)
{
    return refused(p, EPERM);
}
Result<> FakeKernel::appendDurably(const std::string& p, const std::string&)
{
    return refused(p, EPERM);
}
Result<> FakeKernel::append(const std::string& p, const std::string&)
{
    return refused(p, EPERM);
}
Result<> FakeKernel::truncateFile(const std::string& p, std::uint64_t)
{
    return refused(p, EPERM);
}
Result<> FakeKernel::startDetached(const std::string& unit, const std::vector<std::string>&)
{
    return refused(unit, EPERM);
}
Result<std::unique_ptr<host::Lock>> FakeKernel::lock(const std::string& p, const std::string&)
{
    return refused(p, EPERM);
}

} // namespace vfpilot::test
