// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fake_host.h"

#include "tests/support/undo_noise.h"

#include <algorithm>

namespace vfpilot::test {
namespace {

using host::FileKind;

std::string parentOf(const std::string& path)
{
    return path.substr(0, path.rfind('/'));
}

Error unreadable(const std::string& path)
{
    return fail(Errc::FileUnreadable, {{"path", path}});
}

Error unwritable(const std::string& path)
{
    return fail(Errc::FileUnwritable, {{"path", path}});
}

class FakeEsp : public host::Esp
{
public:
    explicit FakeEsp(const std::map<std::string, std::string>& files)
        : m_files(files)
    {}

    Result<std::vector<std::string>> list(const std::string& directory) const override
    {
        std::vector<std::string> names;
        for (const auto& [path, text] : m_files) {
            if (parentOf(path) == directory)
                names.push_back(path.substr(directory.size() + 1));
        }
        return names;
    }
    Result<std::string> read(const std::string& path) const override
    {
        const auto file = m_files.find(path);
        return file == m_files.end() ? Result<std::string>(unreadable(path)) : file->second;
    }

private:
    std::map<std::string, std::string> m_files;
};

} // namespace

class FakeHost::HeldLock : public host::Lock
{
public:
    HeldLock(FakeHost& fake, std::string path)
        : m_fake(fake)
        , m_path(std::move(path))
    {}
    ~HeldLock() override
    {
        m_fake.m_locks.erase(m_path);
        m_fake.nodes[m_path].content.clear();
    }

private:
    FakeHost& m_fake;
    std::string m_path;
};

FakeHost::FakeHost()
{
    nodes["/etc"] = {.kind = FileKind::Directory, .content = {}, .attributes = {.mode = 0755}};
}

void FakeHost::put(const std::string& path, const std::string& content, std::uint32_t mode)
{
    for (auto folder = parentOf(path); !folder.empty(); folder = parentOf(folder)) {
        if (!nodes.contains(folder))
            nodes[folder] = {FileKind::Directory, {}, {.mode = 0755}};
    }
    nodes[path] = {FileKind::File, content, {.mode = mode}};
}

std::string FakeHost::text(const std::string& path) const
{
    const Node* node = find(path);
    return node ? node->content : std::string();
}

FakeHost::Tree FakeHost::visible() const
{
    Tree tree;
    for (const auto& [path, node] : nodes) {
        if (!isUndoNoise(path))
            tree[path] = node;
    }
    for (const auto& [uuid, files] : esps) {
        for (const auto& [path, text] : files)
            tree["esp " + uuid + "/" + path] = {FileKind::File, text, {}};
    }
    return tree;
}

void FakeHost::breakAt(int call, Fault fault)
{
    m_calls = 0;
    m_hit = false;
    m_breakAt = call;
    m_fault = fault;
}

bool FakeHost::isHit(Fault fault) const
{
    if (m_calls != m_breakAt || m_fault != fault)
        return false;
    m_hit = true;
    return true;
}

bool FakeHost::begin() const
{
    ++m_calls;
    if (isHit(Fault::KillBefore))
        throw Killed();
    return isHit(Fault::Error);
}

bool FakeHost::beginChange() const
{
    const bool fails = begin();
    const bool isReadOnly = m_fault == Fault::ReadOnly && m_calls >= m_breakAt;
    m_hit = m_hit || isReadOnly;
    return fails || isReadOnly;
}

void FakeHost::middle(const std::function<void()>& left) const
{
    if (!isHit(Fault::KillMiddle))
        return;
    if (left)
        left();
    throw Killed();
}

void FakeHost::end() const
{
    if (isHit(Fault::KillAfter))
        throw Killed();
}

bool FakeHost::touch() const
{
    const bool fails = beginChange();
    end();
    return fails;
}

const FakeHost::Node* FakeHost::find(const std::string& path) const
{
    auto node = nodes.find(path);
    for (int i = 0; i < 8 && node != nodes.end() && node->second.kind == FileKind::Symlink; ++i)
        node = nodes.find(node->second.content);
    return node == nodes.end() ? nullptr : &node->second;
}

Result<std::string> FakeHost::readFile(const std::string& path, std::size_t limit) const
{
    const bool fails = begin();
    const Node* node = find(path);
    if (fails || !node || node->kind != FileKind::File)
        return unreadable(path);
    if (node->content.size() > limit)
        return fail(Errc::FileTooLarge, {{"path", path}});
    return node->content;
}

Result<std::optional<host::FileState>> FakeHost::state(const std::string& path) const
{
    if (begin())
        return unreadable(path);
    const auto node = nodes.find(path);
    if (node == nodes.end())
        return std::optional<host::FileState>();
    return std::optional<host::FileState>(
        {node->second.kind, node->second.attributes, node->second.content.size()});
}

Result<std::string>
FakeHost::readPart(const std::string& path, std::uint64_t offset, std::size_t size) const
{
    const bool fails = begin();
    const Node* node = find(path);
    if (fails || !node)
        return unreadable(path);
    return offset >= node->content.size() ? std::string() : node->content.substr(offset, size);
}

Result<std::vector<std::string>> FakeHost::list(const std::string& directory) const
{
    if (begin())
        return unreadable(directory);
    std::vector<std::string> names;
    for (const auto& [path, node] : nodes) {
        if (parentOf(path) == directory)
            names.push_back(path.substr(directory.size() + 1));
    }
    return names;
}

Result<std::string> FakeHost::readLink(const std::string& path) const
{
    const bool fails = begin();
    const auto node = nodes.find(path);
    if (fails || node == nodes.end() || node->second.kind != FileKind::Symlink)
        return unreadable(path);
    return node->second.content;
}

bool FakeHost::exists(const std::string& path) const
{
    begin();
    return find(path) != nullptr;
}

Result<std::vector<host::PciFunction>> FakeHost::pciFunctions() const
{
    if (begin())
        return fail(Errc::PciUnreadable, {{"path", "/sys/bus/pci"}});
    return pci;
}

Result<std::unique_ptr<host::Esp>> FakeHost::openEsp(const std::string& uuid) const
{
    const bool fails = begin();
    const auto esp = esps.find(uuid);
    if (fails || esp == esps.end())
        return unreadable("/dev/disk/by-uuid/" + uuid);
    return std::unique_ptr<host::Esp>(std::make_unique<FakeEsp>(esp->second));
}

Result<std::int64_t> FakeHost::freeSpace(const std::string& path) const
{
    const bool fails = begin();
    if (fails || (path != "/" && !find(path)))
        return unreadable(path);
    return space;
}

Result<std::vector<std::string>> FakeHost::kernelLog() const
{
    if (begin())
        return unreadable("/dev/kmsg");
    return log;
}

Result<std::string> FakeHost::ownProgram() const
{
    if (begin())
        return unreadable("/proc/self/exe");
    return program;
}

Result<> FakeHost::replaceFile(const std::string& path,
                               const std::string& content,
                               const host::FileAttributes& attributes)
{
    const auto parent = nodes.find(parentOf(path));
    if (beginChange() || parent == nodes.end() || parent->second.kind != FileKind::Directory)
        return unwritable(path);
    middle([&] { nodes[host::temporaryPath(path)] = {FileKind::File, content, attributes}; });
    nodes.erase(host::temporaryPath(path));
    nodes[path] = {FileKind::File, content, attributes};
    end();
    return {};
}

Result<> FakeHost::removeFile(const std::string& path)
{
    if (beginChange())
        return unwritable(path);
    nodes.erase(host::temporaryPath(path));
    middle();
    nodes.erase(path);
    end();
    return {};
}

Result<> FakeHost::makeDirectory(const std::string& path, std::uint32_t mode)
{
    if (beginChange())
        return unwritable(path);
    std::vector<std::string> missing;
    for (auto folder = path; !folder.empty() && !nodes.contains(folder); folder = parentOf(folder))
        missing.push_back(folder);
    for (auto folder = missing.rbegin(); folder != missing.rend(); ++folder) {
        nodes[*folder] = {FileKind::Directory, {}, {.mode = mode}};
        middle();
    }
    end();
    return {};
}

Result<> FakeHost::removeDirectory(const std::string& path)
{
    if (beginChange())
        return unwritable(path);
    const bool full = std::any_of(nodes.begin(), nodes.end(), [&path](const auto& entry) {
        return entry.first.starts_with(path + "/");
    });
    if (full)
        return unwritable(path);
    nodes.erase(path);
    end();
    return {};
}

Result<> FakeHost::appendDurably(const std::string& path, const std::string& text)
{
    const auto half = [&] { nodes[path].content += text.substr(0, text.size() / 2); };
    if (beginChange()) {
        if (m_fault == Fault::Error)
            half();
        return fail(Errc::NoSpace, {{"path", path}});
    }
    if (!nodes.contains(parentOf(path)))
        return unwritable(path);
    if (!nodes.contains(path))
        nodes[path] = {FileKind::File, {}, {.mode = 0600}};
    middle(half);
    nodes[path].content += text;
    end();
    return {};
}

Result<> FakeHost::append(const std::string& path, const std::string& text)
{
    return appendDurably(path, text);
}

Result<> FakeHost::truncateFile(const std::string& path, std::uint64_t size)
{
    if (beginChange() || !nodes.contains(path))
        return unwritable(path);
    nodes[path].content.resize(size);
    end();
    return {};
}

Result<> FakeHost::writeSysfs(const std::string& path, const std::string& value)
{
    if (begin() || !nodes.contains(path))
        return unwritable(path);
    nodes[path].content = value;
    end();
    return {};
}

Result<host::CommandResult> FakeHost::run(const host::Command& command)
{
    const std::string& path = command.argv.front();
    const auto tool = tools.find(path);
    if (begin() || tool == tools.end())
        return fail(Errc::ToolMissing, {{"program", path}});
    commands.push_back(command.argv);
    auto result = tool->second(command.argv);
    if (command.onOutput)
        command.onOutput(result.out + result.err);
    end();
    return result;
}

Result<> FakeHost::startDetached(const std::string&, const std::vector<std::string>& argv)
{
    if (begin())
        return fail(Errc::ToolMissing, {{"program", "systemd-run"}});
    detached.push_back(argv);
    end();
    return {};
}

Result<std::unique_ptr<host::Lock>> FakeHost::lock(const std::string& path,
                                                   const std::string& owner)
{
    if (begin())
        return unwritable(path);
    if (m_locks.contains(path)) {
        const std::string& held = nodes[path].content;
        return fail(Errc::Busy, {{"owner", held.substr(0, held.find('\n'))}, {"since", "0"}});
    }
    put(path, owner + "\n" + std::to_string(now) + "\n", 0600);
    m_locks.insert(path);
    return std::unique_ptr<host::Lock>(std::make_unique<HeldLock>(*this, path));
}

bool FakeHost::isLocked(const std::string& path) const
{
    begin();
    return m_locks.contains(path);
}

void FakeHost::sleep(std::chrono::milliseconds time) const
{
    now += time.count();
}

} // namespace vfpilot::test
