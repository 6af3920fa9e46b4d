// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <functional>
#include <utility>
#include <variant>

namespace vfpilot {

/// A value or an Error. The names are std::expected's, of which this is the part in use; unlike
/// it the class is [[nodiscard]]: an error that nobody looks at does not compile.
template<class T = void>
class [[nodiscard]] Result
{
    using Value = std::conditional_t<std::is_void_v<T>, std::monostate, T>;

public:
    using value_type = T;

    Result() requires std::is_void_v<T>
    = default;
    Result(Value value)
        : m_state(std::in_place_index<0>, std::move(value))
    {}
    Result(Error error)
        : m_state(std::in_place_index<1>, std::move(error))
    {}

    bool has_value() const { return m_state.index() == 0; }
    explicit operator bool() const { return has_value(); }

    Value& operator*() & { return std::get<0>(m_state); }
    const Value& operator*() const& { return std::get<0>(m_state); }
    Value&& operator*() && { return std::get<0>(std::move(m_state)); }
    Value* operator->() { return &std::get<0>(m_state); }
    const Value* operator->() const { return &std::get<0>(m_state); }

    /// The value, or `otherwise` where there is an error.
    Value value_or(Value otherwise) const&
    {
        return has_value() ? std::get<0>(m_state) : std::move(otherwise);
    }

    const Error& error() const& { return std::get<1>(m_state); }
    Error&& error() && { return std::get<1>(std::move(m_state)); }

    /// next(value) must return a Result; it is not called after an error.
    template<class F>
    auto and_then(F&& next) &&
    {
        if constexpr (std::is_void_v<T>) {
            using Next = std::invoke_result_t<F>;
            return *this ? std::invoke(std::forward<F>(next)) : Next(std::move(*this).error());
        } else {
            using Next = std::invoke_result_t<F, T&&>;
            return *this ? std::invoke(std::forward<F>(next), std::move(**this))
                         : Next(std::move(*this).error());
        }
    }

private:
    std::variant<Value, Error> m_state;
};

inline Error fail(Errc code, Args args = {}, std::string detail = {})
{
    return {code, std::move(args), std::move(detail)};
}

} // namespace vfpilot
