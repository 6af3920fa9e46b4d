// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/steps/engine_copy_step.h"

#include "core/base/digest.h"
#include "core/protocol/paths.h"
#include "core/steps/file_change.h"

#include <utility>

namespace vfpilot::steps {
namespace {

constexpr std::uint32_t programMode = 0755;

/// The reviewed program: this one, or the uploaded one of that hash where another version of the
/// engine goes on with the job.
Result<std::string> program(const host::Host& host, const std::string& hash)
{
    auto own = host.ownProgram();
    if (!own || sha256Hex(*own) == hash)
        return own;
    const std::string path = std::string(paths::engineDir) + "/" + hash + "/" + paths::engineName;
    auto uploaded = host.readFile(path, changedFileLimit);
    if (uploaded && sha256Hex(*uploaded) == hash)
        return uploaded;
    return fail(Errc::HostChangedSinceReview, {}, "no engine with the reviewed hash " + hash);
}

} // namespace

EngineCopyStep::EngineCopyStep(plan::InstallEngineCopy spec)
    : m_spec(std::move(spec))
{}

std::string EngineCopyStep::id() const
{
    return plan::stepId(m_spec);
}

Result<Undo> EngineCopyStep::capture(host::Host& host) const
{
    return captureFile(host, m_spec.path, m_spec.sha256Before, m_spec.sha256);
}

Result<> EngineCopyStep::apply(host::Host& host, const Output&) const
{
    const auto bytes = program(host, m_spec.sha256);
    if (!bytes)
        return bytes.error();
    return writeReviewed(host, m_spec.path, m_spec.sha256Before, *bytes, programMode);
}

Result<> EngineCopyStep::verify(host::Host& host) const
{
    return verifyFile(host, id(), m_spec.path, m_spec.sha256, programMode);
}

Result<> EngineCopyStep::undo(host::Host& host, const Undo& undo, const Output&) const
{
    return undoFile(host, undo);
}

Result<Preview>
EngineCopyStep::previewUndo(host::Host& host, const Undo& undo, const UndoSteps&) const
{
    return previewFileUndo(host, undo);
}

} // namespace vfpilot::steps
