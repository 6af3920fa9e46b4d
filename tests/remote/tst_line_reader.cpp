// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/codec.h"
#include "remote/link/line_reader.h"

#include <QTest>

using namespace vfpilot;
using remote::LineReader;

namespace {

const QByteArray hello = R"({"jsonrpc":"2.0","method":"hello","params":{"protocol":1}})";

} // namespace

class TestLineReader : public QObject
{
    Q_OBJECT

private slots:
    void cutsLinesWhereverTheBytesAreCut()
    {
        const QByteArray stream = "motd\n" + hello + "\n{\"a\":1}\n\n{\"b\":2}\nrest";
        for (qsizetype size = 1; size <= stream.size(); ++size) {
            LineReader reader;
            QList<QByteArray> lines;
            for (qsizetype at = 0; at < stream.size(); at += size) {
                const auto more = reader.feed(stream.mid(at, size));
                QVERIFY(more);
                lines += *more;
            }
            QCOMPARE(lines, (QList<QByteArray>{hello, "{\"a\":1}", "", "{\"b\":2}"}));
            QCOMPARE(reader.greeting(), QByteArray("motd\n"));
        }
    }

    void findsTheHelloBehindAPromptWithoutNewline()
    {
        LineReader reader;
        const auto lines = reader.feed("\x1b]0;root@pve\x07" + hello + "\n");
        QVERIFY(lines);
        QCOMPARE(*lines, QList<QByteArray>{hello});
    }

    void takesNoOtherMessageForTheHello()
    {
        LineReader reader;
        QVERIFY(reader.feed(R"({"jsonrpc":"2.0","id":1,"result":{}})"
                            "\n"));
        QVERIFY(!reader.hasHello());
        QVERIFY(reader.feed(R"({"jsonrpc":"2.0","method":"job.output","params":{}})"
                            "\n"));
        QVERIFY(!reader.hasHello());
    }

    void skipsAGreetingUpToItsLimit()
    {
        const QByteArray line = QByteArray(63, '*') + '\n';
        LineReader reader;
        const auto lines = reader.feed(line.repeated(1024) + hello + '\n'); // 64 KiB exactly
        QVERIFY(lines);
        QCOMPARE(lines->size(), 1);
    }

    void refusesALongerGreeting_data()
    {
        QTest::addColumn<QByteArray>("greeting");
        QTest::newRow("lines") << (QByteArray(63, '*') + '\n').repeated(1025);
        QTest::newRow("a hello behind the lines")
            << (QByteArray(63, '*') + '\n').repeated(1025) + hello + '\n';
        QTest::newRow("one line") << QByteArray(65537, '*');
        QTest::newRow("hello behind it") << QByteArray(65537, '*') + hello;
    }

    void refusesALongerGreeting()
    {
        QFETCH(QByteArray, greeting);
        LineReader reader;
        const auto lines = reader.feed(greeting);
        QVERIFY(!lines);
        QCOMPARE(lines.error().code, Errc::EngineStartFailed);
    }

    void takesALineOfTheLimitAndNoByteMore()
    {
        const QByteArray line(protocol::lineLimit, 'x');
        LineReader reader;
        QVERIFY(reader.feed(hello + '\n'));
        const auto taken = reader.feed(line + '\n');
        QVERIFY(taken);
        QCOMPARE(taken->value(0), line);
        QVERIFY(reader.feed(line)); // The newline may be the next byte.
        const auto refused = reader.feed("x");
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, Errc::LineTooLong);
        QCOMPARE(refused.error().args.at("limit"), "1048576");
    }
};

QTEST_GUILESS_MAIN(TestLineReader)
#include "tst_line_reader.moc"
