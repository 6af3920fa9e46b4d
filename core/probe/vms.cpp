// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/probe/vms.h"

#include "core/base/words.h"
#include "core/model/hostpci.h"
#include "core/probe/guest_files.h"
#include "core/probe/reading.h"
#include "core/probe/vm_reading.h"

#include <algorithm>
#include <limits>
#include <optional>

namespace vfpilot::probe {
namespace {

/// pmxcfs keeps each node's VMs apart; this link leads to ours.
constexpr auto ownFolder = "/etc/pve/qemu-server";
constexpr auto nodesFolder = "/etc/pve/nodes";

/// A VM in the order in which they are told.
struct Place
{
    std::string node;
    int vmid = 0;
};

/// "pve2/104"
std::string textOf(const Place& place)
{
    return place.node + "/" + std::to_string(place.vmid);
}

std::optional<Place> placeOf(const std::string& text)
{
    const auto slash = text.rfind('/');
    if (slash == std::string::npos)
        return std::nullopt;
    const int vmid = toNumber(std::string_view(text).substr(slash + 1));
    return vmid < 0 ? std::nullopt : std::optional(Place{text.substr(0, slash), vmid});
}

/// Names of the cluster's other nodes, sorted.
Result<std::vector<std::string>> otherNodes(const host::Host& host, const std::string& own)
{
    auto names = host.list(nodesFolder);
    if (names)
        std::erase(*names, own);
    return names;
}

/// Takes VMs of one node until there are enough.
class Collector
{
public:
    Collector(const host::Host& host, const VmReader& reader, std::size_t atMost)
        : m_host(host)
        , m_reader(reader)
        , m_atMost(atMost)
    {}

    bool isFull() const { return !m_page.next.empty(); }

    Result<> add(const std::string& node, const std::string& folder, int after)
    {
        const auto ids = guestIds(m_host, folder);
        if (!ids)
            return ids.error();
        for (auto id = std::upper_bound(ids->begin(), ids->end(), after); id != ids->end(); ++id) {
            if (m_page.vms.size() == m_atMost) {
                m_page.next = textOf(m_last);
                return {};
            }
            const auto text = readGuest(m_host, folder, *id);
            if (!text)
                return text.error();
            if (*text)
                m_page.vms.push_back(m_reader.read(node, *id, **text));
            m_last = {node, *id};
        }
        return {};
    }

    VmPage take() { return std::move(m_page); }

private:
    const host::Host& m_host;
    const VmReader& m_reader;
    const std::size_t m_atMost;
    VmPage m_page;
    Place m_last;
};

} // namespace

Result<VmPage> vmPage(const host::Host& host, const VmRange& range)
{
    const auto after = placeOf(range.after);
    if (!range.after.empty() && !after)
        return fail(Errc::BadParams, {{"reason", "cursor"}});
    const auto reader = VmReader::make(host);
    if (!reader)
        return reader.error();
    Collector collector(host, *reader, range.atMost);
    const std::string& own = reader->node();
    if (!after || after->node == own) {
        if (auto added = collector.add(own, ownFolder, after ? after->vmid : 0); !added)
            return std::move(added).error();
    }
    if (!range.wholeCluster || collector.isFull())
        return collector.take();
    const auto others = otherNodes(host, own);
    if (!others)
        return others.error();
    const bool isAmongThem = after && after->node != own;
    for (const std::string& node : *others) {
        if (collector.isFull())
            break;
        if (isAmongThem && node < after->node)
            continue;
        const int from = isAmongThem && node == after->node ? after->vmid : 0;
        auto added =
            collector.add(node, std::string(nodesFolder) + "/" + node + "/qemu-server", from);
        if (!added)
            return std::move(added).error();
    }
    return collector.take();
}

Result<std::vector<protocol::VmInfo>> vms(const host::Host& host)
{
    auto page = vmPage(host, {{}, std::numeric_limits<std::size_t>::max(), false});
    if (!page)
        return std::move(page).error();
    return std::move(page->vms);
}

std::vector<int> usersOf(const std::vector<protocol::VmInfo>& all, const std::string& address)
{
    std::vector<int> users;
    for (const protocol::VmInfo& vm : all) {
        const bool names = std::any_of(
            vm.hostpci.begin(), vm.hostpci.end(), [&address](const protocol::HostPci& entry) {
                return std::any_of(entry.addresses.begin(), entry.addresses.end(),
                                   [&address](const std::string& named) {
                                       return model::namesFunction(named, address);
                                   });
            });
        if (names)
            users.push_back(vm.vmid);
    }
    return users;
}

} // namespace vfpilot::probe
