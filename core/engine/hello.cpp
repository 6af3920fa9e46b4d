// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/hello.h"

#include "core/base/digest.h"
#include "core/protocol/codec.h"

namespace vfpilot::engine {
namespace {

std::string firstLine(const host::Host& host, const std::string& path)
{
    std::string text = host.readFile(path, 4096).value_or({});
    return text.substr(0, text.find('\n'));
}

} // namespace

Result<protocol::Hello> makeHello(apply::Environment& environment)
{
    const host::Host& host = environment.host;
    const auto program = host.ownProgram();
    if (!program)
        return program.error();
    protocol::Hello hello;
    hello.protocol = protocol::protocolVersion;
    hello.version = VFPILOT_VERSION;
    hello.buildHash = sha256Hex(*program);
    hello.bootId = firstLine(host, "/proc/sys/kernel/random/boot_id");
    hello.machineId = firstLine(host, "/etc/machine-id");
    hello.root = host.root();
    hello.uid = host.userId();
    hello.capabilities = {"sriov", "vm", "prepare", "undo", "guard"};
    return hello;
}

} // namespace vfpilot::engine
