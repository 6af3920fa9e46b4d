// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/ssh/root_shell.h"

#include "remote/shell_quote.h"

namespace vfpilot::remote {
namespace {

// In one line without single quotes and exclamation marks, so that csh can pass it on as well.
// sudo is not looked up in a path that the account's start files may have changed.
constexpr auto wrapper =
    R"sh(use=$1; mark=$2; need=$3; shift 3; [ -z "$need" ] || [ -d "$need" ] || exit 127; )sh"
    R"sh(case "$use" in never) exec /bin/sh -c "$@";; esac; )sh"
    R"sh([ "$(id -u)" -ne 0 ] || exec /bin/sh -c "$@"; sudo=; )sh"
    R"sh(for s in /usr/bin/sudo /bin/sudo /usr/local/bin/sudo; )sh"
    R"sh(do if [ -x "$s" ]; then sudo=$s; break; fi; done; )sh"
    R"sh([ -n "$sudo" ] || exit 40; LC_ALL=C; export LC_ALL; )sh"
    R"sh(case "$use" in plain) exec "$sudo" -n -- /bin/sh -c "$@";; esac; )sh"
    R"sh(exec "$sudo" -S -p "$mark" -- /bin/sh -c "$@")sh";

const char* name(SudoUse use)
{
    switch (use) {
    case SudoUse::Never:
        return "never";
    case SudoUse::WithoutPassword:
        return "plain";
    case SudoUse::WithPassword:
        return "password";
    }
    return "never";
}

} // namespace

const char scriptHead[] =
    R"sh(printf "%s\n" "$0" >&2; PATH=/usr/sbin:/usr/bin:/sbin:/bin; LC_ALL=C; )sh"
    R"sh(export LC_ALL PATH; umask 077; me=$(id -u); )sh"
    R"sh(unsafe() { printf "%s\n" "$1 ${2%:*} ${2#*:}" >&2; exit 35; }; )sh"
    R"sh(safe() { for what; do shift; if [ -e "$what" ] || [ -h "$what" ]; )sh"
    R"sh(then set -- "$@" "$what"; fi; done; [ $# -gt 0 ] || return 0; )sh"
    R"sh(for s in $(stat -c "%u:%a" "$@"); do if [ -h "$1" ]; then s=${s%:*}:link; fi; )sh"
    R"sh(case $s in "$me":link | "$me":*[2367]? | "$me":*[2367]) unsafe "$1" "$s";; )sh"
    R"sh("$me":*) shift;; *) unsafe "$1" "$s";; esac; done; )sh"
    R"sh([ $# -eq 0 ] || unsafe "$1" "?:?"; }; )sh"
    R"sh(chain() { at=$1; rest=$2/; set -- "$1"; while [ -n "$rest" ]; )sh"
    R"sh(do at=$at/${rest%%/*}; rest=${rest#*/}; set -- "$@" "$at"; done; safe "$@"; }; )sh";

QByteArray askMark(const QByteArray& mark)
{
    return "ask:" + mark;
}

QByteArray runMark(const QByteArray& mark)
{
    return "run:" + mark;
}

QByteArray rootCommand(SudoUse use, const QByteArray& mark, const RemoteScript& script)
{
    return "exec " + shellCommand(QByteArrayList{"/bin/sh", "-c", wrapper, "vfpilot", name(use),
                                                 askMark(mark), script.neededFolder, script.text,
                                                 runMark(mark)} +
                                  script.arguments);
}

} // namespace vfpilot::remote
