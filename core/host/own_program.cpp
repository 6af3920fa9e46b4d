// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/own_program.h"

#include "core/host/host_files.h"

#include <cerrno>
#include <climits>

#include <fcntl.h>

namespace vfpilot::host {
namespace {

constexpr auto self = "/proc/self/exe";
constexpr std::size_t sizeLimit = 512 * 1024 * 1024; // one with sanitizers and symbols is large

} // namespace

Result<std::string> ownProgram()
{
    const Fd file(::open(self, O_RDONLY | O_CLOEXEC));
    if (!file)
        return Error::fromErrno(Errc::FileUnreadable, self, errno);
    return readAll(file.get(), self, sizeLimit);
}

std::string ownProgramPath()
{
    std::string path(PATH_MAX, '\0');
    const ssize_t length = ::readlink(self, path.data(), path.size());
    path.resize(length < 0 ? 0 : static_cast<std::size_t>(length));
    return path;
}

} // namespace vfpilot::host
