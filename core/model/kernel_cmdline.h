// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vfpilot::model {

/// The kernel's parameter line, word by word, as next_arg() of the kernel's lib/cmdline.c cuts it:
/// at white space outside double quotes. Order, spacing and repeated words are kept: console= and
/// others are read as a list. What stands after a lone "--" is init's and not the kernel's.
class KernelCmdline
{
public:
    static KernelCmdline parse(std::string_view line);

    /// The line again; byte for byte what was parsed when nothing was changed.
    std::string toLine() const;
    /// The kernel's words, in order, without what is init's.
    std::vector<std::string> words() const;

    struct Range
    {
        std::size_t from = 0;
        std::size_t to = 0;
    };
    /// Where each of words() stands in toLine().
    std::vector<Range> ranges() const;

    /// The kernel acts as `word` (key=value or a bare key) says. For module_blacklist=, which is a
    /// list separated by commas, that its list holds each of the names.
    bool carries(std::string_view word) const;
    /// Value of the last `key=value` of the kernel's words; an empty string for a bare `key`.
    /// '-' and '_' are the same in a key, as for module parameters.
    std::optional<std::string> value(std::string_view key) const;

    /// Ends with carries(word). A word of that key is changed where it stands first and dropped
    /// where it stands again; without one the word is added at the end of the kernel's part. A list
    /// keeps the names it has. Nothing changes where carries(word) holds already.
    void set(const std::string& word);
    /// Takes this very word out, wherever the kernel would read it; of a list only its names.
    void remove(std::string_view word);

    /// Each of the kernel's words as `change` gives it, in order; one that it makes empty goes.
    void change(const std::function<std::string(const std::string& word)>& change);

    /// The part before '=', or the whole word.
    static std::string_view keyOf(std::string_view word);
    static bool sameKey(std::string_view a, std::string_view b);

private:
    struct Piece
    {
        std::string space; ///< what stood before the word
        std::string word;
    };

    std::size_t kernelPart() const;
    void replaceKey(std::string_view key, const std::string& word);
    /// Takes out the kernel's words from `first` on that `gone` is true for.
    template<class Gone>
    void erase(std::size_t first, const Gone& gone);

    std::vector<Piece> m_pieces;
    std::string m_tail; ///< space after the last word
};

} // namespace vfpilot::model
