// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/host.h"

#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace vfpilot::test {

/// What a process that was killed leaves behind: thrown through everything that is being tested.
struct Killed
{};

enum class Fault {
    None,
    Error,      ///< the call fails and did nothing; an append may have written a part
    KillBefore, ///< the process dies before the call does anything
    KillMiddle, ///< in the middle: a temporary file, half a line
    KillAfter,  ///< the call did its work, nobody hears of it
    ReadOnly,   ///< from this call on no file can be changed, until the next breakAt
};

/// A host in memory. Every call may be made to fail or to end the process: with the N-th one going
/// wrong for N = 1, 2, … a test meets every way in which a job can be cut off.
class FakeHost : public host::Host
{
public:
    struct Node
    {
        host::FileKind kind = host::FileKind::File;
        std::string content; ///< of a symlink: where it leads
        host::FileAttributes attributes;

        bool operator==(const Node&) const = default;
    };
    using Tree = std::map<std::string, Node>;
    using Tool = std::function<host::CommandResult(const std::vector<std::string>& argv)>;

    FakeHost();

    // The machine.
    Tree nodes; ///< by absolute path, without "/"
    std::map<std::string, std::map<std::string, std::string>> esps; ///< UUID, path inside, text
    std::map<std::string, Tool> tools;                              ///< by argv[0]
    std::vector<host::PciFunction> pci;
    std::vector<std::string> log;   ///< of the kernel
    std::int64_t space = 8LL << 30; ///< bytes left, everywhere
    std::string program = "the engine's bytes";
    mutable std::int64_t now = 1'795'475'701'000; ///< goes on by one with every look

    // What it was asked to do.
    std::vector<std::vector<std::string>> commands;
    std::vector<std::vector<std::string>> detached;

    void put(const std::string& path, const std::string& content, std::uint32_t mode = 0644);
    std::string text(const std::string& path) const; ///< empty: absent
    /// All that a person could tell apart, without what undo_noise.txt names.
    Tree visible() const;

    /// The call with this number from now on goes wrong, once.
    void breakAt(int call, Fault fault);
    int calls() const { return m_calls; }
    bool isBroken() const { return m_hit; } ///< the fault has happened
    /// A tool's way of saying that it could be killed here; true: it must fail here.
    bool touch() const;

    std::string root() const override { return "/"; }
    Result<std::string> readFile(const std::string& path, std::size_t limit) const override;
    Result<std::optional<host::FileState>> state(const std::string& path) const override;
    Result<std::string>
    readPart(const std::string& path, std::uint64_t offset, std::size_t size) const override;
    Result<std::vector<std::string>> list(const std::string& directory) const override;
    Result<std::string> readLink(const std::string& path) const override;
    bool exists(const std::string& path) const override;
    Result<std::vector<host::PciFunction>> pciFunctions() const override;
    Result<std::unique_ptr<host::Esp>> openEsp(const std::string& uuid) const override;
    Result<std::int64_t> freeSpace(const std::string& path) const override;
    Result<std::vector<std::string>> kernelLog() const override;
    std::int64_t nowMs() const override { return now++; }
    Result<std::string> ownProgram() const override;
    std::string ownProgramPath() const override { return "/run/vfpilot-engine"; }
    unsigned userId() const override { return 0; }

    Result<> replaceFile(const std::string& path,
                         const std::string& content,
                         const host::FileAttributes& attributes) override;
    Result<> removeFile(const std::string& path) override;
    Result<> makeDirectory(const std::string& path, std::uint32_t mode) override;
    Result<> removeDirectory(const std::string& path) override;
    Result<> appendDurably(const std::string& path, const std::string& text) override;
    Result<> append(const std::string& path, const std::string& text) override;
    Result<> truncateFile(const std::string& path, std::uint64_t size) override;
    Result<> writeSysfs(const std::string& path, const std::string& value) override;
    Result<host::CommandResult> run(const host::Command& command) override;
    Result<> startDetached(const std::string& unit, const std::vector<std::string>& argv) override;
    Result<std::unique_ptr<host::Lock>> lock(const std::string& path,
                                             const std::string& owner) override;
    bool isLocked(const std::string& path) const override;
    void sleep(std::chrono::milliseconds time) const override;

private:
    class HeldLock;

    /// Counts a call; true: it fails. Throws where the process dies before it.
    bool begin() const;
    bool beginChange() const; ///< the same for one that changes a file
    /// Throws where the process dies in the middle; `left` is done before that.
    void middle(const std::function<void()>& left = {}) const;
    void end() const; ///< throws where the process dies after it
    bool isHit(Fault fault) const;
    const Node* find(const std::string& path) const; ///< follows links

    mutable int m_calls = 0;
    mutable bool m_hit = false;
    int m_breakAt = 0;
    Fault m_fault = Fault::None;
    std::set<std::string> m_locks;
};

} // namespace vfpilot::test
