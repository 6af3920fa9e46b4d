// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/steps/step.h"

#include <set>

/// What the steps that install packages have in common.
namespace vfpilot::steps {

/// Third word of dpkg's Status field ("installed", "half-configured", …) by package name, read from
/// dpkg's own database. Packages of which nothing or only configuration is left are not in it.
Result<std::map<std::string, std::string>> packageStates(const host::Host& host);

/// Names behind "Inst", "Remv" or "Purg" in what apt-get -s prints. `fresh`: of "Inst" lines only
/// those without a "[version]" that is replaced.
std::set<std::string> simulated(const std::string& text, std::string_view verb, bool fresh = false);

/// Ends what a killed dpkg left half done, and does nothing where there is no such thing. To be
/// called before packageStates() decides what to take back: until then the database does not have
/// all of it, and apt-get refuses to work for anybody.
Result<> endPending(host::Host& host, const Output& output);

/// Runs dpkg or apt-get: ends first what a killed run left half done, and waits while another
/// process holds dpkg's lock.
Result<> runDpkg(host::Host& host,
                 const std::vector<std::string>& argv,
                 std::chrono::seconds limit,
                 const Output& output);

} // namespace vfpilot::steps
