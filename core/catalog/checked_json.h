// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vfpilot::catalog {

/// A JSON text that is read member by member against a schema. The first fault is kept; after it
/// every value reads as empty, so that a reader runs to its end and then asks once.
class CheckedJson
{
public:
    class Node;

    CheckedJson(std::string file, std::string_view text);
    ~CheckedJson();
    CheckedJson(const CheckedJson&) = delete;
    CheckedJson& operator=(const CheckedJson&) = delete;

    Node root();
    const std::optional<Error>& fault() const { return m_fault; }
    void reject(const std::string& where, const std::string& reason);

private:
    struct Document;
    std::string m_file;
    std::unique_ptr<Document> m_document;
    std::optional<Error> m_fault;
};

/// One value and where it stands.
class CheckedJson::Node
{
public:
    /// Rejects what is no object, or has a member that is not in `known`.
    void expectObject(std::initializer_list<std::string_view> known) const;
    Node required(const std::string& name) const;
    std::optional<Node> optional(const std::string& name) const;

    std::string text() const; ///< 1..200 printable ASCII characters
    int number(int min, int max) const;
    bool boolean() const;
    std::vector<Node> items(std::size_t max) const; ///< of an array that is not empty

    void reject(const std::string& reason) const;

private:
    friend class CheckedJson;
    Node(CheckedJson& owner, const void* value, std::string where);
    CheckedJson* m_owner;
    const void* m_value; ///< of nlohmann::json, which this header keeps out; null after a fault
    std::string m_where; ///< JSON pointer
};

} // namespace vfpilot::catalog
