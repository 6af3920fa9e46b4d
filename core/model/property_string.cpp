// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/property_string.h"

#include "core/base/words.h"

namespace vfpilot::model {

Options optionsOf(std::string_view text, std::string_view defaultKey)
{
    Options options;
    for (const std::string& part : splitAt(text, ',')) {
        const auto equals = part.find('=');
        if (equals != std::string::npos)
            options.emplace_back(part.substr(0, equals), part.substr(equals + 1));
        else if (part.find_first_not_of(" \t\r\n\f\v") != std::string::npos)
            options.emplace_back(defaultKey, part);
    }
    return options;
}

PropertyString::PropertyString(std::string_view text, std::string defaultKey)
    : m_defaultKey(std::move(defaultKey))
    , m_options(optionsOf(text, m_defaultKey))
{}

std::string PropertyString::value(std::string_view key) const
{
    const auto it = findOption(m_options, key);
    return it == m_options.end() ? std::string() : it->second;
}

void PropertyString::set(const std::string& key, const std::string& value)
{
    const auto it = findOption(m_options, key);
    if (it != m_options.end())
        it->second = value;
    else
        m_options.emplace(key == m_defaultKey ? m_options.begin() : m_options.end(), key, value);
}

std::string PropertyString::format() const
{
    std::string text;
    for (const auto& [key, value] : m_options) {
        text += text.empty() ? "" : ",";
        text += key == m_defaultKey ? value : key + "=" + value;
    }
    return text;
}

} // namespace vfpilot::model
