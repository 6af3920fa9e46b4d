// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/chain_links.h"

namespace vfpilot::plan {
namespace {

constexpr auto stateFile =
    "/sys/firmware/efi/efivars/SecureBoot-8be4df61-93ca-11d2-aa0d-00e098032b8c";
constexpr auto keysFile =
    "/sys/firmware/efi/efivars/MokListRT-605dab50-e046-4300-abb6-3dd810dd8b23";
constexpr auto dkmsKeyFile = "/var/lib/dkms/mok.pub";

/// Secure Boot is on, and what is to be loaded is signed by nobody the firmware trusts.
void refuseUnsigned(const ChainView& view, Link& link)
{
    const std::string& key = view.facts.boot.dkmsKey;
    if (key == "not-enrolled")
        link.finding.cause = "secure-boot-key-not-enrolled";
    else if (key == "no-key")
        link.finding.cause = "secure-boot-no-key";
    else
        link.finding.cause = "secure-boot-key-unknown";
    if (view.xeFits)
        link.finding.fix = "use-xe-or-enroll-key";
    else
        link.finding.fix = key == "no-key" ? "make-key" : "enroll-dkms-key";
}

} // namespace

void addSecureBoot(const ChainView& view, Links& links)
{
    const protocol::BootFacts& boot = view.facts.boot;
    Link link;
    link.finding.id = "secure-boot";
    link.finding.args = {{"how", boot.secureBoot}, {"key", dkmsKeyFile}};
    link.finding.evidence = {evidence(stateFile, boot.secureBoot)};
    if (boot.secureBoot == "off") {
        link.holds = true;
    } else if (boot.secureBoot != "on") {
        link.finding.args["how"] = "unknown";
        link.due = Due::Never;
        link.finding.cause = "secure-boot-unknown";
        link.finding.fix = "check-secure-boot";
    } else if (view.isNative()) {
        link.holds = true;
        link.finding.args["how"] = "native";
    } else {
        link.holds = boot.dkmsKey == "enrolled";
        link.finding.args["how"] = "enrolled";
        link.finding.evidence.push_back(evidence(keysFile, boot.dkmsKey));
        // Where VFs work with it on, somebody has signed what is loaded.
        link.due = view.foreign ? Due::Never : Due::Person;
        refuseUnsigned(view, link);
    }
    links.add(std::move(link));
}

} // namespace vfpilot::plan
