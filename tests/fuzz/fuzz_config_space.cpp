// SPDX-License-Identifier: GPL-3.0-or-later
// A hostile PCI bus: config space and sysfs attributes through the file that wraps libpci.
#include "core/host/pci_bus.h"
#include "tests/fuzz/scratch_tree.h"

#include <array>

using namespace vfpilot;
using fuzz::Input;

namespace {

constexpr auto folder = "/sys/bus/pci/devices/0000:00:02.0/";

/// What the input leaves out is as on a machine that works.
constexpr std::array<std::pair<const char*, const char*>, 6> attributes = {
    {{"vendor", "0x8086\n"},
     {"device", "0x46d1\n"},
     {"class", "0x030000\n"},
     {"irq", "149\n"},
     {"resource", "0x0000006000000000 0x0000006000ffffff 0x0000000000140204\n"},
     {"uevent", "DRIVER=i915\n"}}};

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static const fuzz::ScratchTree scratch;
    Input input(data, size);
    const unsigned given = input.choice();
    for (std::size_t i = 0; i < attributes.size(); ++i) {
        const bool isGiven = (given >> i & 1U) != 0;
        scratch.put(folder + std::string(attributes[i].first),
                    isGiven ? input.text() : std::string(attributes[i].second));
    }
    const std::string config(input.rest());
    scratch.put(folder + std::string("config"), config);
    static const host::Tree tree = scratch.tree();

    const auto functions = host::readPciBus(tree);
    if (!functions) {
        HOLDS(functions.error().code == Errc::PciUnreadable);
        return 0;
    }
    HOLDS(functions->size() == 1);
    const host::PciFunction& found = functions->front();
    HOLDS(found.address == "0000:00:02.0", found.address);
    if (found.sriov) {
        // The capability has to lie in extended space, and in the file.
        HOLDS(found.sriov->offset >= 0x100 && found.sriov->offset < 0x1000);
        HOLDS(static_cast<std::size_t>(found.sriov->offset) + 0x40 <= config.size());
        const auto at = static_cast<std::size_t>(found.sriov->offset);
        HOLDS((static_cast<unsigned char>(config[at]) | static_cast<unsigned char>(config[at + 1])
                                                            << 8) == 0x10);
    }
    return 0;
}
