// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/goal_check.h"

#include "core/base/shape.h"
#include "core/model/hostpci_problem.h"
#include "core/model/vm_remedy.h"
#include "core/protocol/job.h"

#include <algorithm>
#include <string_view>

namespace vfpilot::plan {
namespace {

constexpr int vfsAtMost = 255; // more than any GPU offers; the device's own limit comes later
constexpr int smallestVmid = 100;
constexpr int greatestVmid = 999'999'999; // of qemu-server
constexpr int minutesAtLeast = 2;         // a host needs as much to get its network
constexpr int minutesAtMost = 60;         // guests wait for it
constexpr int portsAtMost = 65535;
constexpr std::size_t longestName = 40;
constexpr std::size_t optionsAtMost = 64;
constexpr std::size_t leftoversAtMost = 500; // as many as a catalog may have

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// "0000:00:02.1", lower case, as sysfs names it.
bool isAddress(std::string_view text)
{
    return fitsShape(text, "xxxx:xx:xx.7");
}

/// "2025.07.22", "2025.11.04-rc1"
bool isRelease(std::string_view text)
{
    return !text.empty() && text.size() <= longestName && isDigit(text.front()) &&
           isDigit(text.back()) && text.find("..") == std::string_view::npos &&
           std::all_of(text.begin(), text.end(), [](char c) {
               return isDigit(c) || (c >= 'a' && c <= 'z') || c == '.' || c == '-';
           });
}

/// "i915-dkms"; the catalog knows which there are.
bool isRoute(std::string_view text)
{
    return !text.empty() && text.size() <= longestName &&
           std::all_of(text.begin(), text.end(),
                       [](char c) { return isDigit(c) || (c >= 'a' && c <= 'z') || c == '-'; });
}

/// "iommu", "i915.xelp_enable_ccs"; the catalog knows which there are.
bool isOption(std::string_view text)
{
    return !text.empty() && text.size() <= longestName &&
           std::all_of(text.begin(), text.end(), [](char c) {
               return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.' ||
                      c == '_' || c == '-';
           });
}

bool areOptions(const std::optional<std::vector<std::string>>& options)
{
    return !options || (options->size() <= optionsAtMost &&
                        std::all_of(options->begin(), options->end(), isOption));
}

/// "vfio-ids"; the catalog knows which there are.
bool areLeftovers(const std::vector<std::string>& ids)
{
    return ids.size() <= leftoversAtMost && std::all_of(ids.begin(), ids.end(), isRoute);
}

bool areRemedies(const std::vector<std::string>& names)
{
    return names.size() <= optionsAtMost &&
           std::all_of(names.begin(), names.end(), model::isVmRemedy);
}

Result<> need(bool holds, const char* member)
{
    return holds ? Result<>() : fail(Errc::BadParams, {{"reason", member}});
}

Result<> check(const protocol::SriovGoal& goal)
{
    return need(isAddress(goal.gpu), "goal.gpu")
        .and_then([&] { return need(isRoute(goal.route), "goal.route"); })
        .and_then(
            [&] { return need(goal.vfCount >= 1 && goal.vfCount <= vfsAtMost, "goal.vfCount"); })
        .and_then(
            [&] { return need(goal.release.empty() || isRelease(goal.release), "goal.release"); })
        .and_then([&] {
            return need(goal.packageSha256.empty() || isSha256(goal.packageSha256),
                        "goal.packageSha256");
        })
        .and_then([&] {
            return need(goal.persistence == "unit" || goal.persistence == "sysfsutils",
                        "goal.persistence");
        })
        .and_then([&] { return need(areOptions(goal.options), "goal.options"); })
        .and_then([&] { return need(areLeftovers(goal.cleanup), "goal.cleanup"); });
}

Result<> check(const protocol::PrepareGoal& goal)
{
    return need(isAddress(goal.gpu), "goal.gpu")
        .and_then([&] { return need(isRoute(goal.route), "goal.route"); })
        .and_then([&] { return need(isRelease(goal.release), "goal.release"); })
        .and_then([&] { return need(isSha256(goal.packageSha256), "goal.packageSha256"); });
}

Result<> check(const protocol::VmGoal& goal)
{
    return need(goal.vmid >= smallestVmid && goal.vmid <= greatestVmid, "goal.vmid")
        .and_then([&] {
            return need(isAddress(goal.vf) || (goal.vf.empty() && !goal.remedies.empty()),
                        "goal.vf");
        })
        .and_then([&] { return need(areRemedies(goal.remedies), "goal.remedies"); })
        .and_then(
            [&] { return need(goal.slot >= -1 && goal.slot < model::hostPciSlots, "goal.slot"); });
}

Result<> check(const protocol::GuardGoal& goal)
{
    return need(protocol::isJobId(goal.job), "goal.job")
        .and_then([&] {
            return need(goal.minutes >= minutesAtLeast && goal.minutes <= minutesAtMost,
                        "goal.minutes");
        })
        .and_then(
            [&] { return need(goal.sshPort >= 1 && goal.sshPort <= portsAtMost, "goal.sshPort"); });
}

} // namespace

Result<> checkGoal(const protocol::Goal& goal)
{
    return std::visit([](const auto& g) { return check(g); }, goal);
}

} // namespace vfpilot::plan
