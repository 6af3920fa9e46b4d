// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/host_text.h"

#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <stdexcept>

namespace vfpilot::test {
namespace {

namespace fs = std::filesystem;

class Unpacker
{
public:
    explicit Unpacker(std::string root)
        : m_root(std::move(root))
    {
        fs::create_directories(m_root);
    }

    void take(const std::string& line)
    {
        if (line.empty() || line.front() == '#')
            return;
        if (line.front() == '|')
            return addContent(line.substr(1));
        if (line == "\\" && !m_content.empty() && !m_isBytes) {
            m_content.pop_back();
            return;
        }
        finish();
        begin(line);
    }

    void finish()
    {
        if (m_path.empty())
            return;
        fs::create_directories(fs::path(m_path).parent_path());
        std::ofstream(m_path, std::ios::binary) << m_content;
        fs::permissions(m_path, static_cast<fs::perms>(m_mode));
        m_path.clear();
        m_content.clear();
    }

    /// Last, since nothing may be written into some.
    void setFolderModes() const
    {
        for (const auto& [path, mode] : m_folders)
            fs::permissions(path, static_cast<fs::perms>(mode));
    }

private:
    void begin(const std::string& line)
    {
        std::istringstream words(line);
        std::string kind;
        std::string path;
        words >> kind;
        if (kind == "link") {
            std::string target;
            words >> path >> target;
            fs::create_directories(fs::path(m_root + path).parent_path());
            fs::create_symlink(target, m_root + path);
            return;
        }
        m_isBytes = kind == "bytes";
        words >> std::oct >> m_mode >> std::dec;
        if (m_isBytes) {
            std::size_t size = 0;
            words >> size;
            m_content.assign(size, '\0');
        }
        words >> path;
        if (!words || path.empty() || (kind != "file" && kind != "bytes" && kind != "dir"))
            throw std::runtime_error("not understood: " + line);
        if (kind != "dir") {
            m_path = m_root + path;
            return;
        }
        fs::create_directories(m_root + path);
        m_folders[m_root + path] = m_mode;
    }

    void addContent(const std::string& text)
    {
        if (m_path.empty())
            throw std::runtime_error("content of nothing: " + text);
        if (!m_isBytes) {
            m_content += text + "\n";
            return;
        }
        std::istringstream words(text);
        std::size_t at = 0;
        char colon = 0;
        words >> std::hex >> at >> colon;
        for (unsigned byte = 0; words >> byte; ++at)
            m_content.at(at) = static_cast<char>(byte);
    }

    std::string m_root;
    std::string m_path; ///< of the file that is being filled; empty: none
    std::string m_content;
    bool m_isBytes = false;
    unsigned m_mode = 0;
    std::map<std::string, unsigned> m_folders;
};

} // namespace

void unpackHost(const std::string& textFile, const std::string& root)
{
    std::ifstream file(textFile, std::ios::binary);
    if (!file)
        throw std::runtime_error("no such file: " + textFile);
    Unpacker unpacker(root);
    for (std::string line; std::getline(file, line);)
        unpacker.take(line);
    unpacker.finish();
    unpacker.setFolderModes();
}

} // namespace vfpilot::test
