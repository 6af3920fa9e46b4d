// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/tree.h"
#include "tests/fuzz/property.h"

#include <filesystem>
#include <fstream>

#include <unistd.h>

namespace vfpilot::fuzz {

/// A folder in memory that is a host's root, for what reads files by itself. Gone at the end.
class ScratchTree
{
public:
    ScratchTree()
    {
        std::string name = "/dev/shm/vfpilot-fuzz-XXXXXX";
        HOLDS(::mkdtemp(name.data()));
        m_root = name;
    }
    ~ScratchTree()
    {
        std::error_code ignored;
        std::filesystem::remove_all(m_root, ignored);
    }
    ScratchTree(const ScratchTree&) = delete;
    ScratchTree& operator=(const ScratchTree&) = delete;

    void put(const std::string& path, std::string_view content) const
    {
        const std::filesystem::path file = m_root + path;
        if (std::ofstream out(file, std::ios::binary);
            out.write(content.data(), static_cast<long>(content.size())))
            return;
        std::filesystem::create_directories(file.parent_path());
        std::ofstream(file, std::ios::binary) << content;
    }
    host::Tree tree() const
    {
        auto tree = host::Tree::at(m_root);
        HOLDS(tree);
        return *std::move(tree);
    }

private:
    std::string m_root;
};

} // namespace vfpilot::fuzz
