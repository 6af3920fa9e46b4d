// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/own_mounts.h"

#include <fstream>

#include <sched.h>
#include <sys/mount.h>
#include <unistd.h>

namespace vfpilot::test {

bool enterMountNamespace()
{
    const uid_t uid = ::geteuid();
    const gid_t gid = ::getegid();
    if (::unshare(CLONE_NEWNS) == 0)
        return ::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0;
    if (::unshare(CLONE_NEWUSER | CLONE_NEWNS) != 0)
        return false;
    std::ofstream("/proc/self/uid_map") << uid << " " << uid << " 1\n";
    std::ofstream("/proc/self/setgroups") << "deny\n";
    std::ofstream("/proc/self/gid_map") << gid << " " << gid << " 1\n";
    return ::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0;
}

} // namespace vfpilot::test
