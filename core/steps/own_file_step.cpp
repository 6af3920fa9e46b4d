// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/steps/own_file_step.h"

#include "core/base/digest.h"
#include "core/steps/file_change.h"

#include <charconv>
#include <utility>

namespace vfpilot::steps {
namespace {

/// "0644", as it was reviewed. One that cannot be read gives nobody anything.
std::uint32_t modeFrom(const std::string& text)
{
    std::uint32_t mode = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), mode, 8);
    return read.ec == std::errc() && mode <= 0777 ? mode : 0600;
}

} // namespace

OwnFileStep::OwnFileStep(plan::OwnFile spec)
    : m_spec(std::move(spec))
    , m_hashBefore(m_spec.before ? sha256Hex(*m_spec.before) : std::string())
{}

std::string OwnFileStep::id() const
{
    return plan::stepId(m_spec);
}

Result<Undo> OwnFileStep::capture(host::Host& host) const
{
    return captureFile(host, m_spec.path, m_hashBefore, sha256Hex(m_spec.after));
}

Result<> OwnFileStep::apply(host::Host& host, const Output&) const
{
    return writeReviewed(host, m_spec.path, m_hashBefore, m_spec.after, modeFrom(m_spec.mode));
}

Result<> OwnFileStep::verify(host::Host& host) const
{
    return verifyFile(host, id(), m_spec.path, sha256Hex(m_spec.after), modeFrom(m_spec.mode));
}

Result<> OwnFileStep::undo(host::Host& host, const Undo& undo, const Output&) const
{
    return undoFile(host, undo);
}

Result<Preview> OwnFileStep::previewUndo(host::Host& host, const Undo& undo, const UndoSteps&) const
{
    return previewFileUndo(host, undo);
}

} // namespace vfpilot::steps
