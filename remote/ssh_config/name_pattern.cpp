// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/ssh_config/name_pattern.h"

namespace vfpilot::remote {

bool matchesPattern(QStringView text, QStringView pattern)
{
    qsizetype t = 0;
    qsizetype p = 0;
    qsizetype star = -1; // the last one passed, and where the text goes on behind it
    qsizetype behind = 0;
    while (t < text.size()) {
        if (p < pattern.size() && pattern[p] == u'*') {
            star = p++;
            behind = t;
        } else if (p < pattern.size() &&
                   (pattern[p] == u'?' || pattern[p].toCaseFolded() == text[t].toCaseFolded())) {
            ++p;
            ++t;
        } else if (star >= 0) {
            p = star + 1;
            t = ++behind;
        } else {
            return false;
        }
    }
    while (p < pattern.size() && pattern[p] == u'*')
        ++p;
    return p == pattern.size();
}

bool matchesPatterns(const QString& text, const QStringList& patterns)
{
    bool isMatched = false;
    for (const QString& pattern : patterns) {
        const bool isNegated = pattern.startsWith(u'!');
        if (!matchesPattern(text, QStringView(pattern).mid(isNegated ? 1 : 0)))
            continue;
        if (isNegated)
            return false;
        isMatched = true;
    }
    return isMatched;
}

} // namespace vfpilot::remote
