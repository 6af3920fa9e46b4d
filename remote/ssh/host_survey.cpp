// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/ssh/host_survey.h"

#include "remote/plain_text.h"

namespace vfpilot::remote {
namespace {

constexpr qsizetype outputLimit = 64 * 1024;
constexpr qsizetype valueLimit = 200;
constexpr qint64 spareBytes = 16 * 1024 * 1024; ///< for journals and files kept aside
constexpr int oldestPve = 8;

// pve-manager must be installed, not merely known: its paragraph says "ok installed".
constexpr auto script =
    R"sh(printf "%s\n" "$0" >&2; PATH=/usr/sbin:/usr/bin:/sbin:/bin; LC_ALL=C; )sh"
    R"sh(export LC_ALL PATH; printf "system %s\n" "$(uname -s)"; )sh"
    R"sh(printf "machine %s\n" "$(uname -m)"; )sh"
    R"sh(printf "name %s\n" "$(sed -n "s/^PRETTY_NAME=//p" "$1/etc/os-release" 2>/dev/null)"; )sh"
    R"sh(pve=$(sed -n "/^Package: pve-manager\$/,/^\$/p" "$1/var/lib/dpkg/status" 2>/dev/null); )sh"
    R"sh(case $pve in *"ok installed"*) )sh"
    R"sh(printf "pve %s\n" "$(printf "%s\n" "$pve" | sed -n "s/^Version: //p")";; esac; )sh"
    R"sh(for f in usr/lib/x86_64-linux-gnu lib/x86_64-linux-gnu usr/lib usr/lib64; )sh"
    R"sh(do if [ -e "$1/$f/libpci.so.3" ]; then echo "libpci yes"; break; fi; done; )sh"
    R"sh(d=$2; until [ -d "$d" ]; do d=$(dirname "$d"); done; printf "folder %s\n" "$d"; )sh"
    R"sh(printf "mount %s\n" "$(findmnt -n -o OPTIONS -T "$d" | tail -n 1)"; )sh"
    R"sh(set -- $(df -Pk "$d" | tail -n 1); printf "free %s\n" "$4")sh";

} // namespace

RemoteScript surveyScript(const QByteArray& root, const QByteArray& folder)
{
    return {script, {root, folder}, {}};
}

HostSurvey readSurvey(const QByteArray& output)
{
    HostSurvey survey;
    for (const QByteArray& line : output.left(outputLimit).split('\n')) {
        const auto space = line.indexOf(' ');
        if (space < 0)
            continue;
        const QByteArray key = line.left(space);
        const QString value = plainText(line.mid(space + 1), valueLimit).trimmed();
        if (key == "system")
            survey.system = value;
        else if (key == "machine")
            survey.machine = value;
        else if (key == "name")
            survey.name = QString(value).remove(u'"');
        else if (key == "pve")
            survey.pveVersion = value;
        else if (key == "libpci")
            survey.hasLibpci = value == QLatin1String("yes");
        else if (key == "folder")
            survey.folder = value;
        else if (key == "mount")
            survey.mountOptions = value;
        else if (key == "free") {
            bool isNumber = false;
            const qint64 blocks = value.toLongLong(&isNumber);
            if (isNumber && blocks >= 0 && blocks < (qint64(1) << 50))
                survey.freeBytes = blocks * 1024;
        }
    }
    return survey;
}

Result<> judgeSurvey(const HostSurvey& survey, qint64 engineBytes)
{
    const QString platform = (survey.system + u' ' + survey.machine).trimmed();
    if (platform != QLatin1String("Linux x86_64")) {
        const std::string found = platform.isEmpty() ? "?" : platform.toStdString();
        return fail(Errc::PlatformNotSupported, {{"found", found}});
    }
    if (survey.pveVersion.isEmpty()) {
        const QString found = survey.name.isEmpty() ? platform : survey.name;
        return fail(Errc::NotPve, {{"found", found.toStdString()}});
    }
    bool isNumber = false;
    const int major = survey.pveVersion.section(u'.', 0, 0).toInt(&isNumber);
    if (isNumber && major < oldestPve)
        return fail(Errc::PveTooOld, {{"version", survey.pveVersion.toStdString()}});
    if (!survey.hasLibpci)
        return fail(Errc::LibraryMissing, {{"library", "libpci.so.3"}});
    const Args path = {{"path", survey.folder.toStdString()}};
    const QStringList options = survey.mountOptions.split(u',');
    if (options.contains(QLatin1String("ro")))
        return fail(Errc::FolderReadOnly, path);
    if (options.contains(QLatin1String("noexec")))
        return fail(Errc::FolderNoexec, path);
    if (survey.freeBytes && *survey.freeBytes < engineBytes + spareBytes)
        return fail(Errc::NoSpace, path);
    return {};
}

} // namespace vfpilot::remote
