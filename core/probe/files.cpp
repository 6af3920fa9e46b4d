// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/digest.h"
#include "core/probe/topics.h"
#include "core/protocol/paths.h"

#include <array>
#include <cstdio>

namespace vfpilot::probe {
namespace {

constexpr std::size_t editLimit = 64 * 1024; // files of a few lines, and they travel in a message
constexpr std::size_t programLimit = 64 * 1024 * 1024;

std::string octal(std::uint32_t mode)
{
    std::array<char, 16> text = {{}};
    std::snprintf(text.data(), text.size(), "%04o", mode);
    return text.data();
}

} // namespace

Result<> readFiles(const host::Host& host, protocol::Facts& facts)
{
    for (const char* path : {paths::kernelCmdline, paths::modulesLoad, paths::vfUnit}) {
        const auto state = host.state(path);
        if (!state)
            return state.error();
        if (!*state)
            continue;
        auto content = host.readFile(path, editLimit);
        if (!content)
            return std::move(content).error();
        facts.files[path] = std::move(*content);
        facts.fileModes[path] = octal((*state)->attributes.mode);
    }
    const auto program = host.ownProgram();
    if (!program)
        return program.error();
    facts.engineHash = sha256Hex(*program);
    if (const auto copy = host.readFile(paths::engineCopy, programLimit))
        facts.engineCopyHash = sha256Hex(*copy);
    return {};
}

} // namespace vfpilot::probe
