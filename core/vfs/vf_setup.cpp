// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vfs/vf_setup.h"

#include "core/vfs/vf_sysfs.h"

#include <algorithm>
#include <set>

namespace vfpilot::vfs {
namespace {

constexpr auto pollInterval = std::chrono::milliseconds(100);

bool mayHoldVf(const std::string& driver)
{
    return driver == "vfio-pci" || driver == "xe-vfio-pci"; // the latter from kernel 6.19 on
}

template<class Condition>
bool waitFor(const host::Host& host, std::chrono::milliseconds limit, Condition&& holds)
{
    const std::int64_t end = host.nowMs() + limit.count();
    while (!holds()) {
        if (host.nowMs() >= end)
            return false;
        host.sleep(pollInterval);
    }
    return true;
}

class SetUp
{
public:
    SetUp(host::Host& host, const Wanted& wanted)
        : m_host(host)
        , m_wanted(wanted)
        , m_device(devicePath(wanted.pf))
    {}

    Result<PfState> run()
    {
        auto before = waitForPf();
        if (!before)
            return before;
        auto made = make(*before);
        if (!made) {
            backOut(*before);
            return std::move(made).error();
        }
        return status(m_host, m_wanted.pf);
    }

private:
    Error failure(const std::string& reason, Args args = {}, std::string detail = {}) const
    {
        return failed(m_wanted.pf, reason, std::move(args), std::move(detail));
    }

    Result<PfState> waitForPf()
    {
        Result<PfState> state = status(m_host, m_wanted.pf);
        if (!state)
            return state;
        (void)waitFor(m_host, m_wanted.driverLimit, [&] {
            state = status(m_host, m_wanted.pf);
            return !state || !state->driver.empty();
        });
        if (!state)
            return state;
        if (state->driver == "vfio-pci")
            return failure("pf-on-vfio");
        if (state->driver.empty())
            return failure("pf-unbound");
        // The link to a driver is there before its probe has ended, which says how many.
        const bool enough = waitFor(m_host, m_wanted.settleLimit, [&] {
            state = status(m_host, m_wanted.pf);
            return !state || state->totalVfs >= m_wanted.count;
        });
        if (!state)
            return state;
        if (!enough)
            return failure("too-many", {{"total", std::to_string(std::max(0, state->totalVfs))}});
        return state;
    }

    Result<> make(const PfState& before)
    {
        m_autoprobe = readNumber(m_host, m_device + "/sriov_drivers_autoprobe");
        if (auto kept = keepDriversOff(); !kept)
            return kept;
        if (before.numVfs != m_wanted.count) {
            if (auto set = setCount(before); !set)
                return set;
        }
        const auto vfs = waitForVfs();
        if (!vfs)
            return vfs.error();
        if (auto there = needVfio(); !there)
            return there;
        for (const VfState& vf : *vfs) {
            if (auto bound = bind(vf); !bound)
                return bound;
        }
        return check();
    }

    Result<> keepDriversOff()
    {
        if (m_autoprobe == 0)
            return {};
        return m_host.writeSysfs(m_device + "/sriov_drivers_autoprobe", "0");
    }

    Result<> setCount(const PfState& before)
    {
        if (before.numVfs > 0) { // the kernel goes from N to M over 0 only
            if (auto freed = remove(before); !freed)
                return freed;
        }
        m_countRaised = true;
        return m_host.writeSysfs(m_device + "/sriov_numvfs", std::to_string(m_wanted.count));
    }

    Result<> remove(const PfState& before)
    {
        for (const VfState& vf : before.vfs) {
            if (!vf.pids.empty())
                return failure("vfs-in-use", {{"vf", vf.address}});
        }
        if (auto written = m_host.writeSysfs(m_device + "/sriov_numvfs", "0"); !written)
            return written;
        const bool gone = waitFor(m_host, m_wanted.settleLimit, [&] {
            const auto now = status(m_host, m_wanted.pf);
            return now && now->numVfs == 0 && !m_host.exists(m_device + "/virtfn0");
        });
        return gone ? Result<>() : failure("vfs-in-use");
    }

    Result<std::vector<VfState>> waitForVfs()
    {
        std::vector<VfState> vfs;
        const bool made = waitFor(m_host, m_wanted.settleLimit, [&] {
            const auto now = status(m_host, m_wanted.pf);
            if (!now || now->vfs.size() != static_cast<std::size_t>(m_wanted.count))
                return false;
            vfs = now->vfs;
            return true;
        });
        if (!made)
            return failure("vfs-not-made");
        return vfs;
    }

    Result<> needVfio()
    {
        const std::string driver = "/sys/bus/pci/drivers/vfio-pci";
        if (m_host.exists(driver))
            return {};
        const auto ran =
            m_host.run({{"/usr/sbin/modprobe", "vfio-pci"}, std::chrono::seconds(30), {}, nullptr});
        if (!ran)
            return ran.error();
        if (!waitFor(m_host, m_wanted.settleLimit, [&] { return m_host.exists(driver); }))
            return failure("vfio-missing", {}, ran->err);
        return {};
    }

    Result<> bind(const VfState& vf)
    {
        if (mayHoldVf(vf.driver))
            return {};
        const std::string device = devicePath(vf.address);
        m_touched.push_back(vf.address);
        auto written = m_host.writeSysfs(device + "/driver_override", "vfio-pci");
        if (written && !vf.driver.empty())
            written = m_host.writeSysfs(device + "/driver/unbind", vf.address);
        if (written)
            written = m_host.writeSysfs("/sys/bus/pci/drivers_probe", vf.address);
        if (!written)
            return failure("vf-not-bound", {{"vf", vf.address}}, written.error().detail);
        const bool bound = waitFor(m_host, m_wanted.settleLimit,
                                   [&] { return mayHoldVf(driverOf(m_host, vf.address)); });
        return bound ? Result<>() : failure("vf-not-bound", {{"vf", vf.address}});
    }

    Result<> check() const
    {
        const auto now = status(m_host, m_wanted.pf);
        if (!now)
            return now.error();
        std::set<int> groups{now->iommuGroup};
        for (const VfState& vf : now->vfs) {
            if (!mayHoldVf(vf.driver))
                return failure("vf-not-bound", {{"vf", vf.address}});
            if (!groups.insert(vf.iommuGroup).second)
                return failure("vf-shares-group", {{"vf", vf.address}});
        }
        return {};
    }

    // Best effort: the error that led here is the one to tell.
    void backOut(const PfState& before)
    {
        for (const std::string& address : m_touched)
            (void)m_host.writeSysfs(devicePath(address) + "/driver_override", "\n");
        if (m_countRaised)
            (void)m_host.writeSysfs(m_device + "/sriov_numvfs", "0");
        if (m_countRaised && before.numVfs > 0)
            (void)m_host.writeSysfs(m_device + "/sriov_numvfs", std::to_string(before.numVfs));
        if (m_autoprobe > 0)
            (void)m_host.writeSysfs(m_device + "/sriov_drivers_autoprobe", "1");
    }

    host::Host& m_host;
    const Wanted& m_wanted;
    const std::string m_device;
    int m_autoprobe = -1;
    bool m_countRaised = false;
    std::vector<std::string> m_touched;
};

} // namespace

Result<PfState> up(host::Host& host, const Wanted& wanted)
{
    if (wanted.count < 1)
        return fail(Errc::BadParams, {{"reason", "count"}});
    return SetUp(host, wanted).run();
}

Result<PfState> down(host::Host& host, const std::string& pf)
{
    const auto before = status(host, pf);
    if (!before)
        return before;
    for (const VfState& vf : before->vfs) {
        if (!vf.pids.empty())
            return failed(pf, "vfs-in-use", {{"vf", vf.address}});
    }
    if (before->numVfs > 0) {
        if (auto written = host.writeSysfs(devicePath(pf) + "/sriov_numvfs", "0"); !written)
            return written.error();
        (void)waitFor(host, std::chrono::seconds(10),
                      [&] { return !host.exists(devicePath(pf) + "/virtfn0"); });
    }
    if (readNumber(host, devicePath(pf) + "/sriov_drivers_autoprobe") == 0) {
        if (auto written = host.writeSysfs(devicePath(pf) + "/sriov_drivers_autoprobe", "1");
            !written)
            return written.error();
    }
    return status(host, pf);
}

} // namespace vfpilot::vfs
