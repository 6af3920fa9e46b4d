// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace vfpilot::gui {

/// A short paper: what is to be read away from the wizard. Its texts may come from the host; every
/// form it is written in shows them as text, whatever stands in them.
class Document
{
public:
    explicit Document(const QString& title);

    void heading(const QString& text);
    void paragraph(const QString& text);
    /// A paragraph that must not be missed.
    void notice(const QString& text);
    void bullets(const QStringList& items);
    /// Numbered; the numbers begin at 1 in each list.
    void steps(const QStringList& items);
    /// Commands or files, line by line as they are.
    void code(const QString& text);
    /// The first row names the columns. Rows may be shorter.
    void table(const QList<QStringList>& rows);

    /// `language` is a code such as "zh_CN". One page that loads nothing from anywhere.
    QString toHtml(const QString& language) const;
    QString toMarkdown() const;
    QString toText() const;

    enum class Kind { Heading, Paragraph, Notice, Bullets, Steps, Code, Table };
    struct Block
    {
        Kind kind;
        QStringList items;
        QList<QStringList> rows; ///< of a table
    };

    const QString& title() const { return m_title; }
    const QList<Block>& blocks() const { return m_blocks; }

private:
    static QString html(const Block& block);
    static QString markdown(const Block& block);
    static QString text(const Block& block);

    QString m_title;
    QList<Block> m_blocks;
};

/// Host text inside Markdown: nothing in it formats, links or ends a table cell.
QString markdownEscaped(const QString& text);

} // namespace vfpilot::gui
