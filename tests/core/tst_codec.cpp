// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/codec.h"

#include <QTest>

using namespace vfpilot;
using namespace vfpilot::protocol;

class TestCodec : public QObject
{
    Q_OBJECT

private slots:
    void everyErrorCodeHasItsOwnWireName()
    {
        for (std::size_t i = 0; i < errcCount(); ++i) {
            const auto code = static_cast<Errc>(i);
            QVERIFY(!wireName(code).empty());
            QCOMPARE(errcFromWire(wireName(code)), std::optional(code));
        }
        QCOMPARE(wireName(Errc::FileUnwritable), "file-unwritable");
        QCOMPARE(wireName(Errc::HostKeyChanged), "host-key-changed");
        QCOMPARE(wireName(Errc::OtherMachine), "other-machine");
        QCOMPARE(wireName(Errc::VfsFailed), "vfs-failed");
    }

    void carriesARequest()
    {
        const auto line = encode({7, "plan", R"({"goal":{"kind":"vm","vmid":100}})", {}});
        QVERIFY(line.find('\n') == std::string::npos);
        const auto message = decode(line);
        QVERIFY(message);
        QVERIFY(message->isRequest());
        QCOMPARE(*message->id, 7);
        const auto params = fromJson<PlanParams>(message->body);
        QVERIFY(params);
        QCOMPARE(std::get<VmGoal>(params->goal).vmid, 100);
    }

    void carriesAnErrorWithItsCodeAndArgs()
    {
        const Error error{Errc::FileUnwritable, {{"path", "/etc/kernel/cmdline"}}, "EROFS"};
        const auto line = encode({3, {}, {}, error});
        QVERIFY(line.find("-32000") != std::string::npos);
        const auto message = decode(line);
        QVERIFY(message && message->isResponse());
        QCOMPARE(*message->error, error);
    }

    void givesEachErrorItsNumberOfJsonRpc_data()
    {
        QTest::addColumn<int>("code");
        QTest::addColumn<int>("number");
        // JSON-RPC 2.0, section 5.1.
        QTest::newRow("message") << static_cast<int>(Errc::BadMessage) << -32700;
        QTest::newRow("method") << static_cast<int>(Errc::UnknownMethod) << -32601;
        QTest::newRow("params") << static_cast<int>(Errc::BadParams) << -32602;
        QTest::newRow("ours") << static_cast<int>(Errc::Busy) << -32000;
    }

    void givesEachErrorItsNumberOfJsonRpc()
    {
        QFETCH(int, code);
        QFETCH(int, number);
        const auto line = encode({1, {}, {}, fail(static_cast<Errc>(code))});
        const auto wanted = "\"error\":{\"code\":" + std::to_string(number) + ',';
        QVERIFY2(line.find(wanted) != std::string::npos, line.c_str());
    }

    void keepsTheNameOfACodeItDoesNotKnow()
    {
        const auto message = decode(
            R"({"jsonrpc":"2.0","id":1,"error":{"message":"x","data":{"code":"moon-eclipsed"}}})");
        QVERIFY(message && message->error);
        QCOMPARE(message->error->code, Errc::Internal);
        QVERIFY(message->error->detail.find("moon-eclipsed") != std::string::npos);
    }

    void refusesWhatIsNoMessage_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("greeting") << QByteArray("Linux pve 6.8.4-2-pve");
        QTest::newRow("array") << QByteArray("[1,2]");
        QTest::newRow("other version") << QByteArray(R"({"jsonrpc":"1.0","method":"probe"})");
        QTest::newRow("id is text") << QByteArray(R"({"jsonrpc":"2.0","id":"a","method":"probe"})");
        QTest::newRow("id is a fraction")
            << QByteArray(R"({"jsonrpc":"2.0","id":1.5,"method":"probe"})");
        QTest::newRow("id is out of range")
            << QByteArray(R"({"jsonrpc":"2.0","id":18446744073709551615,"method":"probe"})");
        QTest::newRow("nested far too deep") << R"({"jsonrpc":"2.0","id":1,"result":)" +
                                                    QByteArray(500000, '[') +
                                                    QByteArray(500000, ']') + "}";
        QTest::newRow("method is empty") << QByteArray(R"({"jsonrpc":"2.0","method":""})");
        QTest::newRow("method is a number") << QByteArray(R"({"jsonrpc":"2.0","method":4})");
        QTest::newRow("result for nobody") << QByteArray(R"({"jsonrpc":"2.0","result":{}})");
        QTest::newRow("nothing inside") << QByteArray(R"({"jsonrpc":"2.0","id":1})");
        QTest::newRow("cut") << QByteArray("{\"jsonrpc\":\"2.0\",\"id\":1,\"resu");
        QTest::newRow("bad UTF-8") << QByteArray("{\"jsonrpc\":\"2.0\",\"method\":\"\xff\"}");
        QTest::newRow("error of wrong shape")
            << QByteArray(R"({"jsonrpc":"2.0","id":1,"error":{"data":{"args":5}}})");
    }

    void refusesWhatIsNoMessage()
    {
        QFETCH(QByteArray, line);
        const auto message = decode(line.toStdString());
        QVERIFY(!message);
        QCOMPARE(message.error().code, Errc::BadMessage);
    }

    void refusesALineOverTheLimit()
    {
        QCOMPARE(decode(std::string(lineLimit + 1, 'a')).error().code, Errc::LineTooLong);
        QCOMPARE(decode(std::string(lineLimit, 'a')).error().code, Errc::BadMessage);
    }

    void replacesBytesThatAreNotUtf8()
    {
        JobOutputEvent event;
        event.text = "make: \xff\xfe";
        const auto back = fromJson<JobOutputEvent>(toJson(event));
        QVERIFY(back);
        QCOMPARE(back->text, "make: \xef\xbf\xbd\xef\xbf\xbd");
    }

    void saysWhichMemberHasTheWrongType()
    {
        const auto goal = fromJson<Goal>(R"({"kind":"sriov","vfCount":"three"})");
        QVERIFY(!goal);
        QCOMPARE(goal.error().code, Errc::BadParams);
        QVERIFY(!fromJson<Goal>(R"({"kind":"moon"})"));
        QVERIFY(!fromJson<Goal>(R"({})"));
    }

    void takesNoNumberForAnotherOne_data()
    {
        QTest::addColumn<QByteArray>("vmid");
        QTest::newRow("over 32 bits") << QByteArray("4294967396"); // its low half is 100
        QTest::newRow("over 64 bits") << QByteArray("18446744073709551716");
        QTest::newRow("negative") << QByteArray("-4294967196");
        QTest::newRow("fraction") << QByteArray("100.5");
        QTest::newRow("huge") << QByteArray("1e99");
        QTest::newRow("bool") << QByteArray("true");
    }

    void takesNoNumberForAnotherOne()
    {
        QFETCH(QByteArray, vmid);
        const auto goal = fromJson<Goal>("{\"kind\":\"vm\",\"vmid\":" + vmid.toStdString() + "}");
        QVERIFY(!goal);
        QCOMPARE(goal.error().code, Errc::BadParams);
    }

    void anErrorIsTheSameOnTheOtherSide()
    {
        const Error error{Errc::NoSpace, {{"path", "/"}}, {}};
        QCOMPARE(*decode(encode({3, {}, {}, error}))->error, error);
    }

    void ignoresMembersItDoesNotKnow()
    {
        const auto hello = fromJson<Hello>(R"({"protocol":1,"colour":"blue","root":"/"})");
        QVERIFY(hello);
        QCOMPARE(hello->root, "/");
    }

    void bringsAViewUpToDateOnceForEachRecord()
    {
        JobInfo job;
        job.steps.resize(1);
        job.steps[0].planned.id = "edit-file:/a";
        applyRecord(job, {1, 10, "job-begun", {}, {}, {}});
        applyRecord(job, {2, 11, "step-begun", "edit-file:/a", {}, {}});
        QCOMPARE(job.steps[0].state, StepState::Running);
        applyRecord(job, {4, 12, "step-done", "edit-file:/a", {}, {}}); // 3 is missing
        QCOMPARE(job.steps[0].state, StepState::Running);
        const Error error{Errc::CommandFailed, {{"program", "dkms"}}, {}};
        applyRecord(job, {3, 12, "step-failed", "edit-file:/a", error, {}});
        applyRecord(job, {3, 12, "step-failed", "edit-file:/a", error, {}});
        QCOMPARE(job.errors.size(), 1U);
        applyRecord(job, {4, 13, "job-ended", {}, {}, JobState::RolledBack});
        QCOMPARE(job.summary.state, JobState::RolledBack);
    }
};

QTEST_GUILESS_MAIN(TestCodec)
#include "tst_codec.moc"
