// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/host_tree.h"
#include "tests/support/remote_bench.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>
#include <sys/xattr.h>

using namespace vfpilot::test;

/// The comparison itself: it must see what it is there to see.
class TestHostTree : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        put("/etc/kernel/cmdline", "root=ZFS=rpool quiet\n");
        put(entry, "title Proxmox\noptions  root=ZFS=rpool   quiet\n");
        put(initrd, R"({"kind":"x","kernel":"6.8","modules":{"a.ko":"1"},"modprobe.d":["y"]})");
        put("/lib/modules/6.8/modules.dep", "b: a\na:\n");
        put("/var/log/dpkg.log", "");
        m_before = read();
        QCOMPARE(unlike(m_before, m_before), QStringList());
    }

    void seesEveryKindOfDifference_data()
    {
        QTest::addColumn<QString>("what");
        for (const char* what :
             {"content", "mode", "absent", "new", "link", "options", "initrd", "index"})
            QTest::newRow(what) << what;
    }
    void seesEveryKindOfDifference()
    {
        QFETCH(QString, what);
        const QByteArray file = QFile::encodeName(at("/etc/kernel/cmdline"));
        if (what == "content")
            put("/etc/kernel/cmdline", "root=ZFS=rpool quiet \n");
        else if (what == "mode")
            QCOMPARE(::chmod(file, 0600), 0);
        else if (what == "absent")
            QVERIFY(QFile::remove(QFile::decodeName(file)));
        else if (what == "new")
            put("/etc/kernel/.hidden", "");
        else if (what == "link")
            QVERIFY(QFile::remove(QFile::decodeName(file)) &&
                    QFile::link(QStringLiteral("nowhere"), QFile::decodeName(file)));
        else if (what == "options")
            put(entry, "title Proxmox\noptions  root=ZFS=rpool\n");
        else if (what == "initrd")
            put(initrd, R"({"kind":"x","kernel":"6.8","modules":{},"modprobe.d":["y"]})");
        else
            put("/lib/modules/6.8/modules.dep", "b: a\n");
        QCOMPARE(unlike(m_before, read()).size(), 1);
        QCOMPARE(touched(m_before, read()).isEmpty(), false);
    }

    void seesExtendedAttributesAndOwners()
    {
        const QByteArray file = QFile::encodeName(at("/etc/kernel/cmdline"));
        if (::setxattr(file, "user.note", "1", 1, 0) != 0)
            QSKIP("no extended attributes on this file system");
        QCOMPARE(unlike(m_before, read()).size(), 1);
    }

    void generatedFilesAreComparedByWhatTheySay()
    {
        put(entry, "title    Proxmox\noptions root=ZFS=rpool quiet\n");
        put(initrd, R"({"modules":{"a.ko":"1"},"kernel":"6.8","kind":"x","modprobe.d":["y"]})");
        put("/lib/modules/6.8/modules.dep", "a:\nb: a\n");
        put("/var/log/dpkg.log", "2026 install\n");
        QCOMPARE(unlike(m_before, read()), QStringList());
        QVERIFY(touched(m_before, read()).size() >= 4);
    }

    void theSameBytesWrittenAgainAreSeen()
    {
        put("/etc/kernel/cmdline", "root=ZFS=rpool quiet\n");
        QCOMPARE(unlike(m_before, read()), QStringList());
        QCOMPARE(touched(m_before, read()), QStringList("/etc/kernel/cmdline: written again"));
    }

    void noiseIsShortAndEachHasItsReason()
    {
        const QByteArray text = readFile(VFPILOT_SOURCE_DIR "/resources/catalog/undo_noise.txt");
        int paths = 0;
        for (const QByteArray& line : text.split('\n')) {
            if (line.isEmpty() || line.startsWith('#'))
                continue;
            ++paths;
            QVERIFY2(line.startsWith('/'), line);
            QVERIFY2(line.simplified().split(' ').size() > 3, line);
            QVERIFY2(!line.startsWith("/etc"), line);
            QString path = line.split(' ').first();
            if (path.endsWith('/'))
                path.chop(1);
            QVERIFY2(owedFor(path) == Owed::Noise, line);
        }
        QVERIFY(paths >= 1 && paths <= 12);
        QVERIFY(owedFor("/run/lock") == Owed::Noise);
        QVERIFY(owedFor("/runner") == Owed::Exact);
        QVERIFY(owedFor("/var/lib/dkms") == Owed::Noise); // the folder alone
        QVERIFY(owedFor("/var/lib/dkms/i915-sriov-dkms") == Owed::Exact);
        QVERIFY(owedFor(entry) == Owed::Rebuilt);
    }

private:
    QString at(const QString& path) const { return m_folder->filePath("root") + path; }
    void put(const QString& path, const QByteArray& content) const
    {
        QDir().mkpath(at(path).section('/', 0, -2));
        writeFile(at(path), content);
    }
    HostTree read() const { return readTree(m_folder->filePath("root")); }

    static constexpr auto entry = "/dev/disk/by-uuid/AD4C-36C9/loader/entries/proxmox-6.8.conf";
    static constexpr auto initrd = "/boot/initrd.img-6.8";
    std::unique_ptr<QTemporaryDir> m_folder;
    HostTree m_before;
};

QTEST_GUILESS_MAIN(TestHostTree)
#include "tst_host_tree.moc"
