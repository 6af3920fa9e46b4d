// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vfpilot::model {

/// Keys with their values, in the order they were given.
using Options = std::vector<std::pair<std::string, std::string>>;

/// As parse_property_string() of PVE::JSONSchema takes them apart: at commas, blank parts left out,
/// a part without "=" for the format's default key.
Options optionsOf(std::string_view text, std::string_view defaultKey);

/// The first of that key; end(): not set.
template<class SomeOptions> // const or not
auto findOption(SomeOptions& options, std::string_view key)
{
    return std::find_if(options.begin(), options.end(),
                        [key](const auto& option) { return option.first == key; });
}

/// Options separated by commas, "host,flags=+aes": one key may be left out before its value.
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
    Options m_options;
};

} // namespace vfpilot::model
