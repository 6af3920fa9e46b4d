// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/pci_bus.h"

#include "core/host/host_files.h"

#include <algorithm>
#include <array>
#include <csetjmp>
#include <cstdarg>
#include <cstdio>

extern "C" { // the header does not say so itself
#include <pci/pci.h>
}

namespace vfpilot::host {
namespace {

constexpr auto busFolder = "/sys/bus/pci";
constexpr auto devicesFolder = "/sys/bus/pci/devices";

// What libpci 3.9 opens for each function; it ends the process when one of the first is missing.
constexpr std::array needed = {"vendor", "device", "class", "irq", "resource", "config"};
constexpr std::array alsoRead = {"label", "physical_slot", "uevent"};

Error unreadable(const std::string& path, std::string detail)
{
    return fail(Errc::PciUnreadable, {{"path", path}}, std::move(detail));
}

/// libpci opens names by itself, so a link in a tree could lead it to the real machine's devices.
Result<> checkFunction(const Tree& tree, const std::string& folder)
{
    for (const char* name : needed) {
        const auto state = stateOf(tree, folder + "/" + name);
        if (!state || !*state || (*state)->kind != FileKind::File)
            return unreadable(folder + "/" + name, state ? "not a file" : state.error().detail);
    }
    for (const char* name : alsoRead) {
        const auto state = stateOf(tree, folder + "/" + name);
        if (!state || (*state && (*state)->kind != FileKind::File))
            return unreadable(folder + "/" + name, "not a file");
    }
    return {};
}

Result<> checkBus(const Tree& tree)
{
    const auto names = listDirectory(tree, devicesFolder);
    if (!names)
        return unreadable(devicesFolder, names.error().detail);
    for (const std::string& name : *names) {
        const std::string folder = std::string(devicesFolder) + "/" + name;
        unsigned domain = 0, bus = 0, device = 0, function = 0;
        if (std::sscanf(name.c_str(), "%x:%x:%x.%u", &domain, &bus, &device, &function) != 4)
            return unreadable(folder, "not the name of a PCI function");
        if (tree.isMachine())
            continue;
        if (tree.resolved(folder) != tree.root() + folder)
            return unreadable(folder, "leads out of the tree");
        if (auto checked = checkFunction(tree, folder); !checked)
            return checked;
    }
    return {};
}

thread_local std::jmp_buf onError; // NOLINT: libpci's callbacks carry no pointer of ours
thread_local std::array<char, 256> errorText = {{}}; // NOLINT

[[gnu::noreturn]] void leave(char* format, ...) // part of its type, for libpci's pointer to it
{
    std::va_list arguments;
    va_start(arguments, format);
    std::vsnprintf(errorText.data(), errorText.size(), format, arguments);
    va_end(arguments);
    std::longjmp(onError, 1); // NOLINT(cert-err52-cpp): see readFunctions
}

void ignore(char*, ...) {}

std::uint16_t word(const u8* bytes)
{
    return static_cast<std::uint16_t>(bytes[0] | bytes[1] << 8U);
}

std::uint32_t dword(const u8* bytes)
{
    return word(bytes) | static_cast<std::uint32_t>(word(bytes + 2)) << 16U;
}

// Linux' pci_regs.h calls the same registers PCI_SRIOV_*.
constexpr int sriovLength = 0x40;
constexpr int totalVfsAt = 0x0e;
constexpr int vfOffsetAt = 0x14;
constexpr int vfStrideAt = 0x16;
constexpr int vfDeviceAt = 0x1a;
constexpr int vfBarsAt = 0x24;

/// Takes over one function; nothing in here calls back into `leave`.
void append(const pci_dev& device,
            int sriovOffset,
            const u8* capability,
            std::vector<PciFunction>& functions)
{
    PciFunction found;
    std::array<char, 32> address = {{}};
    std::snprintf(address.data(), address.size(), "%04x:%02x:%02x.%u",
                  static_cast<unsigned>(device.domain), device.bus, device.dev, device.func);
    found.address = address.data();
    found.vendor = device.vendor_id;
    found.device = device.device_id;
    found.classCode = static_cast<std::uint32_t>(device.device_class) << 8U | device.prog_if;
    if (sriovOffset > 0) {
        PciFunction::Sriov sriov;
        sriov.offset = sriovOffset;
        sriov.totalVfs = word(capability + totalVfsAt);
        sriov.vfOffset = word(capability + vfOffsetAt);
        sriov.vfStride = word(capability + vfStrideAt);
        sriov.vfDevice = word(capability + vfDeviceAt);
        for (int i = 0; i < 6; ++i)
            sriov.vfBars[i] = dword(capability + vfBarsAt + 4 * i);
        found.sriov = sriov;
    }
    functions.push_back(std::move(found));
}

/// libpci wants its error callback never to return. It leaves by longjmp to here: this frame, and
/// libpci's below it, hold nothing that a destructor would have to free. False: see errorText.
bool readFunctions(char* sysfsPath, std::vector<PciFunction>& functions)
{
    pci_access* const access = pci_alloc();
    access->error = leave;
    access->warning = ignore;
    access->debug = ignore;
    access->method = PCI_ACCESS_SYS_BUS_PCI;
    if (setjmp(onError) != 0) {     // NOLINT(cert-err52-cpp)
        if (setjmp(onError) == 0) { // NOLINT(cert-err52-cpp): should it fail at that, too
            pci_cleanup(access);
        }
        return false;
    }
    static char parameter[] = "sysfs.path";
    pci_set_param(access, parameter, sysfsPath);
    pci_init(access);
    pci_scan_bus(access);
    for (pci_dev* device = access->devices; device != nullptr; device = device->next) {
        pci_fill_info(device,
                      PCI_FILL_IDENT | PCI_FILL_CLASS | PCI_FILL_CLASS_EXT | PCI_FILL_EXT_CAPS);
        const pci_cap* const found = pci_find_cap(device, PCI_EXT_CAP_ID_SRIOV, PCI_CAP_EXTENDED);
        u8 capability[sriovLength] = {};
        const bool isWhole =
            found != nullptr &&
            pci_read_block(device, static_cast<int>(found->addr), capability, sriovLength) != 0;
        append(*device, isWhole ? static_cast<int>(found->addr) : 0, capability, functions);
    }
    pci_cleanup(access);
    return true;
}

} // namespace

Result<std::vector<PciFunction>> readPciBus(const Tree& tree)
{
    std::vector<PciFunction> functions;
    if (!exists(tree, devicesFolder))
        return functions;
    if (auto checked = checkBus(tree); !checked)
        return std::move(checked).error();
    std::string path = (tree.isMachine() ? "" : tree.root()) + busFolder;
    if (!readFunctions(path.data(), functions))
        return unreadable(busFolder, errorText.data());
    std::sort(functions.begin(), functions.end(),
              [](const auto& a, const auto& b) { return a.address < b.address; });
    return functions;
}

} // namespace vfpilot::host
