// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/ssh/upload_script.h"

namespace vfpilot::remote {
namespace {

// In one line without single quotes, so that csh can pass it on as well. Each command's own words
// (in English by LC_ALL) tell a full disk from a read-only one. Parts that an interrupted upload
// left are removed once nobody can be writing them any more. With the link gone a word on standard
// error must not end the script before its traps have run, so SIGPIPE is ignored.
constexpr auto script =
    R"sh(dir=$1/$2; file=$dir/$3; part=$dir/.$3.$$.part; )sh"
    R"sh(stop() { printf "%s\n" "$said" >&2; case $said in )sh"
    R"sh(*"o space left"* | *"uota exceeded"*) exit 20;; *"ead-only file system"*) exit 21;; )sh"
    R"sh(*"ermission denied"* | *"not permitted"*) exit 22;; esac; exit $1; }; )sh"
    R"sh(sum() { sha256sum <"$1" | cut -c 1-64; }; )sh"
    R"sh(chain "$1" "$2"; said=$(mkdir -p "$dir" 2>&1) || stop 30; chain "$1" "$2"; )sh"
    R"sh(said=$(sha256sum </dev/null 2>&1) || stop 31; )sh"
    R"sh(if [ -f "$file" ] && [ "$(sum "$file")" = "$4" ]; )sh"
    R"sh(then said=$(chmod "$5" "$file" 2>&1) || stop 34; exit 0; fi; )sh"
    R"sh(find "$dir" -maxdepth 1 -name ".*.part" -mmin +60 -exec rm -f {} + 2>/dev/null; )sh"
    R"sh(trap "rm -f \"\$part\"" EXIT; trap "exit 1" HUP INT TERM; trap "" PIPE; )sh"
    R"sh(said=$({ cat >"$part"; } 2>&1) || stop 32; )sh"
    R"sh(said=$(sum "$part"); [ "$said" = "$4" ] || { printf "%s\n" "$said" >&2; exit 23; }; )sh"
    R"sh(said=$(sync "$part" 2>&1) || stop 33; )sh"
    R"sh(said=$({ chmod "$5" "$part" && mv -f "$part" "$file"; } 2>&1) || stop 34; )sh"
    R"sh(said=$(sync "$dir" 2>&1) || stop 33; [ -n "$6" ] || exit 0; )sh"
    R"sh(for d in "$1/$6"/*/; do d=${d%/}; hash=${d##*/}; )sh"
    R"sh(if [ "$d" = "$dir" ] || [ -h "$d" ] || [ ${#hash} -ne 64 ]; then continue; fi; )sh"
    R"sh([ -n "$(find "$d" -maxdepth 0 -mmin +1440)" ] || continue; )sh"
    R"sh(if grep -rqsF "$hash" "$1/jobs"; then continue; fi; real=$(cd "$d" && pwd -P); )sh"
    R"sh(if ls -l /proc/[0-9]*/exe 2>/dev/null | grep -qF "$real/"; then continue; fi; )sh"
    R"sh(rm -rf "$d"; done; exit 0)sh";

} // namespace

RemoteScript uploadScript(const UploadPlace& place)
{
    return {QByteArray(scriptHead) + script,
            {place.base, place.folder, place.name, place.sha256, place.mode, place.pruned},
            {}};
}

} // namespace vfpilot::remote
