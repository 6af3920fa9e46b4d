// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/text/plain.h"

namespace vfpilot::gui {
namespace {

constexpr char16_t controlPictures = 0x2400; // "SYMBOL FOR NULL"; the others follow in order
constexpr char16_t symbolForDelete = 0x2421;

// Marks, embeddings, overrides and isolates (Unicode UAX 9), the separators that end a line
// elsewhere than we do, and what has no width at all.
bool actsUnseen(char16_t c)
{
    return c == 0x00AD || c == 0x061C || c == 0x180E || (c >= 0x200B && c <= 0x200F) ||
           (c >= 0x2028 && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF ||
           (c >= 0xFFF9 && c <= 0xFFFB);
}

bool isPlain(char16_t c)
{
    if (c < 0x7F)
        return c >= 0x20 || c == u'\n' || c == u'\t';
    return c >= 0xA0 && !actsUnseen(c);
}

QString named(char16_t c)
{
    return QStringLiteral("<U+%1>").arg(QString::number(c, 16).toUpper(), 4, QLatin1Char('0'));
}

} // namespace

QString plain(const QString& text)
{
    QString shown;
    shown.reserve(text.size());
    qsizetype done = 0; // up to here it stands in `shown`; most text is taken in long runs
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char16_t c = text[i].unicode();
        if (isPlain(c))
            continue;
        shown += QStringView(text).sliced(done, i - done);
        done = i + 1;
        if (c == u'\r') {
            if (i + 1 == text.size() || text[i + 1] != u'\n')
                shown += u'\n';
        } else if (c < 0x20) {
            shown += QChar(char16_t(controlPictures + c));
        } else if (c == 0x7F) {
            shown += QChar(symbolForDelete);
        } else {
            shown += named(c);
        }
    }
    if (done == 0)
        return text;
    return shown += QStringView(text).sliced(done);
}

QString plain(const std::string& text)
{
    return plain(QString::fromStdString(text));
}

QString plainLine(const QString& text, int limit)
{
    // Cut first: naming makes text longer, and a hostile line may be a megabyte.
    QString shown = plain(text.left(limit));
    shown.replace(u'\n', u' ');
    shown.replace(u'\t', u' ');
    if (text.size() > limit || shown.size() > limit)
        shown = shown.left(limit - 1) + QChar(0x2026);
    return shown;
}

QString plainLine(const std::string& text, int limit)
{
    return plainLine(QString::fromStdString(text), limit);
}

} // namespace vfpilot::gui
