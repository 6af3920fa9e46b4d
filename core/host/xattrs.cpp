// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/xattrs.h"

#include <cerrno>
#include <string_view>

#include <sys/xattr.h>

namespace vfpilot::host {
namespace {

bool isKept(std::string_view name)
{
    return name.starts_with("user.") || name.starts_with("trusted.") ||
           name == "system.posix_acl_access" || name == "system.posix_acl_default";
}

// Both calls below tell the size when asked with none; a file may change between the two.
template<class Call>
int readGrowing(Call&& call, std::string& value)
{
    for (;;) {
        const ssize_t size = call(nullptr, 0);
        if (size <= 0) {
            value.clear();
            return size < 0 ? errno : 0;
        }
        value.resize(static_cast<std::size_t>(size));
        const ssize_t read = call(value.data(), value.size());
        if (read >= 0) {
            value.resize(static_cast<std::size_t>(read));
            return 0;
        }
        if (errno != ERANGE)
            return errno;
    }
}

} // namespace

int readXattrs(const std::string& path, Xattrs& xattrs)
{
    std::string names; // each ends in a NUL
    int error = readGrowing(
        [&](char* buffer, std::size_t size) { return ::listxattr(path.c_str(), buffer, size); },
        names);
    if (error == ENOTSUP)
        return 0;
    for (std::size_t begin = 0; error == 0 && begin < names.size();) {
        const std::string name = names.c_str() + begin;
        begin += name.size() + 1;
        if (!isKept(name))
            continue;
        std::string value;
        error = readGrowing(
            [&](char* buffer, std::size_t size) {
                return ::getxattr(path.c_str(), name.c_str(), buffer, size);
            },
            value);
        if (error == ENODATA) // removed since it was listed
            error = 0;
        else
            xattrs[name] = value;
    }
    return error;
}

int writeXattrs(int fd, const Xattrs& xattrs)
{
    for (const auto& [name, value] : xattrs) {
        if (::fsetxattr(fd, name.c_str(), value.data(), value.size(), 0) != 0)
            return errno;
    }
    return 0;
}

} // namespace vfpilot::host
