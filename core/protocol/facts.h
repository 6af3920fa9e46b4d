// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace vfpilot::protocol {

/// What the engine saw on the host. Every member is plain text or a number as the host gave it;
/// an absent thing is an empty string, an empty list or -1, never a guess.

struct CpuFacts
{
    std::string vendor; ///< "GenuineIntel"; /proc/cpuinfo vendor_id
    std::string model;  ///< /proc/cpuinfo "model name"
    bool vmx = false;   ///< /proc/cpuinfo flags
    bool kvm = false;   ///< /dev/kvm exists
    int threads = 0;    ///< entries of /proc/cpuinfo
};

struct IommuFacts
{
    bool dmarTable = false;          ///< /sys/firmware/acpi/tables/DMAR exists: VT-d on in firmware
    int units = 0;                   ///< entries dmar* in /sys/class/iommu: translation is active
    int groups = 0;                  ///< entries of /sys/kernel/iommu_groups
    bool interruptRemapping = false; ///< kernel log: "DMAR-IR: Enabled IRQ remapping"
    /// That line, or one of an interrupt that goes through it. Without either: what the DMAR table
    /// says where the firmware has it off, else empty.
    std::string remappingLine;
    /// Host address width of the DMAR table (VT-d specification, 8.1) in bits; 0: no table. A guest
    /// with wider physical addresses than this cannot map all of its memory.
    int addressWidth = 0;
};

struct KernelFacts
{
    std::string release; ///< as uname -r gives it, e.g. "6.8.4-2-pve"
    bool running = false;
    bool next = false;      ///< the one the boot loader starts by default
    bool headers = false;   ///< /lib/modules/<release>/build leads somewhere
    std::string driverFile; ///< path of i915.ko that depmod prefers (updates/dkms before kernel/)
};

struct BootEntry
{
    std::string source;  ///< where it was read: "ESP AD4C-36C9 loader/entries/proxmox-….conf"
    std::string kernel;  ///< release
    std::string options; ///< what the loader passes to the kernel
    /// Made without GRUB_CMDLINE_LINUX_DEFAULT, so never with our words: GRUB's "(recovery mode)",
    /// and the entries of paths::grubWayBack.
    bool recovery = false;
};

struct BootFacts
{
    std::string loader;   ///< "systemd-boot", "grub", "grub-esp" or "unknown"
    std::string firmware; ///< "uefi" or "bios"
    std::string evidence; ///< the text it was told by
    /// Readings that contradict each other, each with its source; empty: they agree.
    std::vector<std::string> disagreement;
    std::string rootFileSystem;    ///< type of / in /proc/mounts: "ext4", "zfs"
    std::string rootDevice;        ///< its source there: "/dev/mapper/pve-root", "rpool/ROOT/pve-1"
    std::vector<std::string> esps; ///< UUIDs of /etc/kernel/proxmox-boot-uuids
    /// What the loader's own configuration says the kernel gets: the first line of
    /// /etc/kernel/cmdline (systemd-boot), or GRUB_CMDLINE_LINUX and GRUB_CMDLINE_LINUX_DEFAULT as
    /// the shell ends up with them (both GRUBs).
    std::string configured;
    std::string configuredPath; ///< the file a person would look into for that
    /// Why `configured` could not be told: "path:line: reason"; empty: it could.
    std::string configuredProblem;
    std::string running; ///< /proc/cmdline
    std::vector<BootEntry> entries;
    std::string secureBoot; ///< "off", "on" or "unknown"
    /// Whether dkms' key (/var/lib/dkms/mok.pub) is among the keys that shim hands to the kernel
    /// (efivar MokListRT): "enrolled", "not-enrolled", "no-key" (dkms has none yet) or "unknown".
    std::string dkmsKey;
};

/// SR-IOV extended capability as read from config space (PCIe base specification, capability
/// 0x0010). With no driver's say in it, TotalVFs is what the silicon offers.
struct SriovCapability
{
    int offset = 0;   ///< in config space, e.g. 0x320
    int totalVfs = 0; ///< 0..65535
    int vfOffset = 0; ///< "First VF Offset"
    int vfStride = 0;
    std::string vfDeviceId; ///< four hex digits
    /// The six VF BAR registers, low bits included; 0: not there, or not placed.
    std::vector<std::uint32_t> vfBars = {};
};

struct VfFacts
{
    std::string address; ///< "0000:00:02.1"
    std::string driver;  ///< "vfio-pci", "i915", … or empty
    int iommuGroup = -1;
    std::vector<int> usedBy; ///< ids of VMs of this node whose configuration names it, or which
                             ///< have it reserved as they start or run
};

struct GpuFacts
{
    std::string address;   ///< "0000:00:02.0"
    std::string vendorId;  ///< "8086"
    std::string deviceId;  ///< "46d1"
    std::string classCode; ///< "030000"
    std::string platform;  ///< catalog's name of it, "Alder Lake-N"; empty when unknown
    std::string driver;    ///< name of the bound driver or empty
    int iommuGroup = -1;
    std::optional<SriovCapability> sriov;
    int totalVfs = -1;          ///< sysfs sriov_totalvfs: what the driver allows; -1: no such file
    int numVfs = -1;            ///< sysfs sriov_numvfs
    bool vfBarsAssigned = true; ///< false: the kernel log says that VF BARs found no space
    std::vector<VfFacts> vfs;
};

/// A loaded module, from /sys/module (not from modinfo, which tells what would be loaded).
struct ModuleFacts
{
    std::string name;
    bool loaded = false;
    std::string version; ///< /sys/module/<name>/version; the stock i915 has none
    std::map<std::string, std::string> parameters; ///< enable_guc, max_vfs, force_probe; those
                                                   ///< that are there and not empty
};

struct DkmsFacts
{
    std::string module;  ///< "i915-sriov-dkms"
    std::string version; ///< "2025.07.22"
    std::string kernel;  ///< empty when only added
    std::string state;   ///< "added", "built" or "installed"
};

struct UnitFacts
{
    std::string name;
    bool exists = false;
    bool enabled = false;
    bool beforeGuests = false; ///< its Before= names pve-guests.service
};

/// A package file the workstation put below /var/lib/vfpilot/packages.
struct PackageFile
{
    std::string sha256;
    std::string fileName;
    std::string package; ///< control field Package
    std::string version;
    std::string architecture;
    std::int64_t size = 0; ///< bytes
};

/// How a driver release did when it was built for one kernel, apart from anything that is used.
struct TrialBuild
{
    std::string release; ///< "2025.07.22"
    std::string kernel;
    std::string packageSha256;
    std::string result; ///< "built", "failed" or "excluded": its dkms.conf leaves this kernel out
    std::int64_t timeMs = 0; ///< when it ended, since the epoch
    std::string log;         ///< the end of its make.log; empty when it was built

    bool operator==(const TrialBuild&) const = default;
};

struct Facts
{
    std::string node; ///< host name, PVE's node name
    std::string machineId;
    std::string bootId;
    std::string pveVersion; ///< "8.2.2"; empty: not a PVE host
    std::string osCodename; ///< "bookworm"
    bool simulated = false; ///< the engine works below a root other than "/"
    CpuFacts cpu;
    IommuFacts iommu;
    std::vector<KernelFacts> kernels;
    BootFacts boot;
    std::vector<GpuFacts> gpus;       ///< Intel display functions, PFs only
    std::vector<ModuleFacts> modules; ///< i915, xe, vfio_pci
    std::vector<DkmsFacts> dkms;
    std::vector<UnitFacts> units;                ///< vfpilot-vfs.service, sysfsutils.service
    std::map<std::string, std::string> packages; ///< name -> version of those the plan looks at
    std::vector<PackageFile> packageFiles;
    std::map<std::string, std::string> files;     ///< content of the files a plan may edit or own
    std::map<std::string, std::string> fileModes; ///< of those files, four octal digits
    std::string engineHash;                       ///< hex SHA-256 of the engine that looked
    std::string engineCopyHash;        ///< hex SHA-256 of paths::engineCopy; empty: absent
    std::string guardCopyHash;         ///< the same of paths::guardCopy
    std::vector<std::string> logLines; ///< kernel log of this boot: lines about i915, xe, DMAR, VF
    /// Files a plan may edit that are there and were not taken in: path -> wire name of the error
    /// (file-unwritable: a link to a file that is not among these). A folder stands for the rest.
    std::map<std::string, std::string> unreadFiles;
    std::vector<std::string> vmd; ///< addresses of Intel VMD functions; they do not touch the iGPU
    /// Bytes left on the file systems of "/", "/boot" and "/var/lib", without what they keep for
    /// root.
    std::map<std::string, std::int64_t> freeBytes;
    std::int64_t memory = 0;             ///< bytes in all, /proc/meminfo MemTotal
    std::vector<TrialBuild> trialBuilds; ///< of all prepare jobs, the newest last
    /// False: /etc/pve/local has mode 0555, which is how pmxcfs shows that quorum is lost.
    bool quorate = true;
};

const KernelFacts* runningKernel(const Facts& facts);
/// The GPU at `address`; with an empty address the first one. None: null.
const GpuFacts* findGpu(const Facts& facts, const std::string& address = {});
const ModuleFacts* findModule(const Facts& facts, const std::string& name);
/// The outcome for this very package; not tried: null.
const TrialBuild* findTrialBuild(const std::vector<TrialBuild>& builds,
                                 const std::string& release,
                                 const std::string& kernel,
                                 const std::string& packageSha256);

} // namespace vfpilot::protocol
