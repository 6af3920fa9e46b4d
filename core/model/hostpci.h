// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/model/property_string.h"

#include <string>
#include <string_view>
#include <vector>

namespace vfpilot::model {

/// Value of a hostpciN line, as qemu-server's PCI.pm (9.2) reads it: options separated by commas,
/// host as the default key, several host ids separated by semicolons. Options this version does
/// not know are kept.
class HostPciValue
{
public:
    /// Error file-malformed {reason}: neither host nor mapping, both, an id or number of wrong
    /// form, an option twice, more options than anybody gives.
    static Result<HostPciValue> parse(std::string_view text);

    /// "0000:00:02.1,pcie=1": host first, then the options in the order they were given.
    std::string format() const;

    /// Option's value; empty where it is not set.
    std::string option(std::string_view key) const;
    void setOption(const std::string& key, const std::string& value);
    const std::string& mapping() const { return m_mapping; }

    /// The functions it names, completed ("0000:" before a short one) and in lower case. An id
    /// without a function means all functions of that slot and stays so: "0000:00:02".
    std::vector<std::string> addresses() const;

private:
    std::vector<std::string> m_hosts;
    std::string m_mapping;
    Options m_options;
};

/// "0000:00:02" names every function of the slot, the PF among them.
bool namesFunction(std::string_view address, std::string_view function);

} // namespace vfpilot::model
