// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/text/fill.h"

#include "gui/text/plain.h"

namespace vfpilot::gui {
namespace {

constexpr int valueLimit = 300; // characters; paths and kernel parameters fit, a log does not

struct Piece
{
    QString text;
    bool isName = false;
};

bool isNamePart(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') ||
           c == u'_';
}

// A brace that does not open a name is text.
QList<Piece> pieces(const QString& sentence)
{
    QList<Piece> found;
    QString text;
    for (qsizetype i = 0; i < sentence.size(); ++i) {
        qsizetype end = i + 1;
        if (sentence[i] == u'{') {
            while (end < sentence.size() && isNamePart(sentence[end]))
                ++end;
        }
        if (end > i + 1 && end < sentence.size() && sentence[end] == u'}') {
            found.append({text, false});
            found.append({sentence.mid(i + 1, end - i - 1), true});
            text.clear();
            i = end;
        } else {
            text += sentence[i];
        }
    }
    found.append({text, false});
    return found;
}

} // namespace

QString fill(const QString& sentence, const Args& args)
{
    QString filled;
    for (const Piece& piece : pieces(sentence)) {
        if (!piece.isName) {
            filled += piece.text;
            continue;
        }
        const auto value = args.find(piece.text.toStdString());
        if (value != args.end())
            filled += plainLine(value->second, valueLimit);
    }
    return filled;
}

QStringList placeholders(const QString& sentence)
{
    QStringList names;
    for (const Piece& piece : pieces(sentence)) {
        if (piece.isName)
            names.append(piece.text);
    }
    return names;
}

QString shortened(const QString& text, int limit)
{
    return text.size() <= limit ? text : text.left(limit - 1) + QChar(0x2026);
}

QString shortened(const std::string& text, int limit)
{
    return shortened(QString::fromStdString(text), limit);
}

} // namespace vfpilot::gui
