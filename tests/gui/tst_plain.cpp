// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/text/plain.h"

#include <QTest>

using namespace vfpilot::gui;

class TestPlain : public QObject
{
    Q_OBJECT

private slots:
    void leavesOrdinaryTextAlone()
    {
        const QString text = QStringLiteral("DMAR: dmar0 \u2014 中文 <b>&amp;</b>\n\tnext");
        QCOMPARE(plain(text), text);
    }

    void showsWhatWouldAct_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("shown");
        QTest::newRow("escape sequence") << "\x1b[31mred" << QString::fromUtf8("␛[31mred");
        QTest::newRow("nul") << QStringLiteral("a") + QChar(0) + "b" << QString::fromUtf8("a␀b");
        QTest::newRow("delete") << "a\x7f" << QString::fromUtf8("a␡");
        QTest::newRow("c1") << QString(QChar(0x9b)) + "2J"
                            << "<U+009B>2J";
        QTest::newRow("override") << QStringLiteral("cod.exe") + QChar(0x202e) + "txt"
                                  << "cod.exe<U+202E>txt";
        QTest::newRow("isolate") << QString(QChar(0x2066)) << "<U+2066>";
        QTest::newRow("zero width") << QStringLiteral("ro") + QChar(0x200b) + "ot"
                                    << "ro<U+200B>ot";
        QTest::newRow("line separator") << QString(QChar(0x2028)) << "<U+2028>";
        QTest::newRow("progress bar") << "10%\r20%\r\n"
                                      << "10%\n20%\n";
    }
    void showsWhatWouldAct()
    {
        QFETCH(QString, text);
        QFETCH(QString, shown);
        QCOMPARE(plain(text), shown);
    }

    void badUtf8IsReplaced()
    {
        QCOMPARE(plain(std::string("a\xff") + "b"), QStringLiteral("a\ufffdb"));
    }

    void aLineIsOneLineAndShort()
    {
        QCOMPARE(plainLine(QStringLiteral("a\nb\tc")), QStringLiteral("a b c"));
        const QString line = plainLine(QString(100000, QChar(0x202e)), 50);
        QCOMPARE(line.size(), 50);
        QVERIFY(line.endsWith(QChar(0x2026)));
    }
};

QTEST_GUILESS_MAIN(TestPlain)
#include "tst_plain.moc"
