// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/probe/probe.h"

#include "core/probe/reservations.h"
#include "core/probe/topics.h"
#include "core/probe/vms.h"

#include <algorithm>
#include <map>

namespace vfpilot::probe {
namespace {

/// Moves a value where it belongs, or gives back what went wrong.
template<class T>
Result<> keep(Result<T> result, T& where)
{
    if (!result)
        return std::move(result).error();
    where = std::move(*result);
    return {};
}

void markUse(const std::vector<protocol::VmInfo>& all,
             const std::map<std::string, int>& reserved,
             std::vector<protocol::GpuFacts>& gpus)
{
    for (protocol::GpuFacts& gpu : gpus) {
        for (protocol::VfFacts& vf : gpu.vfs) {
            vf.usedBy = usersOf(all, vf.address);
            const auto held = reserved.find(vf.address);
            if (held == reserved.end())
                continue;
            // A VM that runs may have the VF in its configuration no more.
            const auto at = std::lower_bound(vf.usedBy.begin(), vf.usedBy.end(), held->second);
            if (at == vf.usedBy.end() || *at != held->second)
                vf.usedBy.insert(at, held->second);
        }
    }
}

} // namespace

Result<protocol::Facts> probe(host::Host& host, const IsCandidate& isCandidate)
{
    protocol::Facts facts;
    const KernelLog log = host.kernelLog().value_or({}); // not everybody may read it
    Packages packages;
    BootReading boot;
    std::vector<host::PciFunction> functions;
    std::vector<protocol::VmInfo> guests;
    std::map<std::string, int> reserved;
    // One after the other, up to the first error.
    Result<> done = readSystem(host, facts);
    if (done)
        done = keep(readPackages(host), packages);
    if (done)
        done = keep(readBoot(host), boot);
    if (done)
        done = keep(readKernels(host, boot.nextKernel), facts.kernels);
    if (done)
        done = keep(host.pciFunctions(), functions);
    if (done)
        done = keep(readDkms(host), facts.dkms);
    if (done)
        done = keep(readPackageFiles(host), facts.packageFiles);
    if (done)
        done = keep(vms(host), guests);
    if (done)
        done = keep(reservedFunctions(host), reserved);
    if (done)
        done = readFiles(host, facts);
    if (!done)
        return std::move(done).error();

    readTrialBuilds(host, facts);
    if (const auto it = packages.find("pve-manager"); it != packages.end())
        facts.pveVersion = it->second;
    facts.boot = std::move(boot.facts);
    facts.packages = interestingPackages(packages);
    facts.iommu = readIommu(host, log);
    facts.gpus = readGpus(host, functions, log, isCandidate);
    facts.vmd = readVmd(functions);
    facts.modules = readModules(host);
    facts.units = readUnits(host);
    facts.logLines = interestingLines(log);
    markUse(guests, reserved, facts.gpus);
    return facts;
}

} // namespace vfpilot::probe
