// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"

#include <array>
#include <cerrno>
#include <system_error>

namespace vfpilot {
namespace {

// In the order of Errc; the length is checked below, the order by a test.
constexpr std::array names = {
    "internal",
    "bad-message",
    "line-too-long",
    "unknown-method",
    "bad-params",
    "file-unreadable",
    "file-unwritable",
    "file-malformed",
    "file-too-large",
    "file-changed-since-review",
    "no-space",
    "tool-missing",
    "command-failed",
    "command-timeout",
    "verify-failed",
    "host-changed-since-review",
    "refused",
    "busy",
    "job-unknown",
    "job-state",
    "journal-corrupt",
    "undo-blocked",
    "pci-unreadable",
    "vm-locked",
    "vm-changed",
    "not-root",
    "cancelled",
    "link-lost",
    "connect-failed",
    "connect-timeout",
    "host-key-changed",
    "host-key-rejected",
    "auth-failed",
    "key-unreadable",
    "engine-missing",
    "engine-start-failed",
    "upload-failed",
    "hash-mismatch",
    "protocol-mismatch",
    "package-not-accepted",
    "host-not-supported",
    "reboot-timeout",
    "not-rebooted",
    "other-machine",
    "vfs-failed",
    "platform-not-supported",
    "not-pve",
    "pve-too-old",
    "library-missing",
    "folder-noexec",
    "folder-read-only",
    "folder-unsafe",
    "sudo-missing",
    "sudo-not-allowed",
    "sudo-password-needed",
    "sudo-password-wrong",
    "sudo-needs-terminal",
    "sudo-failed",
    "jump-failed",
};
static_assert(names.size() == static_cast<std::size_t>(Errc::JumpFailed) + 1);

} // namespace

std::string_view wireName(Errc code)
{
    return names.at(static_cast<std::size_t>(code));
}

std::optional<Errc> errcFromWire(std::string_view name)
{
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (name == names[i])
            return static_cast<Errc>(i);
    }
    return std::nullopt;
}

std::size_t errcCount()
{
    return names.size();
}

Error Error::fromErrno(Errc code, const std::string& path, int number)
{
    if (number == ENOSPC || number == EDQUOT)
        code = Errc::NoSpace;
    return {code, {{"path", path}}, std::generic_category().message(number)};
}

} // namespace vfpilot
