// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/real_host.h"

#include "core/host/command.h"
#include "core/host/detached.h"
#include "core/host/esp.h"
#include "core/host/file_writes.h"
#include "core/host/host_files.h"
#include "core/host/kernel_log.h"
#include "core/host/lock.h"
#include "core/host/own_program.h"
#include "core/host/pci_bus.h"

#include <ctime>

#include <unistd.h>

namespace vfpilot::host {
namespace {

constexpr auto inhibitor = "/usr/bin/systemd-inhibit";

/// Each request goes to the file named for its topic.
class RealHost final : public Host
{
public:
    explicit RealHost(Tree tree)
        : m_tree(std::move(tree))
    {}

    std::string root() const override { return m_tree.root(); }

    Result<std::string> readFile(const std::string& path, std::size_t limit) const override
    {
        return host::readFile(m_tree, path, limit);
    }
    Result<std::optional<FileState>> state(const std::string& path) const override
    {
        return stateOf(m_tree, path);
    }
    Result<std::string>
    readPart(const std::string& path, std::uint64_t offset, std::size_t size) const override
    {
        return host::readPart(m_tree, path, offset, size);
    }
    Result<std::vector<std::string>> list(const std::string& directory) const override
    {
        return listDirectory(m_tree, directory);
    }
    Result<std::string> readLink(const std::string& path) const override
    {
        return host::readLink(m_tree, path);
    }
    bool exists(const std::string& path) const override { return host::exists(m_tree, path); }
    Result<std::vector<PciFunction>> pciFunctions() const override { return readPciBus(m_tree); }
    Result<std::unique_ptr<Esp>> openEsp(const std::string& uuid) const override
    {
        return host::openEsp(m_tree, uuid);
    }
    Result<std::int64_t> freeSpace(const std::string& path) const override
    {
        return host::freeSpace(m_tree, path);
    }
    Result<std::vector<std::string>> kernelLog() const override { return readKernelLog(m_tree); }
    std::int64_t nowMs() const override
    {
        const auto now = std::chrono::system_clock::now().time_since_epoch();
        return std::chrono::duration_cast<std::chrono::milliseconds>(now).count();
    }

    Result<std::string> ownProgram() const override { return host::ownProgram(); }
    std::string ownProgramPath() const override { return host::ownProgramPath(); }
    unsigned userId() const override { return ::geteuid(); }

    Result<> replaceFile(const std::string& path,
                         const std::string& content,
                         const FileAttributes& attributes) override
    {
        return host::replaceFile(m_tree, path, content, attributes);
    }
    Result<> removeFile(const std::string& path) override { return host::removeFile(m_tree, path); }
    Result<> makeDirectory(const std::string& path, std::uint32_t mode) override
    {
        return host::makeDirectory(m_tree, path, mode);
    }
    Result<> removeDirectory(const std::string& path) override
    {
        return host::removeDirectory(m_tree, path);
    }
    Result<> appendDurably(const std::string& path, const std::string& text) override
    {
        return appendText(m_tree, path, text, Durable::Yes);
    }
    Result<> append(const std::string& path, const std::string& text) override
    {
        return appendText(m_tree, path, text, Durable::No);
    }
    Result<> truncateFile(const std::string& path, std::uint64_t size) override
    {
        return host::truncateFile(m_tree, path, size);
    }
    Result<> writeSysfs(const std::string& path, const std::string& value) override
    {
        return host::writeSysfs(m_tree, path, value);
    }

    Result<CommandResult> run(const Command& command) override
    {
        return runCommand(m_tree, command);
    }
    Result<> startDetached(const std::string& unit, const std::vector<std::string>& argv) override
    {
        if (!exists("/run/systemd/system"))
            return startSession(m_tree, argv);
        Command command{{"/usr/bin/systemd-run", "--unit=" + unit, "--collect"}};
        // A shutdown waits until it is over. The tool ends with an error where logind is not there
        // to ask; its folder tells.
        if (exists(inhibitor) && exists("/run/systemd/inhibit"))
            command.argv.insert(command.argv.end(), {inhibitor, "--what=shutdown", "--who=vfpilot",
                                                     "--why=" + unit, "--mode=block"});
        command.argv.insert(command.argv.end(), argv.begin(), argv.end());
        const auto started = runChecked(*this, command);
        return started ? Result<>() : started.error();
    }
    Result<std::unique_ptr<Lock>> lock(const std::string& path, const std::string& owner) override
    {
        return takeLock(m_tree, path, owner, nowMs());
    }
    bool isLocked(const std::string& path) const override { return host::isLocked(m_tree, path); }
    void sleep(std::chrono::milliseconds time) const override
    {
        using namespace std::chrono;
        const auto whole = duration_cast<seconds>(time);
        const timespec span = {whole.count(), duration_cast<nanoseconds>(time - whole).count()};
        ::nanosleep(&span, nullptr); // a signal ends it early, and shall
    }

private:
    Tree m_tree;
};

} // namespace

Result<std::unique_ptr<Host>> makeHost(const std::string& root)
{
    auto tree = Tree::at(root);
    if (!tree)
        return std::move(tree).error();
    return std::unique_ptr<Host>(std::make_unique<RealHost>(std::move(*tree)));
}

} // namespace vfpilot::host
