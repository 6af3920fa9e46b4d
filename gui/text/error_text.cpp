// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/text/error_text.h"

#include "gui/text/fill.h"
#include "gui/text/time_text.h"

#include <QCoreApplication>

namespace vfpilot::gui {
// One switch without default, so that the compiler names what a new code still needs.
const char* errorSource(Errc code)
{
    switch (code) {
    case Errc::Internal:
        return QT_TRANSLATE_NOOP("error", "vfpilot made a mistake of its own. The log has the "
                                          "details.");
    case Errc::BadMessage:
        return QT_TRANSLATE_NOOP("error", "The host sent something that vfpilot does not "
                                          "understand: {reason}");
    case Errc::LineTooLong:
        return QT_TRANSLATE_NOOP("error", "A message was longer than the {limit} bytes allowed.");
    case Errc::UnknownMethod:
        return QT_TRANSLATE_NOOP("error", "The engine on the host does not know the request "
                                          "“{method}”. It may be older than this program.");
    case Errc::BadParams:
        return QT_TRANSLATE_NOOP("error", "The engine did not accept a value: {reason}");
    case Errc::FileUnreadable:
        return QT_TRANSLATE_NOOP("error", "{path} cannot be read.");
    case Errc::FileUnwritable:
        return QT_TRANSLATE_NOOP("error", "{path} cannot be written.");
    case Errc::FileMalformed:
        return QT_TRANSLATE_NOOP("error", "Line {line} of {path} is not in a form that vfpilot can "
                                          "edit safely.");
    case Errc::FileTooLarge:
        return QT_TRANSLATE_NOOP("error", "{path} is larger than {limit} bytes.");
    case Errc::FileChangedSinceReview:
        return QT_TRANSLATE_NOOP("error", "{path} was changed after you reviewed the plan. It was "
                                          "left as it is.");
    case Errc::NoSpace:
        return QT_TRANSLATE_NOOP("error", "There is no space left for {path}.");
    case Errc::ToolMissing:
        return QT_TRANSLATE_NOOP("error", "The host has no {program}.");
    case Errc::CommandFailed:
        return QT_TRANSLATE_NOOP("error", "{program} ended with status {status}. Its output is in "
                                          "the log.");
    case Errc::CommandTimeout:
        return QT_TRANSLATE_NOOP("error", "{program} did not finish within {seconds} seconds.");
    case Errc::VerifyFailed:
        return QT_TRANSLATE_NOOP("error", "After the step “{step}” the host is not as it should "
                                          "be.");
    case Errc::HostChangedSinceReview:
        return QT_TRANSLATE_NOOP("error", "The host has changed since the plan was made. Review "
                                          "the new plan.");
    case Errc::Refused:
        return QT_TRANSLATE_NOOP("error", "The engine does not do this ({finding}).");
    case Errc::Busy:
        return QT_TRANSLATE_NOOP("error", "A job is being started on the host by somebody else. "
                                          "Try again in a moment.");
    case Errc::JobUnknown:
        return QT_TRANSLATE_NOOP("error", "The host has no job {job}.");
    case Errc::JobState:
        return QT_TRANSLATE_NOOP("error", "Job {job} is “{state}”; this cannot be done with it "
                                          "now.");
    case Errc::JournalCorrupt:
        return QT_TRANSLATE_NOOP("error", "The record of job {job} is damaged at line {line}.");
    case Errc::UndoBlocked:
        return QT_TRANSLATE_NOOP("error", "{path} was changed after vfpilot wrote it. Taking back "
                                          "would lose that change.");
    case Errc::PciUnreadable:
        return QT_TRANSLATE_NOOP("error", "The PCI devices of the host cannot be read ({path}).");
    case Errc::VmLocked:
        return QT_TRANSLATE_NOOP("error", "VM {vmid} is locked ({lock}). Wait until that has "
                                          "ended.");
    case Errc::VmChanged:
        return QT_TRANSLATE_NOOP("error", "The settings of VM {vmid} were changed in the "
                                          "meantime. Look at them again.");
    case Errc::NotRoot:
        return QT_TRANSLATE_NOOP("error", "The user {user} is not root on the host.");
    case Errc::Cancelled:
        return QT_TRANSLATE_NOOP("error", "Stopped at your request.");
    case Errc::LinkLost:
        return QT_TRANSLATE_NOOP("error", "The connection was lost.");
    case Errc::ConnectFailed:
        return QT_TRANSLATE_NOOP("error", "Nothing answers at {host}, port {port}. Is the address "
                                          "right, and is the host on?");
    case Errc::ConnectTimeout:
        return QT_TRANSLATE_NOOP("error", "{host}, port {port}, did not answer within {seconds} "
                                          "seconds.");
    case Errc::HostKeyChanged:
        return QT_TRANSLATE_NOOP("error", "{host} answers with another key than last time "
                                          "({file}, line {line}).");
    case Errc::HostKeyRejected:
        return QT_TRANSLATE_NOOP("error", "You did not accept the key of {host}. Nothing was sent "
                                          "to it.");
    case Errc::AuthFailed:
        return QT_TRANSLATE_NOOP("error", "{host} did not let {user} in. It accepts: {methods}.");
    case Errc::KeyUnreadable:
        return QT_TRANSLATE_NOOP("error", "{path} is not a private key that can be used.");
    case Errc::EngineMissing:
        return QT_TRANSLATE_NOOP("error", "The engine program is missing at {path}. Install "
                                          "vfpilot again.");
    case Errc::EngineStartFailed:
        return QT_TRANSLATE_NOOP("error", "The engine could not be started on {host}.");
    case Errc::UploadFailed:
        return QT_TRANSLATE_NOOP("error", "{path} could not be sent to the host.");
    case Errc::HashMismatch:
        return QT_TRANSLATE_NOOP("error", "{path} arrived damaged: its SHA-256 is {found}, "
                                          "expected {expected}.");
    case Errc::ProtocolMismatch:
        return QT_TRANSLATE_NOOP("error", "The engine speaks version {theirs}, this program "
                                          "version {ours}. Install the newer one.");
    case Errc::PackageNotAccepted:
        return QT_TRANSLATE_NOOP("error", "“{name}” is not a driver package that vfpilot "
                                          "installs.");
    case Errc::HostNotSupported:
        return QT_TRANSLATE_NOOP("error", "This is not a Proxmox VE host of a version that vfpilot "
                                          "knows (found: {found}).");
    case Errc::RebootTimeout:
        return QT_TRANSLATE_NOOP("error", "The host has not come back within {minutes} minutes. "
                                          "The recovery card says what to do at its screen.");
    case Errc::NotRebooted:
        return QT_TRANSLATE_NOOP("error", "The host answers, but it has not been restarted.");
    case Errc::OtherMachine:
        return QT_TRANSLATE_NOOP("error", "Another machine answers at this address than before.");
    case Errc::VfsFailed:
        return QT_TRANSLATE_NOOP("error", "The VFs of {pf} could not be made ({reason}).");
    case Errc::PlatformNotSupported:
        return QT_TRANSLATE_NOOP("error",
                                 "vfpilot needs a host with Linux on x86_64. This one says "
                                 "it is {found}. Nothing was put on it.");
    case Errc::NotPve:
        return QT_TRANSLATE_NOOP("error", "This host does not run Proxmox VE (found: {found}). "
                                          "Nothing was put on it.");
    case Errc::PveTooOld:
        return QT_TRANSLATE_NOOP("error", "This host runs Proxmox VE {version}. vfpilot needs "
                                          "version 8 or 9. Nothing was put on it.");
    case Errc::LibraryMissing:
        return QT_TRANSLATE_NOOP("error",
                                 "The host lacks {library}, which is part of every Proxmox "
                                 "VE. Install the package libpci3 there. Nothing was put "
                                 "on the host.");
    case Errc::FolderNoexec:
        return QT_TRANSLATE_NOOP("error", "The file system of {path} is mounted with noexec, so "
                                          "the engine can't run there. Remount it without noexec.");
    case Errc::FolderReadOnly:
        return QT_TRANSLATE_NOOP("error", "The file system of {path} is read-only. Look at the "
                                          "host's kernel log for disk errors first.");
    case Errc::FolderUnsafe:
        return QT_TRANSLATE_NOOP("error", "{path} could be changed by someone other than root "
                                          "(owner {owner}, mode {mode}), so nothing is run from "
                                          "it. Remove it, or give it back to root.");
    case Errc::SudoMissing:
        return QT_TRANSLATE_NOOP("error",
                                 "{user} is not root on {host}, and there is no sudo. Sign "
                                 "in as root, or install sudo.");
    case Errc::SudoNotAllowed:
        return QT_TRANSLATE_NOOP("error", "{user} may not use sudo on {host}. Sign in as root, or "
                                          "allow it in /etc/sudoers.d.");
    case Errc::SudoPasswordNeeded:
        return QT_TRANSLATE_NOOP("error", "sudo on {host} wants the password of {user}, and none "
                                          "was given.");
    case Errc::SudoPasswordWrong:
        return QT_TRANSLATE_NOOP("error", "sudo on {host} did not accept the password of {user}.");
    case Errc::SudoNeedsTerminal:
        return QT_TRANSLATE_NOOP("error", "sudo on {host} only works at a terminal (requiretty). "
                                          "Sign in as root, or set Defaults:{user} !requiretty.");
    case Errc::SudoFailed:
        return QT_TRANSLATE_NOOP("error", "sudo did not let {user} become root on {host}. The log "
                                          "has its words.");
    case Errc::JumpFailed:
        return QT_TRANSLATE_NOOP("error", "{jump} does not lead to {host}, port {port}. Is the "
                                          "address right as seen from there, and does its SSH "
                                          "server allow forwarding?");
    }
    return "";
}

namespace {

/// Who works there, and since when. The engine names a job, or says that one is being started.
QString busyText(const Args& args)
{
    const auto value = [&args](const char* name) {
        const auto found = args.find(name);
        return found == args.end() ? QString() : QString::fromStdString(found->second);
    };
    static const QString jobMark = QStringLiteral("job ");
    const QString owner = value("owner");
    const QString since = momentText(value("since").toLongLong());
    if (!owner.startsWith(jobMark))
        return QCoreApplication::translate("error", errorSource(Errc::Busy));
    const Args named = {{"job", owner.mid(jobMark.size()).toStdString()},
                        {"since", since.toStdString()}};
    if (since.isEmpty()) {
        return fill(QCoreApplication::translate("error", "Job {job} is at work on the host. Wait "
                                                         "for its end; the Apply page shows how "
                                                         "far it is."),
                    named);
    }
    return fill(QCoreApplication::translate("error", "Job {job} has been at work on the host since "
                                                     "{since}. Wait for its end; the Apply page "
                                                     "shows how far it is."),
                named);
}

} // namespace

QString errorText(const Error& error)
{
    if (error.code == Errc::Busy)
        return busyText(error.args);
    return fill(QCoreApplication::translate("error", errorSource(error.code)), error.args);
}

} // namespace vfpilot::gui
