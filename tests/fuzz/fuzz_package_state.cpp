// SPDX-License-Identifier: GPL-3.0-or-later
// What dpkg and dkms say is there, and what apt-get says it would do.
#include "core/model/dkms_status.h"
#include "core/model/dpkg_status.h"
#include "core/steps/dpkg.h"
#include "tests/fuzz/property.h"

using namespace vfpilot;
using fuzz::Input;

namespace {

void checkDpkg(const std::string& text)
{
    const auto packages = model::installedPackages(text);
    std::string written;
    for (const auto& [name, version] : packages) {
        HOLDS(!name.empty());
        written += "Package: " + name + "\nStatus: install ok installed\n";
        if (!version.empty())
            written += "Version: " + version + "\n";
        written += "\n";
    }
    HOLDS(model::installedPackages(written) == packages, written);
}

void checkDkms(const std::string& text)
{
    std::size_t bytes = 0;
    for (const model::DkmsStatus& one : model::parseDkmsStatus(text)) {
        HOLDS(!one.module.empty() && !one.version.empty() && !one.state.empty());
        HOLDS(one.kernel.empty() == one.architecture.empty());
        bytes += one.module.size() + one.version.size() + one.kernel.size();
        std::string line = one.module + "/" + one.version;
        if (!one.kernel.empty())
            line += ", " + one.kernel + ", " + one.architecture;
        const auto again = model::parseDkmsStatus(line + ": " + one.state);
        HOLDS(again.size() == 1 && again[0].version == one.version, line);
        HOLDS(again[0].kernel == one.kernel && again[0].module == one.module, line);
    }
    HOLDS(bytes <= text.size());
}

void checkSimulated(const std::string& text)
{
    const auto all = steps::simulated(text, "Inst");
    const auto fresh = steps::simulated(text, "Inst", true);
    std::size_t bytes = 0;
    for (const std::string& name : all) {
        HOLDS(!name.empty() && name.find_first_of(" \t\r\n") == std::string::npos, name);
        bytes += name.size();
    }
    HOLDS(bytes <= text.size());
    for (const std::string& name : fresh)
        HOLDS(all.contains(name), name);
    HOLDS(
        steps::simulated(text + "\nInst dkms (3.0.10-8 Debian)\n", "Inst", true).contains("dkms"));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    Input input(data, size);
    const unsigned kind = input.choice();
    const std::string text(input.rest());
    if (kind % 3 == 0)
        checkDpkg(text);
    else if (kind % 3 == 1)
        checkDkms(text);
    else
        checkSimulated(text);
    return 0;
}
