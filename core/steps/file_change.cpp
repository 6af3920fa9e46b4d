// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/steps/file_change.h"

#include "core/base/digest.h"
#include "core/protocol/paths.h"

#include <algorithm>

namespace vfpilot::steps {
namespace {

std::string parentOf(const std::string& path)
{
    const auto slash = path.rfind('/');
    return slash == 0 ? "/" : path.substr(0, slash);
}

Error changed(const std::string& path)
{
    return fail(Errc::FileChangedSinceReview, {{"path", path}});
}

// Never a program's bytes on screen.
std::string shown(const std::string& content)
{
    return content.find('\0') == std::string::npos ? content : std::string();
}

} // namespace

Result<Undo> captureFile(const host::Host& host,
                         const std::string& path,
                         const std::string& hashBefore,
                         const std::string& hashAfter)
{
    auto state = host.state(path);
    if (!state)
        return std::move(state).error();
    Undo undo;
    FileBefore before;
    before.path = path;
    before.hashAfter = hashAfter;
    if (*state) {
        // A link or a device in place of the file: replacing it would change what others see.
        if ((*state)->kind != host::FileKind::File)
            return changed(path);
        auto content = host.readFile(path, changedFileLimit);
        if (!content)
            return std::move(content).error();
        before.exists = true;
        before.attributes = (*state)->attributes;
        before.hashBefore = sha256Hex(*content);
        before.content = *std::move(content);
    }
    if (before.hashBefore != hashBefore)
        return changed(path);
    undo.files.push_back(std::move(before));
    for (auto folder = parentOf(path); folder != "/" && !host.exists(folder);
         folder = parentOf(folder))
        undo.madeFolders.insert(undo.madeFolders.begin(), folder);
    return undo;
}

Result<> writeReviewed(host::Host& host,
                       const std::string& path,
                       const std::string& hashBefore,
                       const std::string& content,
                       std::optional<std::uint32_t> mode)
{
    const auto state = host.state(path);
    if (!state)
        return state.error();
    host::FileAttributes attributes;
    std::string hashNow;
    if (*state) {
        if ((*state)->kind != host::FileKind::File)
            return changed(path);
        const auto now = host.readFile(path, changedFileLimit);
        if (!now)
            return now.error();
        hashNow = sha256Hex(*now);
        attributes = (*state)->attributes;
    }
    if (hashNow == sha256Hex(content))
        return {}; // cut off after the write, before its journal line
    if (hashNow != hashBefore)
        return changed(path);
    if (mode)
        attributes.mode = *mode;
    return host.makeDirectory(parentOf(path)).and_then([&] {
        return host.replaceFile(path, content, attributes);
    });
}

Result<> verifyFile(const host::Host& host,
                    const std::string& step,
                    const std::string& path,
                    const std::string& hash,
                    std::optional<std::uint32_t> mode)
{
    const auto content = host.readFile(path, changedFileLimit);
    if (!content)
        return content.error();
    const auto state = host.state(path);
    if (!state)
        return state.error();
    if (sha256Hex(*content) != hash || !*state || (mode && (*state)->attributes.mode != *mode))
        return fail(Errc::VerifyFailed, {{"step", step}}, path + " is not as it was written");
    return {};
}

Result<FileUndo> decideUndo(const host::Host& host, const FileBefore& before)
{
    const auto state = host.state(before.path);
    if (!state)
        return state.error();
    if (!*state)
        return before.exists ? FileUndo::Changed : FileUndo::Nothing;
    if ((*state)->kind != host::FileKind::File)
        return FileUndo::Changed;
    const auto content = host.readFile(before.path, changedFileLimit);
    if (!content)
        return content.error();
    const std::string hash = sha256Hex(*content);
    if (before.exists && hash == before.hashBefore)
        return FileUndo::Nothing;
    if (hash != before.hashAfter)
        return FileUndo::Changed;
    return before.exists ? FileUndo::Restore : FileUndo::Remove;
}

Result<> undoFile(host::Host& host, const Undo& undo)
{
    for (const FileBefore& file : undo.files) {
        const auto action = decideUndo(host, file);
        if (!action)
            return action.error();
        Result<> done = host.removeFile(host::temporaryPath(file.path)); // of a killed write
        if (!done)
            return done;
        switch (*action) {
        case FileUndo::Nothing:
            break;
        case FileUndo::Restore:
            done = host.replaceFile(file.path, file.content, file.attributes);
            break;
        case FileUndo::Remove:
            done = host.removeFile(file.path);
            break;
        case FileUndo::Changed:
            done = fail(Errc::UndoBlocked, {{"path", file.path}});
            break;
        }
        if (!done)
            return done;
    }
    for (auto folder = undo.madeFolders.rbegin(); folder != undo.madeFolders.rend(); ++folder) {
        if (!host.exists(*folder))
            continue;
        const auto inside = host.list(*folder);
        if (!inside)
            return inside.error();
        if (!inside->empty())
            break;
        if (auto removed = host.removeDirectory(*folder); !removed)
            return removed;
    }
    return {};
}

Result<Preview> previewFileUndo(const host::Host& host, const Undo& undo)
{
    const FileBefore& file = undo.files.at(0);
    const auto action = decideUndo(host, file);
    if (!action)
        return action.error();
    if (*action == FileUndo::Nothing)
        return Preview();
    if (*action == FileUndo::Changed)
        return fail(Errc::UndoBlocked, {{"path", file.path}});
    const auto now = host.readFile(file.path, changedFileLimit);
    const auto state = host.state(file.path);
    if (!now || !state || !*state)
        return fail(Errc::FileUnreadable, {{"path", file.path}});
    auto step = restoreStep(file.path, (*state)->attributes.mode, shown(*now), shown(file.content));
    if (*action == FileUndo::Remove) {
        step.kind = "remove-file";
        step.id = "remove-file:" + file.path;
        step.files[0].modeAfter.clear();
    } else {
        step.files[0].modeAfter = modeText(file.attributes.mode);
    }
    return Preview(std::move(step));
}

protocol::PlannedStep restoreStep(const std::string& path,
                                  std::uint32_t mode,
                                  const std::string& now,
                                  const std::string& content)
{
    return {.id = "restore-file:" + path,
            .kind = "restore-file",
            .group = groupOf(path),
            .args = {{"path", path}},
            .undo = protocol::UndoClass::Exact,
            .files = {{.path = path,
                       .modeBefore = modeText(mode),
                       .modeAfter = modeText(mode),
                       .before = now,
                       .after = content}},
            .commands = {}};
}

std::string groupOf(const std::string& path)
{
    const bool atBoot = path == paths::kernelCmdline || path == paths::modulesLoad ||
                        path.starts_with("/etc/default/grub") || path == paths::grubWayBack;
    return atBoot ? "boot" : "functions";
}

std::string modeText(std::uint32_t mode)
{
    std::string text = "0000";
    for (int i = 3; i >= 0; --i, mode >>= 3)
        text[static_cast<std::size_t>(i)] = static_cast<char>('0' + (mode & 7));
    return text;
}

} // namespace vfpilot::steps
