// SPDX-License-Identifier: GPL-3.0-or-later
// What dpkg and dkms say is there.
#include "core/model/dkms_status.h"
#include "core/model/dpkg_status.h"
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

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    Input input(data, size);
    const unsigned kind = input.choice();
    const std::string text(input.rest());
    if (kind % 2 == 0)
        checkDpkg(text);
    else
        checkDkms(text);
    return 0;
}
