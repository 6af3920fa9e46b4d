// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/host.h"
#include "core/probe/vm_lint.h"
#include "core/protocol/vm.h"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace vfpilot::probe {

/// Makes of a configuration's text what is told of a VM, with what all VMs have in common: the
/// cluster's PCI mappings, and of this host its PVE and what HA looks after.
class VmReader
{
public:
    /// Errors: file-unreadable, file-too-large.
    static Result<VmReader> make(const host::Host& host);

    const std::string& node() const { return m_node; } ///< this host's name in the cluster

    /// Of a VM on another node only what its configuration says: no state, digest or lint.
    protocol::VmInfo read(const std::string& node, int vmid, const std::string& text) const;

private:
    /// A node's devices of each mapping.
    using Pools = std::map<std::string, std::vector<std::string>>;

    explicit VmReader(const host::Host& host)
        : m_host(&host)
    {}

    Result<> readPools();
    void readHostPci(const model::VmConfig& config, protocol::VmInfo& vm) const;

    const host::Host* m_host;
    std::string m_node;
    std::map<std::string, Pools> m_pools; ///< by node
    HostOfVms m_place;
    std::set<int> m_managed; ///< by the HA manager
};

} // namespace vfpilot::probe
