// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/exit_codes.h"
#include "core/engine/text_output.h"
#include "core/protocol/codec.h"

#include <string>

/// How a subcommand says what it found, the same for all of them.
namespace vfpilot::engine {

/// To stdout, with one newline at its end.
void print(std::string text);
void printError(std::string text); ///< the same to stderr

/// As JSON to stdout, or as text to stderr. Answers with the exit code that belongs to it.
Exit report(bool json, const Error& error);

/// As JSON or as text.
template<class T>
void show(bool json, const T& value)
{
    print(json ? protocol::toJson(value) : textOf(value));
}

} // namespace vfpilot::engine
