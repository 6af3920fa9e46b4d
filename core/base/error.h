// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace vfpilot {

/// What went wrong, chosen by what can be done about it. The wire name (wireName) is part of the
/// protocol: add at the end, never rename. The values named behind a code are its args.
enum class Errc {
    Internal,       ///< a fault of ours; the detail is for the log
    BadMessage,     ///< reason: a line on the wire that is not a valid message
    LineTooLong,    ///< limit: bytes; a line on the wire over the limit
    UnknownMethod,  ///< method
    BadParams,      ///< reason: a request whose values are of the wrong type or out of range
    FileUnreadable, ///< path
    FileUnwritable, ///< path
    FileMalformed,  ///< path, line: understood well enough to know that it is not understood
    FileTooLarge,   ///< path, limit
    FileChangedSinceReview, ///< path: differs from what the reviewed plan was made of
    NoSpace,                ///< path
    ToolMissing,            ///< program
    CommandFailed,          ///< program, status: exit status, or "signal N"
    CommandTimeout,         ///< program, seconds
    VerifyFailed,           ///< step: what was written is not what is there afterwards
    HostChangedSinceReview, ///< the plan made now has another digest than the reviewed one
    Refused,                ///< finding: id of the first refusal
    Busy,                   ///< owner, since: another job or engine holds the lock
    JobUnknown,             ///< job
    JobState,               ///< job, state: the request does not fit the job's state
    JournalCorrupt,         ///< job, line
    UndoBlocked,            ///< path: changed since our write, undo would lose that change
    PciUnreadable,          ///< path
    VmLocked,               ///< vmid, lock
    VmChanged,              ///< vmid: the configuration changed since it was read
    NotRoot,                ///< user
    Cancelled,              ///< the person stopped it
    // The workstation's side.
    LinkLost,           ///< host
    ConnectFailed,      ///< host, port
    ConnectTimeout,     ///< host, port, seconds
    HostKeyChanged,     ///< host, file, line, fingerprint
    HostKeyRejected,    ///< host: the person did not accept it
    AuthFailed,         ///< user, host, methods: those the server offers
    KeyUnreadable,      ///< path: a private key file that cannot be used
    EngineMissing,      ///< path: no engine program beside the wizard
    EngineStartFailed,  ///< host
    UploadFailed,       ///< path
    HashMismatch,       ///< path, expected, found
    ProtocolMismatch,   ///< ours, theirs
    PackageNotAccepted, ///< name: not on the list of packages that may be supplied
    HostNotSupported,   ///< found: not a PVE host of a version we know
    RebootTimeout,      ///< minutes
    NotRebooted,        ///< the host answers with the boot id it had before
    OtherMachine,       ///< the host answers with another machine id
    // The host's again.
    VfsFailed, ///< pf, reason, maybe vf or total: VFs could not be made; see core/vfs/vf_setup.h
    // What the workstation finds before it puts anything on a host.
    PlatformNotSupported, ///< found: no Linux on x86_64
    NotPve,               ///< found: a Linux that is not Proxmox VE
    PveTooOld,            ///< version
    LibraryMissing,       ///< library
    FolderNoexec,         ///< path: its file system runs no programs
    FolderReadOnly,       ///< path: its file system takes no files
    FolderUnsafe,         ///< path, owner, mode: others could change what root runs there
    SudoMissing,          ///< user, host: not root, and no sudo
    SudoNotAllowed,       ///< user, host
    SudoPasswordNeeded,   ///< user, host: none was given
    SudoPasswordWrong,    ///< user, host
    SudoNeedsTerminal,    ///< user, host: requiretty
    SudoFailed,           ///< user, host
    JumpFailed,           ///< jump, host, port: the jump host does not lead there
};

/// Stable name on the wire, e.g. "file-unwritable".
std::string_view wireName(Errc code);
/// The code of a wire name; none for a name this version does not know.
std::optional<Errc> errcFromWire(std::string_view name);
/// All codes in order, for tests that look for what is missing.
std::size_t errcCount();

/// Values for the sentence that the wizard builds; keys are the placeholders of that sentence.
using Args = std::map<std::string, std::string>;

struct Error
{
    Errc code = Errc::Internal;
    Args args;
    std::string detail; ///< English, for the log only: errno text, last lines of stderr

    /// `number` is an errno value; ENOSPC and EDQUOT become NoSpace whatever `code` says.
    static Error fromErrno(Errc code, const std::string& path, int number);

    bool operator==(const Error&) const = default;
};

} // namespace vfpilot
