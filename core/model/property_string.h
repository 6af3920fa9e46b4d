// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vfpilot::model {

/// Options separated by commas, "host,flags=+aes": one key may be left out before its value (the
/// format's default key, parse_property_string() of PVE::JSONSchema).
class PropertyString
{
public:
    PropertyString(std::string_view text, std::string defaultKey);

    /// Empty: not set.
    std::string value(std::string_view key) const;
    /// Where the key stands already; else the default key in front, any other at the end.
    void set(const std::string& key, const std::string& value);
    /// The default key without its name, all in the order they were given.
    std::string format() const;

private:
    std::string m_defaultKey;
    std::vector<std::pair<std::string, std::string>> m_options;
};

} // namespace vfpilot::model
