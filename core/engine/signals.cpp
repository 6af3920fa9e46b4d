// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/signals.h"

#include <csignal>
#include <initializer_list>

namespace vfpilot::engine {
namespace {

volatile std::sig_atomic_t asked = 0;

void remember(int)
{
    asked = 1;
}

} // namespace

void catchSignals()
{
    struct sigaction action = {};
    action.sa_handler = remember;
    sigemptyset(&action.sa_mask);
    for (const int number : {SIGTERM, SIGINT, SIGHUP})
        sigaction(number, &action, nullptr);
    action.sa_handler = SIG_IGN;
    sigaction(SIGPIPE, &action, nullptr);
}

bool endAsked()
{
    return asked != 0;
}

} // namespace vfpilot::engine
