// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/text/fill.h"
#include "gui/wizard/language.h"

#include <QStringList>
#include <QTest>

namespace vfpilot::test {

/// Runs `check` once in each language; the name of the language is in the failure's message.
template<class Check>
void inEachLanguage(Check check)
{
    for (const QString& language : gui::languages()) {
        gui::setLanguage(language);
        check(language);
    }
    gui::setLanguage(QStringLiteral("en"));
}

/// Fails the test where a sentence is empty or is still its key.
inline bool isSentence(const QString& text, const std::string& key)
{
    return !text.isEmpty() && text != QString::fromStdString(key);
}

} // namespace vfpilot::test
