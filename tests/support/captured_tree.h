// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/real_host.h"
#include "tests/support/host_text.h"

#include <QTemporaryDir>

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

namespace vfpilot::test {

/// The host of tests/data/hosts/<name>.txt in a folder that a test may change, and the Host that
/// works below it.
class CapturedTree
{
public:
    explicit CapturedTree(const std::string& name = "n100-pve82-systemd-boot")
    {
        unpackHost(std::string(VFPILOT_TEST_DATA) + "/hosts/" + name + ".txt", root());
        m_host = std::move(*host::makeHost(root()));
    }

    host::Host& host() { return *m_host; }
    std::string root() const { return m_folder.filePath("root").toStdString(); }
    std::string at(const std::string& path) const { return root() + path; }

    void put(const std::string& path, std::string_view content)
    {
        std::filesystem::create_directories(std::filesystem::path(at(path)).parent_path());
        std::ofstream(at(path), std::ios::binary) << content;
    }
    void link(const std::string& path, const std::string& target)
    {
        std::filesystem::create_directories(std::filesystem::path(at(path)).parent_path());
        std::filesystem::remove(at(path));
        std::filesystem::create_symlink(target, at(path));
    }
    void remove(const std::string& path) { std::filesystem::remove_all(at(path)); }
    std::string read(const std::string& path) const
    {
        std::ifstream file(at(path), std::ios::binary);
        return {std::istreambuf_iterator<char>(file), {}};
    }

private:
    QTemporaryDir m_folder;
    std::unique_ptr<host::Host> m_host;
};

} // namespace vfpilot::test
