// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/host_store.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace vfpilot::remote;

class TestHostStore : public QObject
{
    Q_OBJECT

private slots:
    void keepsHostsLastUsedFirst()
    {
        const QTemporaryDir folder;
        HostStore store(folder.filePath("a b/hosts.ini"));
        QVERIFY(store.hosts().isEmpty());
        store.save(host("one"));
        store.save(host("two", 2222));
        HostProfile again = host("ONE");
        again.name = "节点";
        again.keyFile = "/home/x/my key";
        again.configName = "pve";
        store.save(again);

        const QList<HostProfile> hosts = HostStore(folder.filePath("a b/hosts.ini")).hosts();
        QCOMPARE(hosts.size(), 2);
        QCOMPARE(hosts[0].name, QString("节点"));
        QCOMPARE(hosts[0].keyFile, QString("/home/x/my key"));
        QCOMPARE(hosts[0].configName, QString("pve"));
        QCOMPARE(hosts[1].address, QString("two"));
        QCOMPARE(hosts[1].port, 2222);
        QCOMPARE(hosts[1].user, QString("root"));
    }

    void removesAHost()
    {
        const QTemporaryDir folder;
        HostStore store(folder.filePath("hosts.ini"));
        store.save(host("one"));
        store.save(host("two"));
        store.remove(host("two"));
        QCOMPARE(store.hosts().size(), 1);
        QCOMPARE(store.hosts()[0].address, QString("one"));
    }

    void doesNotKeepASimulatedHost()
    {
        const QTemporaryDir folder;
        HostStore store(folder.filePath("hosts.ini"));
        HostProfile simulated = host("127.0.0.1");
        simulated.root = "/tmp/demo/root";
        store.save(simulated);
        QVERIFY(store.hosts().isEmpty());
    }

    void skipsWhatIsNoHost()
    {
        const QTemporaryDir folder;
        QFile file(folder.filePath("hosts.ini"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("[hosts]\n1\\port=22\n2\\address=pve\n2\\port=99999\n3\\address=good\nsize=3\n");
        file.close();
        const QList<HostProfile> hosts = HostStore(file.fileName()).hosts();
        QCOMPARE(hosts.size(), 1);
        QCOMPARE(hosts[0].address, QString("good"));
    }

private:
    static HostProfile host(const QString& address, quint16 port = 22)
    {
        HostProfile profile;
        profile.address = address;
        profile.port = port;
        return profile;
    }
};

QTEST_GUILESS_MAIN(TestHostStore)
#include "tst_host_store.moc"
