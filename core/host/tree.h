// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/host/fd.h"

#include <string>

namespace vfpilot::host {

/// The folder that all paths of a host lie below. Below a root other than "/" the kernel itself
/// resolves names (openat2, RESOLVE_IN_ROOT): an absolute symlink starts again at the root and no
/// row of ".." leaves it. Like the calls below them, functions here leave the reason in errno.
class Tree
{
public:
    /// `root` may be relative. Error: file-unreadable.
    static Result<Tree> at(const std::string& root);
    /// A folder already open: a mounted file system that has no path. `name` stands in errors.
    Tree(Fd folder, std::string name);

    const std::string& root() const { return m_root; }
    bool isMachine() const { return m_root == "/"; }
    /// True where owners cannot be set: another root, and we are not uid 0.
    bool ownersAreFixed() const;

    /// As open(2), close-on-exec. Follows links inside the tree. `path` is absolute.
    Fd open(const std::string& path, int flags) const;

    /// The folder that holds the last name of a path, opened, and that name.
    struct Place
    {
        Fd folder; ///< none: see errno
        std::string name;
    };
    /// `path` must be absolute and end in a real name, not in "/", "." or "..".
    Place parentOf(const std::string& path) const;

    /// Where the kernel finds this path: to hand it to execve or to a library. It is what the
    /// tree's own rules lead to, whatever links lie on the way. Empty: see errno.
    std::string resolved(const std::string& path) const;

private:
    std::string m_root;
    Fd m_folder;
};

} // namespace vfpilot::host
