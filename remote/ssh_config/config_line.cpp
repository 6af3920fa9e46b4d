// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/ssh_config/config_line.h"

namespace vfpilot::remote {
namespace {

constexpr qsizetype lineLimit = 16 * 1024;

bool isBlank(QChar c)
{
    return c == u' ' || c == u'\t' || c == u'\r' || c == u'\n' || c == u'\f';
}

/// Words from `at` on; false for a quote that does not end.
bool splitWords(const QString& text, qsizetype at, QStringList& words)
{
    while (at < text.size()) {
        if (isBlank(text[at])) {
            ++at;
            continue;
        }
        if (text[at] == u'#')
            return true;
        QString word;
        QChar quote;
        for (; at < text.size() && (!quote.isNull() || !isBlank(text[at])); ++at) {
            const QChar c = text[at];
            const QChar next = at + 1 < text.size() ? text[at + 1] : QChar();
            const bool isEscape = c == u'\\' && (next == u'"' || next == u'\'' || next == u'\\' ||
                                                 (quote.isNull() && next == u' '));
            if (isEscape) {
                word += next;
                ++at;
            } else if (quote.isNull() && (c == u'"' || c == u'\'')) {
                quote = c;
            } else if (!quote.isNull() && c == quote) {
                quote = QChar();
            } else {
                word += c;
            }
        }
        if (!quote.isNull())
            return false;
        words += word;
    }
    return true;
}

} // namespace

std::optional<ConfigLine> splitConfigLine(const QByteArray& line)
{
    if (line.size() > lineLimit || line.contains('\0'))
        return std::nullopt;
    const QString text = QString::fromUtf8(line).trimmed();
    ConfigLine split;
    if (text.isEmpty() || text.startsWith(u'#'))
        return split;
    qsizetype at = 0;
    while (at < text.size() && !isBlank(text[at]) && text[at] != u'=')
        ++at;
    split.keyword = text.left(at).toLower();
    while (at < text.size() && isBlank(text[at]))
        ++at;
    if (at < text.size() && text[at] == u'=')
        ++at;
    if (split.keyword.isEmpty() || !splitWords(text, at, split.words))
        return std::nullopt;
    return split;
}

} // namespace vfpilot::remote
