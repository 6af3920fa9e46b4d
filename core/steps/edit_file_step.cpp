// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/steps/edit_file_step.h"

#include "core/base/digest.h"
#include "core/model/cmdline_file.h"
#include "core/model/kernel_cmdline.h"
#include "core/plan/words.h"
#include "core/protocol/paths.h"
#include "core/steps/file_change.h"

#include <utility>

namespace vfpilot::steps {
namespace {

Error blocked(const std::string& path)
{
    return fail(Errc::UndoBlocked, {{"path", path}});
}

/// `now` without the words that came in, with the old values of those that were replaced.
/// undo-blocked when one of our words has another value by now.
Result<std::string> withoutOurWords(const std::string& path,
                                    const std::vector<std::string>& tokens,
                                    const std::string& before,
                                    const std::string& now)
{
    const auto fileNow = model::CmdlineFile::parse(now, path);
    const auto fileBefore = model::CmdlineFile::parse(before, path);
    if (path != paths::kernelCmdline || !fileNow || !fileBefore)
        return blocked(path);
    const auto lineBefore = model::KernelCmdline::parse(fileBefore->firstLine());
    auto line = model::KernelCmdline::parse(fileNow->firstLine());
    for (const std::string& token : tokens) {
        const std::string key(model::KernelCmdline::keyOf(token));
        if (!line.value(key))
            continue; // somebody took it out already
        if (!line.carries(token))
            return blocked(path);
        line.remove(token);
        const auto old = lineBefore.value(key);
        if (old && !line.value(key))
            line.set(old->empty() ? key : key + "=" + *old);
    }
    const std::string result = line.toLine() + now.substr(fileNow->firstLine().size());
    return model::CmdlineFile::parse(result, path) ? Result<std::string>(result) : blocked(path);
}

struct InverseEdit
{
    std::string now;
    std::string content;
    host::FileAttributes attributes;
};

Result<InverseEdit> inverseEdit(const host::Host& host, const Undo& undo)
{
    const FileBefore& file = undo.files.at(0);
    const auto state = host.state(file.path);
    if (!state)
        return state.error();
    if (!*state || (*state)->kind != host::FileKind::File || !file.exists)
        return blocked(file.path);
    auto now = host.readFile(file.path);
    if (!now)
        return std::move(now).error();
    auto content =
        withoutOurWords(file.path, plan::split(undo.values.at("tokens")), file.content, *now);
    if (!content)
        return std::move(content).error();
    return InverseEdit{*std::move(now), *std::move(content), (*state)->attributes};
}

} // namespace

EditFileStep::EditFileStep(plan::EditFile spec)
    : m_spec(std::move(spec))
{}

std::string EditFileStep::id() const
{
    return plan::stepId(m_spec);
}

Result<Undo> EditFileStep::capture(host::Host& host) const
{
    auto undo = captureFile(host, m_spec.path, sha256Hex(m_spec.before), sha256Hex(m_spec.after));
    if (undo)
        undo->values["tokens"] = plan::joined(m_spec.tokens);
    return undo;
}

Result<> EditFileStep::apply(host::Host& host, const Output&) const
{
    return writeReviewed(host, m_spec.path, sha256Hex(m_spec.before), m_spec.after, std::nullopt);
}

Result<> EditFileStep::verify(host::Host& host) const
{
    return verifyFile(host, id(), m_spec.path, sha256Hex(m_spec.after), std::nullopt);
}

Result<> EditFileStep::undo(host::Host& host, const Undo& undo, const Output&) const
{
    const FileBefore& file = undo.files.at(0);
    const auto action = decideUndo(host, file);
    if (!action)
        return action.error();
    if (*action != FileUndo::Changed)
        return undoFile(host, undo);
    const auto edit = inverseEdit(host, undo);
    if (!edit)
        return edit.error();
    if (edit->content == edit->now)
        return {};
    return host.replaceFile(file.path, edit->content, edit->attributes);
}

Result<Preview>
EditFileStep::previewUndo(host::Host& host, const Undo& undo, const UndoSteps&) const
{
    const FileBefore& file = undo.files.at(0);
    const auto action = decideUndo(host, file);
    if (!action)
        return action.error();
    if (*action != FileUndo::Changed)
        return previewFileUndo(host, undo);
    const auto edit = inverseEdit(host, undo);
    if (!edit)
        return edit.error();
    if (edit->content == edit->now)
        return Preview();
    return Preview(restoreStep(file.path, edit->attributes.mode, edit->now, edit->content));
}

} // namespace vfpilot::steps
