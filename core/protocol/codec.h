// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/protocol/methods.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// JSON-RPC 2.0 in lines of UTF-8, and the JSON of everything that crosses the seam. The same
/// code serves both sides, the job folder and the tests.
namespace vfpilot::protocol {

constexpr int protocolVersion = 1;
constexpr std::size_t lineLimit = 1024 * 1024;   ///< bytes, without the newline; both ways
constexpr std::size_t greetingLimit = 64 * 1024; ///< what a login shell may say before hello

/// One message. Exactly one of the shapes of JSON-RPC 2.0: request (id, method), notification
/// (method), response (id and result or error).
struct Message
{
    std::optional<std::int64_t> id;
    std::string method;
    std::string body; ///< JSON text of params or result
    std::optional<Error> error;

    bool isRequest() const { return id && !method.empty(); }
    bool isNotification() const { return !id && !method.empty(); }
    bool isResponse() const { return id && method.empty(); }
};

/// One line, without the newline. Invalid UTF-8 inside is replaced by U+FFFD.
std::string encode(const Message& message);
/// Errors: bad-message, line-too-long. Unknown members are ignored; an error code this version
/// does not know becomes Internal with its name in the detail.
Result<Message> decode(std::string_view line);

/// JSON text of a struct of this library, and back. fromJson: unknown members are ignored, absent
/// ones keep their default, a wrong type is bad-params with the member's path.
template<class T>
std::string toJson(const T& value);
template<class T>
Result<T> fromJson(std::string_view text);

} // namespace vfpilot::protocol
