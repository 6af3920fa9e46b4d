// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalog/checked_json.h"

#include "core/protocol/json_reading.h"

#include <algorithm>
#include <set>

namespace vfpilot::catalog {
namespace {

using nlohmann::json;

constexpr std::size_t fileLimit = 1024 * 1024;
constexpr std::size_t textLimit = 200;

const json* jsonOf(const void* value)
{
    return static_cast<const json*>(value);
}

/// Names and parts of the file are quoted in what is said about it.
std::string printable(std::string text)
{
    std::replace_if(
        text.begin(), text.end(), [](char c) { return c < ' ' || c > '~'; }, '?');
    text.resize(std::min(text.size(), 2 * textLimit));
    return text;
}

/// The parser takes the last of two members with one name; here that is a fault.
class DoubleNames
{
public:
    bool operator()(int, json::parse_event_t event, json& value)
    {
        if (event == json::parse_event_t::object_start)
            m_open.emplace_back();
        else if (event == json::parse_event_t::object_end && !m_open.empty())
            m_open.pop_back();
        else if (event == json::parse_event_t::key && !m_open.empty() &&
                 !m_open.back().insert(value.get<std::string>()).second && m_found.empty())
            m_found = value.get<std::string>();
        return true;
    }
    const std::string& found() const { return m_found; }

private:
    std::vector<std::set<std::string>> m_open;
    std::string m_found;
};

} // namespace

struct CheckedJson::Document
{
    json value;
};

CheckedJson::CheckedJson(std::string file, std::string_view text)
    : m_file(std::move(file))
    , m_document(std::make_unique<Document>())
{
    if (text.size() > fileLimit) {
        m_fault =
            fail(Errc::FileTooLarge, {{"path", m_file}, {"limit", std::to_string(fileLimit)}});
        return;
    }
    DoubleNames names;
    try {
        m_document->value = json::parse(text, std::ref(names));
    } catch (const json::parse_error& problem) {
        const auto end = text.begin() + static_cast<long>(std::min(problem.byte, text.size()));
        reject(std::to_string(std::count(text.begin(), end, '\n') + 1), problem.what());
    }
    if (!names.found().empty())
        reject("/", "two members " + names.found());
}

CheckedJson::~CheckedJson() = default;

CheckedJson::Node CheckedJson::root()
{
    return {*this, m_fault ? nullptr : &m_document->value, ""};
}

void CheckedJson::reject(const std::string& where, const std::string& reason)
{
    if (!m_fault) {
        m_fault = fail(Errc::FileMalformed,
                       {{"path", m_file}, {"line", where.empty() ? "/" : printable(where)}},
                       printable(reason));
    }
}

CheckedJson::Node::Node(CheckedJson& owner, const void* value, std::string where)
    : m_owner(&owner)
    , m_value(owner.m_fault ? nullptr : value)
    , m_where(std::move(where))
{}

void CheckedJson::Node::reject(const std::string& reason) const
{
    m_owner->reject(m_where, reason);
}

void CheckedJson::Node::expectObject(std::initializer_list<std::string_view> known) const
{
    if (!m_value)
        return;
    if (!jsonOf(m_value)->is_object()) {
        reject("not an object");
        return;
    }
    for (const auto& [name, value] : jsonOf(m_value)->items()) {
        if (std::find(known.begin(), known.end(), name) == known.end())
            reject("unknown member " + name);
    }
}

CheckedJson::Node CheckedJson::Node::required(const std::string& name) const
{
    auto found = optional(name);
    if (found)
        return *found;
    if (m_value)
        reject("no member " + name);
    return {*m_owner, nullptr, m_where};
}

std::optional<CheckedJson::Node> CheckedJson::Node::optional(const std::string& name) const
{
    if (!m_value || !jsonOf(m_value)->is_object())
        return std::nullopt;
    const auto found = jsonOf(m_value)->find(name);
    if (found == jsonOf(m_value)->end())
        return std::nullopt;
    return Node{*m_owner, &*found, m_where + '/' + name};
}

std::string CheckedJson::Node::text() const
{
    if (!m_value)
        return {};
    const auto* value = jsonOf(m_value)->get_ptr<const std::string*>();
    const bool good =
        value && !value->empty() && value->size() <= textLimit &&
        std::all_of(value->begin(), value->end(), [](char c) { return c >= ' ' && c <= '~'; });
    if (!good) {
        reject("not a text of 1 to 200 printable ASCII characters");
        return {};
    }
    return *value;
}

int CheckedJson::Node::number(int min, int max) const
{
    if (!m_value)
        return min;
    const json& value = *jsonOf(m_value);
    // An unsigned number over the range of int64 would wrap: it is a number_unsigned.
    if (value.is_number_integer() &&
        !(value.is_number_unsigned() && value.get<std::uint64_t>() > INT32_MAX)) {
        const auto number = value.get<std::int64_t>();
        if (number >= min && number <= max)
            return static_cast<int>(number);
    }
    reject("not a whole number from " + std::to_string(min) + " to " + std::to_string(max));
    return min;
}

bool CheckedJson::Node::boolean() const
{
    if (!m_value)
        return false;
    if (!jsonOf(m_value)->is_boolean()) {
        reject("neither true nor false");
        return false;
    }
    return jsonOf(m_value)->get<bool>();
}

std::vector<CheckedJson::Node> CheckedJson::Node::items(std::size_t max) const
{
    if (!m_value)
        return {};
    const json& value = *jsonOf(m_value);
    if (!value.is_array() || value.empty() || value.size() > max) {
        reject("not a list of 1 to " + std::to_string(max) + " items");
        return {};
    }
    std::vector<Node> nodes;
    for (std::size_t i = 0; i < value.size(); ++i)
        nodes.push_back({*m_owner, &value[i], m_where + '/' + std::to_string(i)});
    return nodes;
}

} // namespace vfpilot::catalog
