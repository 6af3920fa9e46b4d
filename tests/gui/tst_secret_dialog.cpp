// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/models/host_model.h"
#include "gui/pages/connect/connect_page.h"
#include "gui/text/connect_text.h"
#include "gui/wizard/language.h"
#include "gui/wizard/link_dialogs.h"
#include "gui/wizard/secret_dialog.h"
#include "remote/host_store.h"
#include "remote/kept_secrets.h"
#include "tests/support/memory_store.h"

#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace vfpilot;
using namespace vfpilot::gui;
using namespace vfpilot::remote;
using vfpilot::test::MemoryStore;

/// The offer to keep a secret, and the way to have it forgotten.
class TestSecretDialog : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }
    void init()
    {
        setLanguage("en");
        m_store = std::make_unique<MemoryStore>();
        m_store->use();
    }

    void offersToKeepAndIsOffAtFirst()
    {
        SecretDialog dialog(password(), m_store.get());
        auto* keep = dialog.findChild<QCheckBox*>("secret.keep");
        auto* note = dialog.findChild<QLabel*>("secret.keepNote");
        QVERIFY(keep->isVisibleTo(&dialog));
        QVERIFY(keep->isEnabled());
        QVERIFY(!keep->isChecked());
        QVERIFY(!dialog.isToBeKept());
        QCOMPARE(note->text(), connect_text::secretKept());
        QVERIFY(!keep->text().isEmpty());
        keep->click();
        QVERIFY(dialog.isToBeKept());
        QCOMPARE(note->text(), connect_text::keepNote());
    }

    void offersNothingForACodeOrWithoutAStore()
    {
        SecretQuestion code;
        code.kind = SecretQuestion::Kind::KeyboardInteractive;
        for (SecretStore* store :
             {static_cast<SecretStore*>(m_store.get()), static_cast<SecretStore*>(nullptr)}) {
            SecretDialog dialog(store ? code : password(), store);
            auto* keep = dialog.findChild<QCheckBox*>("secret.keep");
            QVERIFY(!keep->isVisibleTo(&dialog));
            keep->setChecked(true);
            QVERIFY(!dialog.isToBeKept());
        }
    }

    void saysWhyNothingCanBeKept_data()
    {
        QTest::addColumn<SecretStore::State>("kind");
        QTest::newRow("missing") << SecretStore::State::Missing;
        QTest::newRow("denied") << SecretStore::State::Denied;
    }

    void saysWhyNothingCanBeKept()
    {
        QFETCH(SecretStore::State, kind);
        QStringList reasons;
        for (const char* language : {"en", "zh_CN"}) {
            setLanguage(language);
            SecretDialog dialog(password(), m_store.get());
            auto* keep = dialog.findChild<QCheckBox*>("secret.keep");
            keep->click();
            // It turns out while the dialog is open.
            m_store->kind = kind;
            m_store->use();
            QVERIFY(keep->isVisibleTo(&dialog));
            QVERIFY(!keep->isEnabled());
            QVERIFY(!dialog.isToBeKept());
            reasons += dialog.findChild<QLabel*>("secret.keepNote")->text();
            QCOMPARE(reasons.last(), connect_text::keepImpossible(kind));
            m_store->kind = SecretStore::State::Available;
            m_store->use();
        }
        QVERIFY(reasons[0] != reasons[1]);
        QVERIFY(reasons[0] != connect_text::secretKept());
    }

    void saysThatTheKeptOneWasWrong()
    {
        SecretQuestion question = password();
        question.retry = true;
        question.keptWasWrong = true;
        SecretDialog dialog(question, m_store.get());
        bool isTold = false;
        for (const QLabel* label : dialog.findChildren<QLabel*>())
            isTold = isTold || label->text() == connect_text::keptWasWrong();
        QVERIFY(isTold);
    }

    void handsTheWishOn()
    {
        QTemporaryDir folder;
        KeptSecrets kept(*m_store, folder.filePath("kept.ini"));
        LinkModel link;
        link.setKept(&kept);
        QWidget window;
        LinkDialogs dialogs(link, &window);
        QSignalSpy answered(&link, &LinkModel::secretAnswered);
        link.setState(LinkModel::State::SigningIn);
        link.askSecret(password());
        auto* dialog = window.findChild<SecretDialog*>();
        QVERIFY(dialog);
        dialog->findChild<QLineEdit*>("secret.answer")->setText("open sesame");
        dialog->findChild<QCheckBox*>("secret.keep")->click();
        dialog->findChild<QPushButton*>("secret.ok")->click();
        QCOMPARE(answered.size(), 1);
        QCOMPARE(answered[0][0].toString(), QString("open sesame"));
        QCOMPARE(answered[0][1].toBool(), true);
    }

    void forgetsWhereHostsAreManaged()
    {
        QTemporaryDir folder;
        HostStore saved(HostStore::standardFile());
        for (const HostProfile& old : saved.hosts())
            saved.remove(old);
        HostProfile profile;
        profile.address = "pve.example";
        saved.save(profile);
        KeptSecrets kept(*m_store, folder.filePath("kept.ini"));
        kept.keep(KeptSecrets::passwordName(profile), Secret(QString("open sesame")));
        kept.keep(KeptSecrets::sudoName(profile), Secret(QString("open sesame")));

        EngineClient client;
        HostModel host(client, nullptr);
        host.link().setKept(&kept);
        ConnectPage page(host);
        auto* forgetSecrets = page.findChild<QPushButton*>("connect.forgetSecrets");
        auto* list = page.findChild<QListWidget*>("connect.hosts");
        list->setCurrentRow(-1);
        QVERIFY(!forgetSecrets->isEnabled());
        list->setCurrentRow(0);
        QVERIFY(forgetSecrets->isVisibleTo(&page));
        QVERIFY(forgetSecrets->isEnabled());
        forgetSecrets->click();
        QVERIFY(m_store->secrets.isEmpty());
        QVERIFY(!forgetSecrets->isEnabled());
        QCOMPARE(list->count() > 0, true);
        QCOMPARE(saved.hosts().size(), 1); // the host itself stays

        // Who forgets the host forgets its passwords, too.
        kept.keep(KeptSecrets::passwordName(profile), Secret(QString("open sesame")));
        list->setCurrentRow(0);
        page.findChild<QPushButton*>("connect.forget")->click();
        QVERIFY(m_store->secrets.isEmpty());
        QVERIFY(saved.hosts().isEmpty());
    }

private:
    static SecretQuestion password()
    {
        SecretQuestion question;
        question.user = "root";
        question.host = "pve";
        question.keepName = "password:root@pve:22";
        return question;
    }

    std::unique_ptr<MemoryStore> m_store;
};

QTEST_MAIN(TestSecretDialog)
#include "tst_secret_dialog.moc"
