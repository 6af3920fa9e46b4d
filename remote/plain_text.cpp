// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/plain_text.h"

namespace vfpilot::remote {
namespace {

constexpr qsizetype tailLimit = 2048;

bool isPlain(QChar c)
{
    if (c == u'\n' || c == u'\t')
        return true;
    // Format characters can turn the direction of text around, so they go too.
    return c.category() != QChar::Other_Control && c.category() != QChar::Other_Format;
}

} // namespace

QString plainText(const QByteArray& bytes, qsizetype limit)
{
    QString text = QString::fromUtf8(bytes.left(limit * 4));
    text.removeIf([](QChar c) { return !isPlain(c); });
    text.truncate(limit);
    return text;
}

std::string tailDetail(const QByteArray& bytes)
{
    return plainText(bytes.right(tailLimit), tailLimit).trimmed().toStdString();
}

} // namespace vfpilot::remote
