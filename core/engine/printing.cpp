// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/printing.h"

#include "core/engine/stdio.h"

namespace vfpilot::engine {
namespace {

constexpr int out = 1;
constexpr int err = 2;

void printTo(int stream, std::string text)
{
    if (text.ends_with('\n'))
        text.pop_back();
    (void)writeLine(stream, text);
}

} // namespace

void print(std::string text)
{
    printTo(out, std::move(text));
}

void printError(std::string text)
{
    printTo(err, std::move(text));
}

Exit report(bool json, const Error& error)
{
    if (json)
        print(protocol::encode({{}, {}, {}, error}));
    else
        printError(textOf(error));
    return exitOf(error.code);
}

} // namespace vfpilot::engine
