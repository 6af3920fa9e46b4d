// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fake_tools.h"

#include "core/base/digest.h"
#include "core/base/words.h"
#include "core/protocol/paths.h"

#include <algorithm>
#include <map>
#include <sstream>

namespace vfpilot::test {
namespace {

using host::CommandResult;
using Argv = std::vector<std::string>;

constexpr auto statusFile = "/var/lib/dpkg/status";
constexpr auto pendingFile = "/var/lib/dpkg/updates/0001";
constexpr auto driver = "i915-sriov-dkms";
constexpr auto dkmsFolder = "/var/lib/dkms/i915-sriov-dkms";
const std::string modulesFolder = std::string("/lib/modules/") + FakeTools::kernel;
const std::string moduleFile = modulesFolder + "/updates/dkms/i915.ko";
const std::string imageFile = std::string("/boot/initrd.img-") + FakeTools::kernel;

CommandResult failed(int status, const std::string& text)
{
    return {.status = status, .out = {}, .err = text + "\n"};
}

CommandResult killedHalfway()
{
    return failed(1, "E: something went wrong halfway");
}

bool isSimulated(const Argv& argv)
{
    return std::find(argv.begin(), argv.end(), "-s") != argv.end();
}

/// What stands behind `verb`.
Argv after(const Argv& argv, const std::string& verb)
{
    const auto at = std::find(argv.begin(), argv.end(), verb);
    return at == argv.end() ? Argv() : Argv(at + 1, argv.end());
}

void removeTree(FakeHost& host, const std::string& folder)
{
    std::erase_if(host.nodes, [&folder](const auto& entry) {
        return entry.first == folder || entry.first.starts_with(folder + "/");
    });
}

} // namespace

FakeTools::FakeTools(FakeHost& host, Loader loader)
    : m_host(host)
    , m_loader(loader)
{
    host.put("/var/lib/dpkg/updates/.keep", "");
    host.nodes.erase("/var/lib/dpkg/updates/.keep");
    host.put(modulesFolder + "/kernel/drivers/gpu/drm/i915/i915.ko", "stock");
    host.put(modulesFolder + "/updates/.keep", "");
    if (loader != Loader::Grub) {
        host.put("/etc/kernel/cmdline", "root=ZFS=rpool/ROOT/pve-1 boot=zfs quiet\n");
        host.put("/etc/kernel/proxmox-boot-uuids", std::string(esp) + "\n");
    }
    host.put("/etc/default/grub", "GRUB_DEFAULT=0\n"
                                  "GRUB_DISTRIBUTOR=`lsb_release -i -s 2> /dev/null`\n"
                                  "GRUB_CMDLINE_LINUX_DEFAULT=\"quiet intel_iommu=off\"\n"
                                  "GRUB_CMDLINE_LINUX=\"\"\n");
    host.put("/boot/grub/grub.cfg", "", 0444);
    host.put("/etc/init.d/sysfsutils", "#!/bin/sh\n", 0755);
    host.put("/etc/rc2.d/S01cron", "");
    host.put("/etc/sysfs.conf", "# mine\ndevices/system/cpu/cpu0/online = 1\n");
    host.put("/etc/modules-load.d/modules.conf", "");
    host.put("/etc/systemd/system/multi-user.target.wants/other.service", "");
    host.put("/usr/local/lib/.keep", "");
    host.put("/proc/sys/kernel/random/boot_id", "11111111-2222-3333-4444-555555555555\n");
    host.put(vmConfig, "bios: ovmf\ncpu: host\nmachine: q35\nname: debian\n", 0640);
    setPackage("proxmox-ve", "installed");

    host.tools["/usr/bin/apt-get"] = [this](const Argv& argv) { return apt(argv); };
    host.tools["/usr/bin/dpkg"] = [this](const Argv& argv) { return dpkg(argv); };
    host.tools["/usr/bin/dpkg-deb"] = [this](const Argv& argv) {
        return unpack(argv.at(2), argv.at(3));
    };
    host.tools["/usr/sbin/dkms"] = [this](const Argv& argv) { return trialBuild(argv); };
    host.tools["/usr/bin/rm"] = [this](const Argv& argv) {
        m_host.nodes.erase(argv.back() + "/tree");
        if (m_host.touch())
            return killedHalfway();
        removeTree(m_host, argv.back());
        return CommandResult();
    };
    host.tools["/usr/sbin/update-initramfs"] = [this](const Argv&) { return initramfs(); };
    host.tools["/usr/sbin/proxmox-boot-tool"] = [this](const Argv&) { return bootTool(); };
    host.tools["/usr/sbin/grub-mkconfig"] = [this](const Argv& argv) {
        return grubMkconfig(argv.at(2));
    };
    host.tools["/usr/bin/grub-script-check"] = [this](const Argv& argv) {
        return grubScriptCheck(argv.at(1));
    };
    host.tools["/usr/bin/systemctl"] = [this](const Argv& argv) { return systemctl(argv); };
    host.tools["/usr/sbin/qm"] = [this](const Argv& argv) { return qm(argv); };
    initramfs();
    if (loader == Loader::Grub)
        host.put("/boot/grub/grub.cfg", grubMenu(), 0444);
    else
        bootTool();
}

std::map<std::string, std::string> FakeTools::packages() const
{
    std::map<std::string, std::string> states;
    std::istringstream lines(m_host.text(statusFile));
    std::string name;
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with("Package: "))
            name = line.substr(9);
        else if (line.starts_with("Status: "))
            states[name] = line.substr(line.rfind(' ') + 1);
    }
    return states;
}

void FakeTools::setPackage(const std::string& name, const std::string& state)
{
    auto states = packages();
    states[name] = state;
    std::string text;
    for (const auto& [package, itsState] : states) {
        if (!itsState.empty())
            text += "Package: " + package + "\nStatus: install ok " + itsState + "\nVersion: 1\n\n";
    }
    m_host.put(statusFile, text);
}

std::vector<std::string> FakeTools::withDependencies(const std::vector<std::string>& names) const
{
    std::vector<std::string> all;
    for (const std::string& name : names) {
        if (const auto more = dependencies.find(name); more != dependencies.end())
            all.insert(all.end(), more->second.begin(), more->second.end());
        all.push_back(name);
    }
    return all;
}

CommandResult FakeTools::apt(const Argv& argv)
{
    const auto present = packages();
    const Argv wanted = withDependencies(after(argv, "install"));
    Argv going = after(argv, "purge");
    const auto isGoing = [&](const std::string& name) {
        return std::find(going.begin(), going.end(), name) != going.end();
    };
    if (isGoing("dkms") && present.contains(driver) && !isGoing(driver))
        going.push_back(driver); // it depends on dkms
    if (isSimulated(argv)) {
        CommandResult result;
        for (const std::string& name : wanted) {
            if (!present.contains(name))
                result.out += "Inst " + name + " (1 Debian:12/stable [amd64])\n";
        }
        if (!wanted.empty() && !aptBrings.empty())
            result.out += "Inst " + aptBrings + " [1] (2 Proxmox:8/stable [amd64])\n";
        if (!wanted.empty() && !aptRemoves.empty())
            result.out += "Remv " + aptRemoves + " [1]\n";
        for (const std::string& name : going)
            result.out += "Purg " + name + " [1]\n";
        return result;
    }
    if (m_host.exists(pendingFile))
        return failed(100, "E: dpkg was interrupted, you must manually run 'dpkg --configure -a'");
    CommandResult result;
    for (const std::string& name : wanted) {
        if (present.contains(name))
            continue;
        result.out += "Unpacking " + name + " (1) ...\n";
        m_host.put(pendingFile, "");
        if (m_host.touch())
            return killedHalfway(); // nothing is known of the package yet
        setPackage(name, "unpacked");
        if (m_host.touch())
            return killedHalfway();
        setPackage(name, "installed");
        m_host.nodes.erase(pendingFile);
    }
    for (const std::string& name : going) {
        result.out += "Purging " + name + " (1) ...\n";
        setPackage(name, "");
        if (m_host.touch())
            return killedHalfway();
    }
    return result;
}

CommandResult FakeTools::dpkg(const Argv& argv)
{
    if (argv.at(1) == "--configure") {
        for (const auto& [name, state] : packages()) {
            if (state == "installed")
                continue;
            if (name == driver)
                return failed(1, "dpkg: error processing package i915-sriov-dkms");
            setPackage(name, "installed");
            m_host.touch();
        }
        m_host.nodes.erase(pendingFile);
        return {};
    }
    return argv.at(1) == "-i" ? installDriver(argv.at(2)) : removeDriver();
}

CommandResult FakeTools::installDriver(const std::string& file)
{
    if (!packages().contains("dkms"))
        return failed(1, "dpkg: dependency problems: " + std::string(driver) + " depends on dkms");
    setPackage(driver, "half-installed");
    if (m_host.touch())
        return killedHalfway();
    setPackage(driver, "half-configured");
    m_host.put(dkmsFolder + std::string("/2025.07.22/source"), m_host.text(file));
    if (m_host.touch())
        return killedHalfway();
    if (buildFails) {
        m_host.put(dkmsFolder + std::string("/2025.07.22/build/make.log"), buildSays);
        setPackage(driver, "installed"); // its script ignores the failure
        return {};
    }
    m_host.put(dkmsFolder + std::string("/2025.07.22/") + kernel + "/x86_64/module/i915.ko", "m");
    if (m_host.touch())
        return killedHalfway();
    m_host.put(moduleFile, "with SR-IOV");
    if (m_host.touch())
        return killedHalfway();
    initramfs();
    setPackage(driver, "installed");
    return {.status = 0, .out = "Building module(s)...\n", .err = {}};
}

CommandResult FakeTools::removeDriver()
{
    removeTree(m_host, modulesFolder + "/updates/dkms");
    if (m_host.touch())
        return killedHalfway();
    removeTree(m_host, "/var/lib/dkms");
    setPackage(driver, "");
    return {};
}

CommandResult FakeTools::unpack(const std::string& file, const std::string& folder)
{
    const std::string source = folder + "/usr/src/" + driver + "-2025.07.22/";
    m_host.put(source + "i915.c", m_host.text(file));
    if (m_host.touch())
        return killedHalfway();
    m_host.put(source + "dkms.conf", std::string("PACKAGE_NAME=\"") + driver +
                                         "\"\nPACKAGE_VERSION=\"" + confVersion + "\"\n");
    return {};
}

CommandResult FakeTools::trialBuild(const Argv& argv)
{
    if (!packages().contains("dkms"))
        return failed(127, "dkms: not found");
    const Argv conf = after(argv, "--sourcetree");
    const Argv tree = after(argv, "--dkmstree");
    const std::string work = tree.at(0) + "/" + driver + "/2025.07.22";
    m_host.put(work + "/build/i915.o", m_host.text(conf.at(0) + "/" + driver));
    if (m_host.touch())
        return killedHalfway();
    if (buildFails) {
        m_host.put(work + "/build/make.log", buildSays);
        return failed(trialStatus, "Error! Bad return status for module build on kernel");
    }
    m_host.put(work + "/" + kernel + "/x86_64/module/i915.ko.zst", "m");
    return {.status = 0, .out = "Building module(s)...\n", .err = {}};
}

CommandResult FakeTools::initramfs()
{
    m_host.put(imageFile, "half");
    if (m_host.touch())
        return killedHalfway();
    m_host.put(imageFile, "image with i915 " + m_host.text(moduleFile));
    return {};
}

std::map<std::string, std::string> FakeTools::grubSettings() const
{
    std::string text = m_host.text("/etc/default/grub");
    for (const auto& [path, node] : m_host.nodes) {
        if (path.starts_with("/etc/default/grub.d/"))
            text += node.content;
    }
    std::map<std::string, std::string> settings;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        const auto equals = line.find('=');
        if (equals == std::string::npos || line.starts_with('#'))
            continue;
        const std::string name = line.substr(0, equals);
        std::string value = line.substr(equals + 1);
        std::erase(value, '"');
        if (const auto at = value.find("$" + name); at != std::string::npos)
            value.replace(at, name.size() + 1, settings[name]);
        settings[name] = value;
    }
    return settings;
}

std::string FakeTools::grubMenu() const
{
    auto settings = grubSettings();
    const std::string version = kernel;
    const auto entry = [&version](const std::string& title, const std::string& words) {
        return "menuentry '" + title + "' --class proxmox $menuentry_id_option 'gnulinux' {\n" +
               "\tinsmod ext2\n\techo\t'Loading Linux " + version + " ...'\n" +
               "\tlinux\t/boot/vmlinuz-" + version + " root=/dev/mapper/pve-root ro " + words +
               "\n\tinitrd\t/boot/initrd.img-" + version + "\n}\n";
    };
    std::string words =
        " " + settings["GRUB_CMDLINE_LINUX"] + " " + settings["GRUB_CMDLINE_LINUX_DEFAULT"];
    if (const auto at = words.find(menuForgets); !menuForgets.empty() && at != std::string::npos)
        words.erase(at, menuForgets.size());
    const std::string title = "Proxmox VE GNU/Linux";
    return "### BEGIN /etc/grub.d/10_linux ###\n" + entry(title, words) + "submenu 'Advanced' {\n" +
           entry(title + ", with Linux " + version, words) +
           entry(title + ", with Linux " + version + " (recovery mode)",
                 "single " + settings["GRUB_CMDLINE_LINUX"]) +
           "}\n### END /etc/grub.d/10_linux ###\n"
           "### BEGIN /etc/grub.d/40_custom ###\n"
           "menuentry 'Mine' {\n\tlinux /boot/vmlinuz-mine root=/dev/sdb1\n}\n"
           "### END /etc/grub.d/40_custom ###\n" +
           wayBack(entry(title + ", with Linux " + version, wordsOfBefore()));
}

std::string FakeTools::wordsOfBefore() const
{
    constexpr std::string_view mark = "GRUB_CMDLINE_LINUX='";
    const std::string script = m_host.text(paths::grubWayBack);
    const auto at = script.find(mark);
    if (at == std::string::npos || wayBackIsLost)
        return {};
    const auto from = at + mark.size();
    return " " + script.substr(from, script.find('\'', from) - from) + " ";
}

std::string FakeTools::wayBack(const std::string& entry) const
{
    const auto file = m_host.nodes.find(paths::grubWayBack);
    const std::string section = std::string("/etc/grub.d/42_vfpilot ###\n");
    if (file == m_host.nodes.end() || (file->second.attributes.mode & 0111) == 0)
        return {};
    return "### BEGIN " + section + "submenu 'before' --id vfpilot-way-back {\n" + entry +
           "}\n### END " + section;
}

CommandResult FakeTools::grubMkconfig(const std::string& path)
{
    m_host.put(path + ".new", "half", 0600);
    if (m_host.touch() || menuFails)
        return failed(1, "/usr/sbin/grub-probe: error: failed to get canonical path");
    m_host.put(path, grubMenu(), 0600);
    if (m_host.touch())
        return killedHalfway();
    m_host.nodes.erase(path + ".new");
    return {.status = 0, .out = {}, .err = "Generating grub configuration file ...\ndone\n"};
}

CommandResult FakeTools::grubScriptCheck(const std::string& path) const
{
    if (m_host.touch() || menuIsBroken || !m_host.nodes.contains(path))
        return failed(1, "error: unexpected end of file.");
    return {};
}

CommandResult FakeTools::bootTool()
{
    return m_loader == Loader::EspGrub ? espGrubMenu() : systemdBootEntries();
}

CommandResult FakeTools::espGrubMenu()
{
    auto& files = m_host.esps[esp];
    files["vmlinuz-" + std::string(kernel)] = "kernel";
    if (m_host.touch())
        return killedHalfway();
    files["grub/grub.cfg"] = grubMenu();
    return {.status = 0, .out = "Copying and configuring kernels\n", .err = {}};
}

CommandResult FakeTools::systemdBootEntries()
{
    const std::string text = m_host.text("/etc/kernel/cmdline");
    const std::string line = text.substr(0, text.find('\n'));
    if (line.find("root=") == std::string::npos)
        return failed(1, "No root= parameter in /etc/kernel/cmdline found!");
    auto& files = m_host.esps[esp];
    files[std::string("EFI/proxmox/") + kernel + "/initrd.img-" + kernel] = m_host.text(imageFile);
    if (m_host.touch())
        return killedHalfway();
    files["loader/loader.conf"] = "timeout 3\n";
    files[std::string("loader/entries/proxmox-") + kernel + ".conf"] =
        std::string("title    Proxmox Virtual Environment\nversion  ") + kernel + "\noptions   " +
        line + "\nlinux    /EFI/proxmox/" + kernel + "/vmlinuz-" + kernel +
        "\ninitrd   /EFI/proxmox/" + kernel + "/initrd.img-" + kernel + "\n";
    return {.status = 0, .out = "Copying and configuring kernels\n", .err = {}};
}

CommandResult FakeTools::systemctl(const Argv& argv)
{
    if (argv.at(1) == "daemon-reload" || argv.at(1) == "reboot")
        return {};
    const std::string link = "/etc/systemd/system/multi-user.target.wants/" + argv.at(2);
    const std::string unit = "/etc/systemd/system/" + argv.at(2);
    if (argv.at(2) == "sysfsutils.service") { // handed to update-rc.d
        if (argv.at(1) == "enable")
            m_host.put("/etc/rc2.d/S01sysfsutils", "");
        else
            m_host.nodes.erase("/etc/rc2.d/S01sysfsutils");
        return m_host.touch() ? killedHalfway() : CommandResult();
    }
    if (argv.at(1) == "enable") {
        if (!m_host.nodes.contains(unit))
            return failed(1, "Failed to enable unit: Unit file does not exist.");
        m_host.nodes[link] = {host::FileKind::Symlink, unit, {.mode = 0777}};
    } else {
        m_host.nodes.erase(link);
    }
    return m_host.touch() ? killedHalfway() : CommandResult();
}

CommandResult FakeTools::qm(const Argv& argv)
{
    if (argv.at(1) == "showcmd")
        return m_host.touch() ? failed(255, "no PCI device found") : CommandResult();
    const std::string text = m_host.text(vmConfig);
    const Argv digest = after(argv, "--digest");
    if (text.find("lock: ") != std::string::npos)
        return failed(255, "VM is locked (backup)");
    if (!digest.empty() && digest.front() != sha1Hex(text))
        return failed(255, "checksum mismatch (file change by other user?)");
    std::map<std::string, std::string> values; // qm sorts the keys again
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);)
        values[line.substr(0, line.find(':'))] = line.substr(line.find(':') + 2);
    for (std::size_t i = 3; i + 1 < argv.size(); i += 2) {
        if (argv[i] == "--delete") {
            for (const std::string& key : splitAt(argv[i + 1], ','))
                values.erase(key);
        } else if (argv[i] != "--digest") {
            values[argv[i].substr(2)] = argv[i + 1];
        }
    }
    std::string changed;
    for (const auto& [key, value] : values)
        changed += key + ": " + value + "\n";
    m_host.put(vmConfig, changed, 0640);
    return m_host.touch() ? killedHalfway() : CommandResult();
}

} // namespace vfpilot::test
