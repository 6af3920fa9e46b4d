// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/esp.h"

#include "core/host/host_files.h"

#include <cerrno>

#include <fcntl.h>
#include <linux/mount.h>
#include <sys/syscall.h>

namespace vfpilot::host {
namespace {

constexpr std::size_t readLimit = 1024 * 1024; // entries and loader.conf are small

class EspTree : public Esp
{
public:
    explicit EspTree(Tree tree)
        : m_tree(std::move(tree))
    {}

    Result<std::vector<std::string>> list(const std::string& directory) const override
    {
        return listDirectory(m_tree, "/" + directory);
    }
    Result<std::string> read(const std::string& path) const override
    {
        return readFile(m_tree, "/" + path, readLimit);
    }

private:
    Tree m_tree;
};

bool isUuid(const std::string& uuid)
{
    return !uuid.empty() && uuid.size() <= 36 &&
           uuid.find_first_not_of("0123456789abcdefABCDEF-") == std::string::npos;
}

int configure(int context, unsigned command, const char* key, const char* value)
{
    return static_cast<int>(::syscall(SYS_fsconfig, context, command, key, value, 0));
}

/// A detached mount (fsopen(2), fsmount(2)); none: see errno.
Fd mountReadOnly(const std::string& device, bool superblockToo)
{
    const Fd context(static_cast<int>(::syscall(SYS_fsopen, "vfat", FSOPEN_CLOEXEC)));
    if (!context || configure(context.get(), FSCONFIG_SET_STRING, "source", device.c_str()) != 0)
        return {};
    if (superblockToo && configure(context.get(), FSCONFIG_SET_FLAG, "ro", nullptr) != 0)
        return {};
    if (configure(context.get(), FSCONFIG_CMD_CREATE, nullptr, nullptr) != 0)
        return {};
    constexpr unsigned attributes =
        MOUNT_ATTR_RDONLY | MOUNT_ATTR_NOSUID | MOUNT_ATTR_NODEV | MOUNT_ATTR_NOEXEC;
    return Fd(static_cast<int>(::syscall(SYS_fsmount, context.get(), FSMOUNT_CLOEXEC, attributes)));
}

} // namespace

Result<std::unique_ptr<Esp>> openEsp(const Tree& tree, const std::string& uuid)
{
    const std::string path = "/dev/disk/by-uuid/" + uuid;
    if (!isUuid(uuid))
        return Error::fromErrno(Errc::FileUnreadable, path, EINVAL);
    Fd folder;
    if (tree.isMachine()) {
        folder = mountReadOnly(path, true);
        // Mounted for writing by somebody else: then only our view of it can be read-only.
        if (!folder && errno == EBUSY)
            folder = mountReadOnly(path, false);
    } else {
        folder = tree.open(path, O_PATH | O_DIRECTORY);
    }
    if (!folder)
        return Error::fromErrno(Errc::FileUnreadable, path, errno);
    return std::unique_ptr<Esp>(std::make_unique<EspTree>(Tree(std::move(folder), path)));
}

} // namespace vfpilot::host
