// SPDX-License-Identifier: GPL-3.0-or-later
// Not the engine: says hello, echoes, and misbehaves as told. What it is told stands in the file
// "behave" below its root, one order a line:
//   greet BYTES | prompt TEXT | exit STATUS | hash HEX | protocol N | machine ID | boot ID
//   mute (no hello comes) | hold METHOD... (no answer to these; "*": to none)
// The request "job" is its other lever, by the id that is asked for:
//   echo:TEXT answers TEXT · count:TEXT answers the size of the id · line:BYTES sends a line of
//   that length first · die · silent
#include "core/base/digest.h"
#include "core/protocol/codec.h"

#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <string>

using namespace vfpilot;

namespace {

std::string content(const std::string& path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

std::map<std::string, std::string> orders(const std::string& root)
{
    std::map<std::string, std::string> found;
    std::ifstream file(root + "/behave");
    for (std::string line; std::getline(file, line);) {
        const auto space = line.find(' ');
        found[line.substr(0, space)] = space == std::string::npos ? "" : line.substr(space + 1);
    }
    return found;
}

void say(const std::string& line)
{
    std::cout << line << '\n' << std::flush;
}

/// An output event whose line is exactly this long.
std::string lineOf(std::size_t length)
{
    const auto event = [](std::size_t text) {
        protocol::JobOutputEvent output;
        output.text = std::string(text, 'x');
        return protocol::encode({{}, protocol::JobOutputEvent::name, protocol::toJson(output), {}});
    };
    return event(length - event(0).size());
}

void answer(const protocol::Message& request)
{
    const auto id = protocol::fromJson<protocol::JobId>(request.body);
    const std::string order = id ? id->id : "";
    if (order == "silent")
        return;
    if (order == "die")
        std::exit(3);
    if (order.starts_with("line:"))
        say(lineOf(std::stoul(order.substr(5))));
    protocol::JobInfo reply;
    if (order.starts_with("echo:"))
        reply.summary.id = order.substr(5);
    if (order.starts_with("count:"))
        reply.summary.id = std::to_string(order.size());
    say(protocol::encode({request.id, {}, protocol::toJson(reply), {}}));
}

} // namespace

int main(int count, char** words)
{
    std::string root;
    for (int i = 1; i + 1 < count; ++i) {
        if (std::string(words[i]) == "--root")
            root = words[i + 1];
    }
    auto told = orders(root);
    if (told.count("greet")) {
        for (std::size_t left = std::stoul(told["greet"]); left > 0;) {
            const std::size_t length = std::min<std::size_t>(left, 80);
            std::cout << std::string(length - 1, '*') << '\n';
            left -= length;
        }
    }
    std::cout << told["prompt"];
    if (told.count("exit")) {
        std::cerr << "fake engine ends as told\n";
        return std::stoi(told["exit"]);
    }

    protocol::Hello hello;
    hello.protocol =
        told.count("protocol") ? std::stoi(told["protocol"]) : protocol::protocolVersion;
    hello.version = "fake";
    hello.buildHash = told.count("hash") ? told["hash"] : sha256Hex(content("/proc/self/exe"));
    hello.machineId = told.count("machine") ? told["machine"] : "machine-1";
    hello.bootId = told.count("boot") ? told["boot"] : "boot-1";
    hello.root = root.empty() ? "/" : root;
    if (!told.count("mute"))
        say(protocol::encode({{}, protocol::Hello::name, protocol::toJson(hello), {}}));

    const std::string held = ' ' + told["hold"] + ' ';
    const auto isHeld = [&held](const std::string& method) {
        return held == " * " || held.find(' ' + method + ' ') != std::string::npos;
    };
    for (std::string line; std::getline(std::cin, line);) {
        const auto request = protocol::decode(line);
        if (request && request->isRequest() && !isHeld(request->method))
            answer(*request);
    }
    return 0;
}
