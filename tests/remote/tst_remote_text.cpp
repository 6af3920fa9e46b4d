// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/package_name.h"
#include "remote/plain_text.h"
#include "remote/secret.h"
#include "remote/shell_quote.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace vfpilot;
using namespace vfpilot::remote;

/// The small pieces that stand between texts of others and us.
class TestRemoteText : public QObject
{
    Q_OBJECT

private slots:
    void quotesAWordForAnyShell_data()
    {
        QTest::addColumn<QByteArray>("word");
        QTest::newRow("plain") << QByteArray("/var/lib");
        QTest::newRow("empty") << QByteArray("");
        QTest::newRow("spaces") << QByteArray(" a  b ");
        QTest::newRow("quotes") << QByteArray("it's \"so\" '' ");
        QTest::newRow("shell") << QByteArray("$(touch x) `id` ; & | > $HOME \\ * ~ !");
        QTest::newRow("lines") << QByteArray("a\nb\tc");
    }

    void quotesAWordForAnyShell()
    {
        QFETCH(QByteArray, word);
        for (const char* shell : {"/bin/sh", "/bin/bash"}) {
            QProcess process;
            process.start(shell,
                          {"-c", QString::fromUtf8(shellCommand({"printf", "%s.", word, "end"}))});
            QVERIFY(process.waitForFinished());
            QCOMPARE(process.readAllStandardOutput(), word + ".end.");
        }
    }

    void takesFromHostTextWhatCouldAct()
    {
        QCOMPARE(plainText("a\x1b[31mb\x07\r\nc\td", 100), QString("a[31mb\nc\td"));
        QCOMPARE(plainText("x\xe2\x80\xae"
                           "drow",
                           100),
                 QString("xdrow")); // right-to-left
        QCOMPARE(plainText("\xff\xfe!", 100),
                 QString(QChar::ReplacementCharacter) + QChar::ReplacementCharacter + u'!');
        QCOMPARE(plainText(QByteArray(5000, 'x'), 10).size(), 10);
    }

    void wipesSecretsThatMoveAndEnd()
    {
        Secret first(QStringLiteral("geheim"));
        Secret second = std::move(first);
        QVERIFY(first.isEmpty()); // NOLINT: that is the point
        QCOMPARE(QByteArray(second.text()), QByteArray("geheim"));
        SecretMemory memory;
        memory.keep("password", second);
        second.wipe();
        QVERIFY(second.isEmpty());
        QCOMPARE(QByteArray(memory.find("password").text()), QByteArray("geheim"));
        memory.clear();
        QVERIFY(memory.find("password").isEmpty());
    }

    void acceptsDriverPackagesOnly_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("start");
        QTest::addColumn<bool>("isAccepted");
        const QByteArray archive = "!<arch>\ndebian-binary   ";
        const QString good = "i915-sriov-dkms_2025.07.22_amd64.deb";
        QTest::newRow("good") << good << archive << true;
        QTest::newRow("not an archive") << good << QByteArray("<html>") << false;
        QTest::newRow("empty") << good << QByteArray() << false;
        QTest::newRow("other package") << "rootkit_1.0_amd64.deb" << archive << false;
        QTest::newRow("other machine") << "i915-sriov-dkms_1.0_arm64.deb" << archive << false;
        QTest::newRow("shell") << "i915-sriov-dkms_1;id_amd64.deb" << archive << false;
        QTest::newRow("newline") << "i915-sriov-dkms_1.0_amd64.deb\n" << archive << false;
    }

    void acceptsDriverPackagesOnly()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, start);
        QFETCH(bool, isAccepted);
        const QTemporaryDir folder;
        QFile file(folder.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(start);
        file.close();
        const auto checked = checkPackageFile(file.fileName());
        QCOMPARE(checked.has_value(), isAccepted);
        if (!isAccepted)
            QCOMPARE(checked.error().code, Errc::PackageNotAccepted);
    }
};

QTEST_GUILESS_MAIN(TestRemoteText)
#include "tst_remote_text.moc"
