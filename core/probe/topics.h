// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/host.h"
#include "core/probe/probe.h"
#include "core/protocol/facts.h"

#include <map>
#include <string>
#include <vector>

/// One function a topic. They look and change nothing.
namespace vfpilot::probe {

using KernelLog = std::vector<std::string>;
using Packages = std::map<std::string, std::string>;

/// Name, ids, versions and CPU of the host, its free space and quorum.
Result<> readSystem(const host::Host& host, protocol::Facts& facts);

protocol::IommuFacts readIommu(const host::Host& host, const KernelLog& log);
/// Bits of the addresses that every IOMMU of the host translates, which may be fewer than the
/// host's address width; 0: nothing says so.
int translatedWidth(const host::Host& host);
/// Lines a person wants to see as evidence; bounded in number and length.
std::vector<std::string> interestingLines(const KernelLog& log);

struct BootReading
{
    protocol::BootFacts facts;
    std::string nextKernel; ///< release the loader starts by default; empty: nothing says so
};

/// Loader, Secure Boot and what the loader passes to which kernel.
Result<BootReading> readBoot(const host::Host& host);

/// Sets secureBoot and dkmsKey.
void readSecureBoot(const host::Host& host, protocol::BootFacts& boot);

/// Installed kernels, oldest first. The one that runs is among them even when its files are gone.
Result<std::vector<protocol::KernelFacts>> readKernels(const host::Host& host,
                                                       const std::string& nextKernel);

/// Facts of the candidates that are no VF.
std::vector<protocol::GpuFacts> readGpus(const host::Host& host,
                                         const std::vector<host::PciFunction>& functions,
                                         const KernelLog& log,
                                         const IsCandidate& isCandidate);
/// Addresses of Intel's Volume Management Devices.
std::vector<std::string> readVmd(const std::vector<host::PciFunction>& functions);

std::vector<protocol::ModuleFacts> readModules(const host::Host& host);
Result<std::vector<protocol::DkmsFacts>> readDkms(const host::Host& host);
std::vector<protocol::UnitFacts> readUnits(const host::Host& host);

/// All installed packages.
Result<Packages> readPackages(const host::Host& host);
/// Those a plan looks at.
Packages interestingPackages(const Packages& packages);
/// Packages the workstation put up, with what dpkg-deb says of them; only then a program runs. A
/// file whose bytes are not those of its hash is left out.
Result<std::vector<protocol::PackageFile>> readPackageFiles(host::Host& host);

/// How trial builds ended. What cannot be taken in goes to Facts::unreadFiles.
void readTrialBuilds(const host::Host& host, protocol::Facts& facts);

/// Content and mode of the files a plan may edit or own, and the hashes of both engines. Errors,
/// only for a file of ours and the kernel's command line: file-unreadable, file-too-large. What
/// else cannot be taken in goes to Facts::unreadFiles.
Result<> readFiles(const host::Host& host, protocol::Facts& facts);

} // namespace vfpilot::probe
