// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/kept_secrets.h"
#include "remote/secret_keeper.h"
#include "tests/support/memory_store.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace vfpilot::remote;
using vfpilot::test::MemoryStore;

/// Which questions the keychain answers and which the person does; what is kept, and when.
class TestSecretKeeper : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_store = std::make_unique<MemoryStore>();
        m_store->use();
        start();
    }

    void asksThePersonWhereNothingIsKept()
    {
        m_keeper->ask(password());
        expectPerson();
        QVERIFY(m_store->looks.isEmpty()); // the keychain stays shut
    }

    void keepsOnlyWhatIsWantedAndProvedRight()
    {
        m_keeper->ask(password());
        expectPerson();
        m_keeper->take("not to be kept", false);
        m_keeper->prove();
        QVERIFY(m_store->secrets.isEmpty());

        m_keeper->ask(password());
        expectPerson();
        m_keeper->take("secret", true);
        QVERIFY(m_store->secrets.isEmpty());
        m_keeper->drop(); // the try failed
        m_keeper->prove();
        QVERIFY(m_store->secrets.isEmpty());

        m_keeper->ask(password());
        expectPerson();
        m_keeper->take("secret", true);
        m_keeper->prove();
        QCOMPARE(m_store->secrets.value("password:root@pve.home:22"), QByteArray("secret"));
    }

    void keepsTheAnswerThatWasRightAndNotTheOneBefore()
    {
        m_keeper->ask(password());
        expectPerson();
        m_keeper->take("falsch", true);
        m_keeper->ask(again(password()));
        expectPerson();
        m_keeper->take("secret", true);
        m_keeper->prove();
        QCOMPARE(m_store->secrets.values(), QList<QByteArray>{"secret"});

        m_keeper->ask(password());
        expectKept("secret");
        m_keeper->ask(again(password()));
        expectPerson();
        m_keeper->take("another", false); // changed, and the person does not want it kept any more
        m_keeper->prove();
        QVERIFY(m_store->secrets.isEmpty());
    }

    void answersFromTheKeychainInTheNextRun()
    {
        keep(password(), "secret");
        start();
        m_keeper->ask(password());
        expectKept("secret");
        QVERIFY(m_asked->isEmpty());
    }

    void givesAKeysPassphraseToEachHostThatWantsIt()
    {
        SecretQuestion question;
        question.kind = SecretQuestion::Kind::KeyPassphrase;
        question.keepName = KeptSecrets::passphraseName("/home/me/.ssh/id_ed25519");
        keep(question, "open sesame");
        m_keeper->ask(question); // the jump host
        expectKept("open sesame");
        m_keeper->ask(question); // the host behind it
        expectKept("open sesame");
    }

    void forgetsAKeptSecretThatIsWrong()
    {
        keep(password(), "old");
        m_keeper->ask(password());
        expectKept("old");
        m_keeper->ask(again(password()));
        QVERIFY(expectPerson().keptWasWrong);
        QVERIFY(m_store->secrets.isEmpty());
        m_keeper->take("falsch", false);
        m_keeper->ask(again(password()));
        QVERIFY(!expectPerson().keptWasWrong); // that one was typed
    }

    void leavesAKeptPasswordWhereTheCodeMayHaveBeenWrong()
    {
        keep(password(), "secret");
        m_keeper->ask(password());
        expectKept("secret");
        SecretQuestion question = again(password());
        question.isOneOfSeveral = true;
        m_keeper->ask(question);
        expectPerson();
        QCOMPARE(m_store->secrets.size(), 1);
    }

    void keepsNothingThatIsGoodForOnce()
    {
        SecretQuestion code;
        code.kind = SecretQuestion::Kind::KeyboardInteractive;
        m_keeper->ask(code);
        expectPerson();
        m_keeper->take("123456", true);
        m_keeper->prove();
        QVERIFY(m_store->secrets.isEmpty());
    }

    void keepsNoEmptyAnswer()
    {
        m_keeper->ask(password());
        expectPerson();
        m_keeper->take({}, true);
        m_keeper->prove();
        QVERIFY(m_store->secrets.isEmpty());
    }

    void asksThePersonWhereTheKeychainIsNotThere_data()
    {
        QTest::addColumn<SecretStore::State>("kind");
        QTest::newRow("missing") << SecretStore::State::Missing;
        QTest::newRow("denied") << SecretStore::State::Denied;
    }

    void asksThePersonWhereTheKeychainIsNotThere()
    {
        QFETCH(SecretStore::State, kind);
        keep(password(), "secret");
        m_store->kind = kind;
        start();
        m_keeper->ask(password());
        expectPerson();
        QCOMPARE(m_store->state(), kind);
        // It may be there again the next time.
        m_store->kind = SecretStore::State::Available;
        start();
        m_keeper->ask(password());
        expectKept("secret");
    }

    void asksThePersonForWhatSomebodyTookOutOfTheKeychain()
    {
        keep(password(), "secret");
        m_store->secrets.clear();
        m_keeper->ask(password());
        expectPerson();
        m_store->looks.clear();
        m_keeper->ask(password());
        expectPerson();
        QVERIFY(m_store->looks.isEmpty()); // and does not look again
    }

    void takesNoAnswerThatComesAfterTheTry()
    {
        keep(password(), "secret");
        m_store->answerMs = 100;
        m_keeper->ask(password());
        m_keeper->drop();
        QTest::qWait(300);
        QVERIFY(m_asked->isEmpty());
        QVERIFY(m_given.isEmpty());
    }

    void worksWithoutAnyStore()
    {
        m_keeper->setKept(nullptr);
        m_keeper->ask(password());
        expectPerson();
        m_keeper->take("secret", true);
        m_keeper->prove();
    }

    void forgetsAllOfOneHostAndNothingElse()
    {
        HostProfile host = profile();
        host.keyFile = "/home/me/key";
        HostProfile other = host;
        other.port = 2222;
        other.keyFile.clear();
        QVERIFY(!m_kept->hasAny(host));
        for (const QString& name :
             {KeptSecrets::passwordName(host), KeptSecrets::sudoName(host),
              KeptSecrets::passphraseName(host.keyFile), KeptSecrets::passwordName(other)})
            m_kept->keep(name, Secret(QString("x")));
        QVERIFY(m_kept->hasAny(host));
        m_kept->forgetAll(host);
        QVERIFY(!m_kept->hasAny(host));
        QVERIFY(m_kept->hasAny(other));
        QCOMPARE(m_store->secrets.keys(), QStringList(KeptSecrets::passwordName(other)));
    }

    void writesNamesAndNeverSecrets()
    {
        keep(password(), "open sesame");
        QFile file(namesFile());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray content = file.readAll();
        QVERIFY(content.contains("pve.home"));
        QVERIFY(!content.contains("open sesame"));
    }

    void readsADamagedFileOfNames_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("binary") << QByteArray("\0\xff\xfe[General]\nnames=@Variant(\0\0\0", 31);
        QTest::newRow("cut off") << QByteArray("[General]\nnames=\"password:ro");
        QTest::newRow("huge") << QByteArray("[General]\nnames=") + QByteArray(1 << 20, 'x');
    }

    void readsADamagedFileOfNames()
    {
        QFETCH(QByteArray, content);
        QFile file(namesFile());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
        file.close();
        start();
        m_keeper->ask(password());
        expectPerson();
        keep(password(), "secret");
        m_keeper->ask(password());
        expectKept("secret");
    }

private:
    static HostProfile profile()
    {
        HostProfile profile;
        profile.address = "PVE.home";
        return profile;
    }

    static SecretQuestion password()
    {
        SecretQuestion question;
        question.keepName = KeptSecrets::passwordName(profile());
        return question;
    }

    static SecretQuestion again(SecretQuestion question)
    {
        question.retry = true;
        return question;
    }

    QString namesFile() const { return m_folder->filePath("kept.ini"); }

    /// A new run of the program, with the same keychain.
    void start()
    {
        m_asked.reset();
        m_keeper.reset();
        m_given.clear();
        m_kept = std::make_unique<KeptSecrets>(*m_store, namesFile());
        m_keeper = std::make_unique<SecretKeeper>();
        m_keeper->setKept(m_kept.get());
        m_asked = std::make_unique<QSignalSpy>(m_keeper.get(), &SecretKeeper::personAsked);
        connect(m_keeper.get(), &SecretKeeper::answered, this,
                [this](const std::shared_ptr<Secret>& secret) { m_given += secret->text(); });
    }

    void keep(const SecretQuestion& question, const QString& secret)
    {
        m_keeper->ask(question);
        expectPerson();
        m_keeper->take(secret, true);
        m_keeper->prove();
    }

    SecretQuestion expectPerson()
    {
        [&] { QTRY_COMPARE(m_asked->size(), 1); }();
        [&] { QVERIFY(m_given.isEmpty()); }();
        return m_asked->isEmpty() ? SecretQuestion()
                                  : m_asked->takeFirst()[0].value<SecretQuestion>();
    }

    void expectKept(const QByteArray& secret)
    {
        QTRY_COMPARE(m_given, QList<QByteArray>{secret});
        QVERIFY(m_asked->isEmpty());
        m_given.clear();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<MemoryStore> m_store;
    std::unique_ptr<KeptSecrets> m_kept;
    std::unique_ptr<SecretKeeper> m_keeper;
    std::unique_ptr<QSignalSpy> m_asked;
    QList<QByteArray> m_given;
};

QTEST_GUILESS_MAIN(TestSecretKeeper)
#include "tst_secret_keeper.moc"
