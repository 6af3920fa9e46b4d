// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/digest.h"

#include <QTest>

using namespace vfpilot;

class TestDigest : public QObject
{
    Q_OBJECT

private slots:
    // FIPS 180-2, appendix B and C.
    void knowsThePublishedSums()
    {
        QCOMPARE(sha256Hex("abc"),
                 "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        QCOMPARE(sha1Hex("abc"), "a9993e364706816aba3e25717850c26c9cd0d89d");
    }

    void countsEveryByte()
    {
        QVERIFY(sha256Hex(std::string("a\0b", 3)) != sha256Hex("a"));
        QCOMPARE(sha256Hex(std::string(1000000, 'a')),
                 "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
    }
};

QTEST_GUILESS_MAIN(TestDigest)
#include "tst_digest.moc"
