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

// The more particular ones first.
constexpr Words known[] = {
    {"must have a tty", SudoVerdict::NeedsTerminal},
    {"not in the sudoers file", SudoVerdict::NotAllowed},
    {"is not allowed to", SudoVerdict::NotAllowed},
    {"may not run sudo", SudoVerdict::NotAllowed},
    {"incorrect password attempt", SudoVerdict::WrongPassword},
    {"a password is required", SudoVerdict::WantsPassword},
    {"a terminal is required to read the password", SudoVerdict::WantsPassword},
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
