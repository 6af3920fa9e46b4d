// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/ssh/start_script.h"

namespace vfpilot::remote {
namespace {

constexpr auto script = R"sh(chain "$1" "$2/$3"; file=$1/$2/$3; )sh"
                        R"sh([ -x "$file" ] || exit 127; )sh"
                        R"sh([ -z "$4" ] || exec "$file" --root "$4" serve; exec "$file" serve)sh";

} // namespace

RemoteScript startScript(const UploadPlace& place, const QByteArray& root)
{
    return {
        QByteArray(scriptHead) + script, {place.base, place.folder, place.name, root}, place.base};
}

} // namespace vfpilot::remote
