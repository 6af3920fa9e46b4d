// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/host_in_memory.h"

#include "core/model/lines.h"

#include <charconv>
#include <cstdlib>

namespace vfpilot::fuzz {
namespace {

constexpr std::size_t largest = 64 * 1024;
constexpr std::string_view functions = "/sys/bus/pci/devices/";
constexpr std::string_view byUuid = "/dev/disk/by-uuid/";

unsigned numberOf(const test::FakeHost& host, const std::string& path)
{
    const std::string text = host.text(path);
    return static_cast<unsigned>(std::strtoul(text.c_str(), nullptr, 0));
}

/// "000: 86 80 d1 46"
void putBytes(std::string_view line, std::string& content)
{
    std::size_t at = 0;
    auto read = std::from_chars(line.data(), line.data() + line.size(), at, 16);
    if (read.ec != std::errc() || line.find(':') == std::string_view::npos)
        return;
    line.remove_prefix(line.find(':') + 1);
    for (const std::string_view word : model::wordsOf(line)) {
        unsigned byte = 0;
        read = std::from_chars(word.data(), word.data() + word.size(), byte, 16);
        if (read.ec == std::errc() && at < content.size())
            content[at++] = static_cast<char>(byte);
    }
}

void addFunctions(test::FakeHost& host)
{
    for (const auto& [path, node] : host.nodes) {
        if (!path.starts_with(functions) || path.find('/', functions.size()) != std::string::npos)
            continue;
        host::PciFunction function;
        function.address = path.substr(functions.size());
        function.vendor = static_cast<std::uint16_t>(numberOf(host, path + "/vendor"));
        function.device = static_cast<std::uint16_t>(numberOf(host, path + "/device"));
        function.classCode = numberOf(host, path + "/class") & 0xffffffU;
        if (const unsigned total = numberOf(host, path + "/sriov_totalvfs"); total > 0)
            function.sriov = {0x320, static_cast<std::uint16_t>(total), 1, 1, function.device, {}};
        host.pci.push_back(function);
    }
}

} // namespace

test::FakeHost hostOf(std::string_view text)
{
    test::FakeHost host;
    std::string path;
    bool isBytes = false;
    for (model::Lines lines(text); lines.next();) {
        const std::string_view line = lines.line();
        if (line.starts_with('|')) {
            if (path.empty())
                continue;
            std::string& content = host.nodes[path].content;
            if (isBytes)
                putBytes(line.substr(1), content);
            else
                content.append(line.substr(1)).append("\n");
            continue;
        }
        if (line == "\\" && !path.empty() && host.nodes[path].content.ends_with('\n')) {
            host.nodes[path].content.pop_back();
            continue;
        }
        const auto words = model::wordsOf(line);
        path.clear();
        if (words.size() < 3)
            continue;
        const std::string_view name = words[0] == "link" ? words[1] : words.back();
        if (!name.starts_with('/') || name.size() < 2)
            continue;
        path = std::string(name);
        isBytes = words[0] == "bytes";
        std::uint32_t mode = 0644;
        std::from_chars(words[1].data(), words[1].data() + words[1].size(), mode, 8);
        host.put(path, {}, mode & 07777U);
        if (words[0] == "dir") {
            host.nodes[path].kind = host::FileKind::Directory;
            path.clear();
        } else if (words[0] == "link") {
            host.nodes[path].kind = host::FileKind::Symlink;
            host.nodes[path].content = std::string(words[2]);
            path.clear();
        } else if (isBytes) {
            std::size_t size = 0;
            std::from_chars(words[2].data(), words[2].data() + words[2].size(), size);
            host.nodes[path].content.assign(std::min(size, largest), '\0');
        }
    }
    for (const auto& [name, node] : host.nodes) {
        const auto slash = name.find('/', byUuid.size());
        if (name.starts_with(byUuid) && slash != std::string::npos &&
            node.kind == host::FileKind::File)
            host.esps[name.substr(byUuid.size(), slash - byUuid.size())][name.substr(slash + 1)] =
                node.content;
    }
    const std::string log = host.text("/dev/kmsg"); // Lines keep no copy
    for (model::Lines lines(log); lines.next();)
        host.log.emplace_back(lines.line());
    addFunctions(host);
    return host;
}

} // namespace vfpilot::fuzz
