// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/models/line_diff.h"

#include <QTest>

using namespace vfpilot::gui;

namespace {

/// "=" equal, "-" removed, "+" added, "~" changed, "…" a gap.
QString shape(const QList<DiffRow>& rows)
{
    QString marks;
    for (const DiffRow& row : rows) {
        switch (row.kind) {
        case DiffRow::Kind::Same:
            marks += u'=';
            break;
        case DiffRow::Kind::Changed:
            marks += u'~';
            break;
        case DiffRow::Kind::Added:
            marks += u'+';
            break;
        case DiffRow::Kind::Removed:
            marks += u'-';
            break;
        case DiffRow::Kind::Gap:
            marks += QChar(0x2026);
            break;
        }
    }
    return marks;
}

QString lines(const QStringList& texts)
{
    return texts.join(u'\n') + u'\n';
}

QStringList spans(const QString& text, const QList<TextSpan>& found)
{
    QStringList words;
    for (const TextSpan& span : found)
        words += text.mid(span.start, span.length).trimmed();
    return words;
}

} // namespace

class TestLineDiff : public QObject
{
    Q_OBJECT

private slots:
    void findsTheLinesThatChange_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("after");
        QTest::addColumn<QString>("expected");
        QTest::newRow("nothing") << ""
                                 << ""
                                 << "";
        QTest::newRow("new") << "" << lines({"a", "b"}) << "++";
        QTest::newRow("gone") << lines({"a", "b"}) << ""
                              << "--";
        QTest::newRow("alike") << lines({"a"}) << lines({"a"}) << QString(QChar(0x2026));
        QTest::newRow("changed") << lines({"a", "b", "c"}) << lines({"a", "x", "c"}) << "=~=";
        QTest::newRow("inserted") << lines({"a", "c"}) << lines({"a", "b", "c"}) << "=+=";
        QTest::newRow("moved") << lines({"a", "b", "c"}) << lines({"b", "c", "a"}) << "-==+";
        QTest::newRow("repeated") << lines({"a", "a"}) << lines({"a", "a", "a"}) << "==+";
        QTest::newRow("last line end") << "a"
                                       << "a\n"
                                       << "~";
        QTest::newRow("far") << lines({"a", "1", "2", "3", "4", "5"})
                             << lines({"b", "1", "2", "3", "4", "5"})
                             << QStringLiteral("~===") + QChar(0x2026);
    }
    void findsTheLinesThatChange()
    {
        QFETCH(QString, before);
        QFETCH(QString, after);
        QFETCH(QString, expected);
        QCOMPARE(shape(lineDiff(before, after)), expected);
    }

    void marksTheWordsThatChange()
    {
        auto rows = lineDiff(QStringLiteral("root=zfs quiet\n"),
                             QStringLiteral("root=zfs intel_iommu=on quiet splash\n"));
        QCOMPARE(rows.size(), 1);
        QVERIFY(rows[0].addedWords.isEmpty()); // only where a row is shown
        markWords(rows[0]);
        markWords(rows[0]); // a view that is drawn anew does it again
        QCOMPARE(spans(rows[0].after, rows[0].addedWords),
                 QStringList({"intel_iommu=on", "splash"}));
        QVERIFY(rows[0].removedWords.isEmpty());
    }

    void takesWhatIsTooMuchAsReplaced()
    {
        QStringList before;
        QStringList after;
        for (int i = 0; i < 3000; ++i) {
            before += QStringLiteral("before %1").arg(i);
            after += QStringLiteral("after %1").arg(i);
        }
        const auto rows = lineDiff(lines(before), lines(after));
        QCOMPARE(rows.size(), 3000);
        QCOMPARE(rows[2999].before, QStringLiteral("before 2999"));
        QCOMPARE(rows[2999].after, QStringLiteral("after 2999"));
        QCOMPARE(rows[2999].afterLine, 3000);
    }

    void leavesAHugeLineUnmarked()
    {
        const QString huge = QStringLiteral("word ").repeated(100'000);
        auto rows = lineDiff(huge, huge + u'x');
        QCOMPARE(rows.size(), 1);
        markWords(rows[0]);
        QVERIFY(rows[0].addedWords.isEmpty());
    }
};

QTEST_APPLESS_MAIN(TestLineDiff)
#include "tst_line_diff.moc"
