// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/steps/edit_file_step.h"

#include "core/base/digest.h"
#include "core/base/words.h"
#include "core/steps/file_change.h"
#include "core/steps/inverse_edit.h"

#include <utility>

namespace vfpilot::steps {
namespace {

/// The edit as the record of it knows it; what it was planned on is in the record, too.
plan::EditFile recorded(const plan::EditFile& spec, const Undo& undo)
{
    plan::EditFile edit = spec;
    edit.path = undo.files.at(0).path;
    edit.before = undo.files.at(0).content;
    edit.tokens = split(undo.values.at("tokens"));
    if (const auto removed = undo.values.find("removed"); removed != undo.values.end())
        edit.removed = split(removed->second);
    return edit;
}

struct Inverse
{
    std::string now;
    std::string content;
    host::FileAttributes attributes;
};

Result<Inverse> inverseOf(const host::Host& host, const plan::EditFile& spec, const Undo& undo)
{
    const FileBefore& file = undo.files.at(0);
    const auto state = host.state(file.path);
    if (!state)
        return state.error();
    if (!*state || (*state)->kind != host::FileKind::File || !file.exists)
        return fail(Errc::UndoBlocked, {{"path", file.path}});
    auto now = host.readFile(file.path);
    if (!now)
        return std::move(now).error();
    auto content = inverseEdit(recorded(spec, undo), *now);
    if (!content)
        return std::move(content).error();
    return Inverse{*std::move(now), *std::move(content), (*state)->attributes};
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
    if (undo) {
        undo->values["tokens"] = joined(m_spec.tokens);
        if (!m_spec.removed.empty())
            undo->values["removed"] = joined(m_spec.removed);
    }
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
    const auto edit = inverseOf(host, m_spec, undo);
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
    const auto edit = inverseOf(host, m_spec, undo);
    if (!edit)
        return edit.error();
    if (edit->content == edit->now)
        return Preview();
    return Preview(restoreStep(file.path, edit->attributes.mode, edit->now, edit->content));
}

} // namespace vfpilot::steps
