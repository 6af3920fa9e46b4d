// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/dkms_conf.h"

#include "core/model/lines.h"

namespace vfpilot::model {
namespace {

/// What is between a pair of quotes, or the whole without any.
std::string_view unquoted(std::string_view text)
{
    const bool isQuoted = text.size() >= 2 && text.front() == text.back() &&
                          (text.front() == '"' || text.front() == '\'');
    return isQuoted ? text.substr(1, text.size() - 2) : text;
}

bool isPlain(std::string_view text)
{
    return !text.empty() && text.find_first_not_of("abcdefghijklmnopqrstuvwxyz"
                                                   "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                                   "0123456789.+~_-") == std::string_view::npos;
}

} // namespace

Result<DkmsConf> DkmsConf::parse(std::string_view text, const std::string& path)
{
    if (auto isText = checkText(text, path); !isText)
        return isText.error();
    DkmsConf conf;
    Lines lines(text);
    while (lines.next()) {
        const std::string_view line = trimmed(lines.line());
        const auto equals = line.find('=');
        const std::string_view name = line.substr(0, equals);
        if (equals == std::string_view::npos ||
            (name != "PACKAGE_NAME" && name != "PACKAGE_VERSION"))
            continue;
        const std::string_view value = unquoted(line.substr(equals + 1));
        if (!isPlain(value))
            return malformed(path, lines.number(), "not-understood");
        (name == "PACKAGE_NAME" ? conf.package : conf.version) = value; // sh takes the last, too
    }
    if (conf.package.empty() || conf.version.empty())
        return malformed(path, lines.number(), "not-understood");
    return conf;
}

} // namespace vfpilot::model
