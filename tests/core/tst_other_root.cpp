// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/probe/probe.h"
#include "core/probe/vms.h"
#include "core/protocol/codec.h"
#include "core/protocol/paths.h"
#include "tests/support/captured_tree.h"
#include "tests/support/own_mounts.h"

#include <QTest>

#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace vfpilot;
using vfpilot::test::CapturedTree;
namespace fs = std::filesystem;

namespace {

constexpr int skipped = 77;

// Where the machine keeps what a host keeps there, too. Masked by decoys that would be found.
const std::vector<std::string> masked = {"/etc", "/sys", "/dev", "/run", "/boot", "/var/lib"};
const std::vector<std::string> decoys = {
    "/etc/hostname",
    "/etc/machine-id",
    "/etc/os-release",
    "/etc/kernel/cmdline",
    "/etc/kernel/proxmox-boot-uuids",
    "/etc/modules-load.d/vfpilot.conf",
    "/etc/pve/qemu-server/999.conf",
    "/etc/systemd/system/vfpilot-vfs.service",
    "/sys/bus/pci/devices/0000:00:02.0/config",
    "/sys/bus/pci/devices/0000:03:00.0/vendor",
    "/sys/class/iommu/dmar9/type",
    "/sys/module/xe/version",
    "/sys/kernel/iommu_groups/999/type",
    "/dev/kmsg",
    "/dev/null",
    "/dev/disk/by-uuid/FFFF-FFFF/loader/loader.conf",
    "/run/systemd/system/x",
    "/run/systemd/private",
    "/run/qemu-server/101.pid",
    "/boot/vmlinuz-9.9.9-decoy",
    "/var/lib/dpkg/status",
    "/var/lib/dkms/decoy/1/source",
    "/var/lib/vfpilot/lock",
};

bool placeDecoys()
{
    for (const std::string& folder : masked) {
        if (::mount("decoy", folder.c_str(), "tmpfs", MS_STRICTATIME, "mode=0755") != 0)
            return false;
    }
    for (const std::string& path : decoys) {
        fs::create_directories(fs::path(path).parent_path());
        std::ofstream(path) << "decoy\n";
    }
    return true;
}

/// A decoy that is read or written from now on has another time.
void setTimesToThePast()
{
    const timespec past[2] = {{1, 0}, {1, 0}};
    for (const std::string& path : decoys)
        ::utimensat(AT_FDCWD, path.c_str(), past, 0);
}

std::string everythingSeen(CapturedTree& tree)
{
    auto facts = probe::probe(tree.host());
    const auto vms = probe::vms(tree.host());
    if (!facts || !vms)
        return "(error)";
    facts->freeBytes.clear(); // others use the disk, too
    protocol::VmsReply reply;
    reply.vms = *vms;
    return protocol::toJson(*facts) + protocol::toJson(reply);
}

/// Requests of every kind; the number of the first that does not keep to the tree, or 0.
int doEverything(CapturedTree& tree)
{
    auto& host = tree.host();
    const bool changes[] = {
        bool(host.replaceFile("/etc/hostname", "new\n", {})),
        bool(host.removeFile("/etc/os-release")),
        bool(host.makeDirectory(paths::jobsDir)),
        bool(host.appendDurably("/var/lib/vfpilot/x", "x")),
        bool(host.writeSysfs("/sys/module/i915/parameters/enable_guc", "3")),
        !host.openEsp("FFFF-FFFF"),
    };
    for (std::size_t i = 0; i < std::size(changes); ++i) {
        if (!changes[i])
            return 10 + static_cast<int>(i);
    }
    if (const auto lock = host.lock(paths::lockFile, "test"); !lock)
        return 28;
    if (host.isLocked(paths::lockFile))
        return 29;
    // Programs that every machine has, and none of them lies in the tree.
    for (const char* program : {"/bin/sh", "/usr/bin/env", "/usr/bin/dpkg", "/usr/bin/dpkg-deb"}) {
        const auto ran = host.run({{program}});
        if (ran || ran.error().code != Errc::ToolMissing)
            return 30;
    }
    // systemd "runs" on the machine, not in the tree: a plain session is made.
    tree.put("/job", "#!/bin/sh\necho done > \"$0.out\"\n");
    ::chmod(tree.at("/job").c_str(), 0755);
    if (!host.startDetached("unit", {tree.at("/job")}))
        return 31;
    for (int i = 0; i < 100 && tree.read("/job.out").empty(); ++i)
        host.sleep(std::chrono::milliseconds(20));
    return tree.read("/job.out") == "done\n" ? 0 : 32;
}

/// In a process of its own: its namespace ends with it.
int lookFromAMaskedMachine(CapturedTree& tree, const std::string& seenBefore)
{
    if (!test::enterMountNamespace() || !placeDecoys())
        return skipped;
    setTimesToThePast();
    if (everythingSeen(tree) != seenBefore)
        return 1;
    if (const int wrong = doEverything(tree); wrong != 0)
        return wrong;
    for (const std::string& path : decoys) {
        struct stat st = {};
        if (::lstat(path.c_str(), &st) != 0)
            return 3; // taken away
        const bool isRead = st.st_atim.tv_sec > 1;
        const bool isWritten = st.st_mtim.tv_sec > 1;
        if ((isRead || isWritten) && path != "/dev/null")
            return 4;
    }
    return fs::exists("/var/lib/vfpilot/jobs") ? 5 : 0;
}

} // namespace

class TestOtherRoot : public QObject
{
    Q_OBJECT

private slots:
    void theMachineItselfIsNeitherReadNorChanged()
    {
        CapturedTree tree;
        const std::string seen = everythingSeen(tree);
        QVERIFY(seen.size() > 1000);
        const pid_t child = ::fork();
        if (child == 0) {
            try {
                ::_exit(lookFromAMaskedMachine(tree, seen));
            } catch (const std::exception&) { // Qt Test in here has no thread to report to
                ::_exit(9);
            }
        }
        int status = 0;
        ::waitpid(child, &status, 0);
        QVERIFY(WIFEXITED(status));
        if (WEXITSTATUS(status) == skipped)
            QSKIP("SKIPPED: no mount namespace to be had here");
        QCOMPARE(WEXITSTATUS(status), 0);
    }
};

QTEST_GUILESS_MAIN(TestOtherRoot)
#include "tst_other_root.moc"
