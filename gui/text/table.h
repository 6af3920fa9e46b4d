// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QString>

#include <span>
#include <string_view>

namespace vfpilot::gui {

/// A key of the wire and the English source of its sentence.
struct Sentence
{
    std::string_view key;
    const char* source;
};

/// The sentence of `key` in the language of the moment; empty where the table has none.
inline QString
sentenceOf(std::span<const Sentence> table, const char* context, std::string_view key)
{
    for (const Sentence& entry : table) {
        if (entry.key == key)
            return QCoreApplication::translate(context, entry.source);
    }
    return {};
}

} // namespace vfpilot::gui
