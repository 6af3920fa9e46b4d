// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/text/fill.h"

#include <QTest>

using namespace vfpilot::gui;

class TestFill : public QObject
{
    Q_OBJECT

private slots:
    void putsValuesIn()
    {
        QCOMPARE(
            fill(QStringLiteral("{path}, line {line}."), {{"path", "/etc/fstab"}, {"line", "3"}}),
            QStringLiteral("/etc/fstab, line 3."));
    }

    void leavesNothingOfANameWithoutValue()
    {
        QCOMPARE(fill(QStringLiteral("a {what} b"), {}), QStringLiteral("a  b"));
    }

    void doesNotFillWhatTheHostSent()
    {
        QCOMPARE(fill(QStringLiteral("{a} {b}"), {{"a", "{b}"}, {"b", "{a}"}}),
                 QStringLiteral("{b} {a}"));
    }

    void keepsOtherBraces()
    {
        const QString text = QStringLiteral("{ } {} {not a name} {open");
        QCOMPARE(fill(text, {{"not", "x"}}), text);
    }

    void boundsAValueAndKeepsItOnOneLine()
    {
        const QString filled =
            fill(QStringLiteral("{text}"), {{"text", "one\ntwo" + std::string(1000, 'x')}});
        QVERIFY(filled.startsWith(QStringLiteral("one two")));
        QCOMPARE(filled.size(), 300);
        QCOMPARE(filled.back(), QChar(0x2026));
    }

    void namesThePlaceholders()
    {
        QCOMPARE(placeholders(QStringLiteral("{b} and {a}, {b}")),
                 QStringList({QStringLiteral("b"), QStringLiteral("a"), QStringLiteral("b")}));
    }
};

QTEST_GUILESS_MAIN(TestFill)
#include "tst_fill.moc"
