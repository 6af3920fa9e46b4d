// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/screen_check.h"

#include "gui/widgets/labels.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QFile>
#include <QHeaderView>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <QScrollArea>
#include <QScrollBar>
#include <QTextEdit>
#include <QXmlStreamReader>

namespace vfpilot::test {
namespace {

constexpr int slack = 1; // sizes are rounded

QString nameOf(const QWidget& widget)
{
    return QString::fromLatin1(widget.metaObject()->className()) + ' ' + widget.objectName();
}

QString misfit(const QWidget& widget, const QString& text, QSize needed)
{
    if (text.isEmpty() ||
        (needed.width() <= widget.width() + slack && needed.height() <= widget.height() + slack))
        return {};
    return QStringLiteral("%1: %2x%3 for \"%4\", which needs %5x%6")
        .arg(nameOf(widget))
        .arg(widget.width())
        .arg(widget.height())
        .arg(text)
        .arg(needed.width())
        .arg(needed.height());
}

QSize neededBy(const QLabel& label)
{
    if (label.wordWrap())
        return {0, label.heightForWidth(label.width())};
    return label.sizeHint();
}

void addRows(const QAbstractItemModel& model, const QModelIndex& parent, QStringList& texts)
{
    for (int row = 0; row < model.rowCount(parent); ++row) {
        for (int column = 0; column < model.columnCount(parent); ++column)
            texts += model.index(row, column, parent).data().toString();
        addRows(model, model.index(row, 0, parent), texts);
    }
}

void addItems(const QAbstractItemView& view, QStringList& texts)
{
    if (!view.model() || qobject_cast<const QHeaderView*>(&view))
        return;
    addRows(*view.model(), {}, texts);
    for (int column = 0; column < view.model()->columnCount(); ++column)
        texts += view.model()->headerData(column, Qt::Horizontal).toString();
}

QStringList textsOf(const QWidget& widget)
{
    QStringList texts{widget.toolTip(), widget.accessibleName()};
    if (const auto* elided = qobject_cast<const gui::ElidedLabel*>(&widget))
        texts += elided->fullText();
    else if (const auto* label = qobject_cast<const QLabel*>(&widget))
        texts += label->text();
    else if (const auto* button = qobject_cast<const QAbstractButton*>(&widget))
        texts += button->text();
    else if (const auto* field = qobject_cast<const QLineEdit*>(&widget))
        texts += field->placeholderText();
    else if (const auto* plain = qobject_cast<const QPlainTextEdit*>(&widget))
        texts += plain->toPlainText();
    else if (const auto* rich = qobject_cast<const QTextEdit*>(&widget))
        texts += rich->toPlainText();
    else if (const auto* view = qobject_cast<const QAbstractItemView*>(&widget))
        addItems(*view, texts);
    texts.removeAll(QString());
    return texts;
}

bool isLanguageButton(const QWidget& widget)
{
    return widget.objectName() == "header.zh_CN" || widget.objectName() == "header.en";
}

/// A source sentence as it may stand on screen: whatever is in its places.
QRegularExpression asShown(const QString& source)
{
    static const QRegularExpression place("\\\\\\{\\w+\\\\\\}|%n|\\\\%n");
    QString pattern = QRegularExpression::escape(source);
    pattern.replace(place, ".*");
    // A long one may stand among others; a short one is only meant where it stands alone.
    const bool isLong = source.count(' ') >= 3;
    return QRegularExpression(isLong ? pattern : "^\\s*" + pattern + "\\s*$",
                              QRegularExpression::MultilineOption);
}

/// Source sentences that read otherwise in Chinese and have words of their own.
QList<QRegularExpression> readSources()
{
    static const QRegularExpression word("[A-Za-z]{3,}");
    static const QRegularExpression place("\\{\\w+\\}");
    QFile file(QStringLiteral(VFPILOT_SOURCE_DIR "/translations/vfpilot_zh_CN.ts"));
    QList<QRegularExpression> sources;
    if (!file.open(QIODevice::ReadOnly))
        return sources;
    QXmlStreamReader xml(&file);
    QString source;
    while (!xml.atEnd()) {
        xml.readNext();
        if (!xml.isStartElement())
            continue;
        if (xml.name() == QLatin1String("source")) {
            source = xml.readElementText();
        } else if (xml.name() == QLatin1String("translation")) {
            const QString chinese = xml.readElementText(QXmlStreamReader::IncludeChildElements);
            if (chinese != source && QString(source).remove(place).contains(word))
                sources += asShown(source);
        }
    }
    return sources;
}

bool isSpokenIn(const QString& language, const QString& text)
{
    static const QRegularExpression chinese("[\\x{3400}-\\x{9fff}]");
    static const QList<QRegularExpression> sources = readSources();
    if (language != QLatin1String("zh_CN"))
        return !text.contains(chinese);
    return !sources.isEmpty() &&
           std::none_of(sources.begin(), sources.end(), [&text](const QRegularExpression& source) {
               return text.contains(source);
           });
}

} // namespace

QStringList cutOff(const QWidget& window)
{
    QStringList found;
    for (const QWidget* widget : window.findChildren<QWidget*>()) {
        if (!widget->isVisible() || qobject_cast<const gui::ElidedLabel*>(widget))
            continue;
        if (const auto* label = qobject_cast<const QLabel*>(widget))
            found += misfit(*label, label->text(), neededBy(*label));
        else if (const auto* button = qobject_cast<const QAbstractButton*>(widget))
            found += misfit(*button, button->text(), button->sizeHint());
        else if (const auto* area = qobject_cast<const QScrollArea*>(widget))
            if (area->horizontalScrollBar()->maximum() > 0)
                found += nameOf(*area) + ": is wider than the window";
    }
    found.removeAll(QString());
    return found;
}

QStringList wronglySpoken(const QWidget& window, const QString& language)
{
    QStringList found;
    for (const QWidget* widget : window.findChildren<QWidget*>()) {
        if (!widget->isVisible() || isLanguageButton(*widget))
            continue;
        for (const QString& text : textsOf(*widget)) {
            if (!isSpokenIn(language, text))
                found += nameOf(*widget) + ": " + text;
        }
    }
    return found;
}

} // namespace vfpilot::test
