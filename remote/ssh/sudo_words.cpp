// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/ssh/sudo_words.h"

#include <iterator>

namespace vfpilot::remote {
namespace {

struct Words
{
    const char* text;
    SudoVerdict verdict;
};

// The more particular ones first. What is required is a password, or a terminal to read it from.
constexpr Words known[] = {
    {"must have a tty", SudoVerdict::NeedsTerminal},
    {"sudoers file", SudoVerdict::NotAllowed},
    {"not allowed", SudoVerdict::NotAllowed},
    {"may not", SudoVerdict::NotAllowed},
    {"incorrect password", SudoVerdict::WrongPassword},
    {"is required", SudoVerdict::WantsPassword},
    {"sudo: ", SudoVerdict::Other},
};

} // namespace

SudoVerdict sudoVerdict(const QByteArray& said)
{
    for (const Words& words : known) {
        if (said.contains(words.text))
            return words.verdict;
    }
    return SudoVerdict::NotSudo;
}

} // namespace vfpilot::remote
