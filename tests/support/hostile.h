// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QTest>

namespace vfpilot::test {

constexpr int hugeSize = 10 * 1024 * 1024;
/// Where each byte or two makes a thing of its own: as telling, and done in a second.
constexpr int manySize = 1024 * 1024;

/// Rows of a column "bytes" that no parser may crash on, hang on or take for something else. The
/// huge ones are there for their shape: a parser that is not linear does not come to an end.
inline void addHostileRows(const QByteArray& sample)
{
    QByteArray everyByte;
    for (int value = 0; value < 256; ++value)
        everyByte += static_cast<char>(value);
    QByteArray torn = sample;
    torn.insert(sample.size() / 2, '\0');
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("newline") << QByteArray("\n");
    QTest::newRow("space") << QByteArray(" \t ");
    QTest::newRow("every byte") << everyByte;
    QTest::newRow("a NUL inside") << torn;
    QTest::newRow("invalid UTF-8") << sample + "\xc3\x28\n";
    QTest::newRow("program") << QByteArray("\x7f"
                                           "ELF\x02\x01\x01\0\0\0\xff\xfe",
                                           12);
    QTest::newRow("huge line") << QByteArray(hugeSize, 'a');
    QTest::newRow("many words") << QByteArray("a ").repeated(manySize / 2);
    QTest::newRow("many empty lines") << QByteArray(manySize, '\n');
    if (!sample.isEmpty())
        QTest::newRow("huge copies") << sample.repeated(hugeSize / static_cast<int>(sample.size()));
}

/// `check` sees the sample cut off at every byte.
template<class Check>
void cutAtEveryByte(const QByteArray& sample, const Check& check)
{
    for (qsizetype size = 0; size <= sample.size(); ++size)
        check(sample.first(size).toStdString());
}

} // namespace vfpilot::test
