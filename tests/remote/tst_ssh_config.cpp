// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/ssh_config/config_line.h"
#include "remote/ssh_config/jump_list.h"
#include "remote/ssh_config/name_pattern.h"
#include "remote/ssh_config/ssh_config.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

using namespace vfpilot::remote;
using Kind = ConfigNote::Kind;

/// What a person's ~/.ssh/config says of a host, and files that nobody should have to read.
class TestSshConfig : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_home = std::make_unique<QTemporaryDir>();
        QDir().mkpath(path(".ssh"));
    }

    void cutsLinesAsOpenSshDoes_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QStringList>("words"); // the keyword first; empty: not understood
        const auto row = [](const char* name, const QByteArray& line, const QStringList& words) {
            QTest::newRow(name) << line << words;
        };
        row("spaces", "  Port   22 ", {"port", "22"});
        row("equals sign", "Port=22", {"port", "22"});
        row("equals sign and spaces", "Port = 22", {"port", "22"});
        row("equals sign in the value", "SetEnv A=b", {"setenv", "A=b"});
        row("tabs and CR", "\tUser\troot\r", {"user", "root"});
        row("quotes", "IdentityFile \"/my keys/a\"", {"identityfile", "/my keys/a"});
        row("single quotes", "IdentityFile '/my keys/a'", {"identityfile", "/my keys/a"});
        row("backslash and space", "IdentityFile /my\\ keys/a", {"identityfile", "/my keys/a"});
        row("Windows path", "IdentityFile C:\\Users\\me", {"identityfile", "C:\\Users\\me"});
        row("comment behind", "User root # me", {"user", "root"});
        row("number sign within", "User a#b", {"user", "a#b"});
        row("comment", "# Host x", {""});
        row("blank", "   ", {""});
        row("open quote", "Host \"a b", {});
        row("zero byte", QByteArray("Host a\0b", 8), {});
        row("no keyword", "= 22", {});
        row("too long", "Host " + QByteArray(20000, 'a'), {});
    }

    void cutsLinesAsOpenSshDoes()
    {
        QFETCH(QByteArray, line);
        QFETCH(QStringList, words);
        const auto split = splitConfigLine(line);
        QCOMPARE(split.has_value(), !words.isEmpty());
        if (split)
            QCOMPARE(QStringList(split->keyword) + split->words, words);
    }

    void matchesNames()
    {
        QVERIFY(matchesPattern(u"pve1.home", u"pve?.*"));
        QVERIFY(matchesPattern(u"PVE", u"pve"));
        QVERIFY(matchesPattern(u"", u"*"));
        QVERIFY(!matchesPattern(u"pve", u"pve?"));
        QVERIFY(!matchesPattern(u"apve", u"pve*"));
        QVERIFY(matchesPatterns("a.lan", {"*.lan", "!b.lan"}));
        QVERIFY(!matchesPatterns("b.lan", {"*.lan", "!b.lan"}));
        QVERIFY(!matchesPatterns("b.lan", {"!c.lan"}));
        QElapsedTimer timer;
        timer.start();
        QVERIFY(!matchesPattern(QString(2000, 'a'), QString("a*").repeated(500) + 'b'));
        QVERIFY(timer.elapsed() < 20000);
    }

    void readsJumpLists()
    {
        const auto jumps = parseJumpList("a, me@corp@b:2222,[2001:db8::1]:22,ssh://c/,2001:db8::2");
        QVERIFY(jumps);
        QCOMPARE(jumps->size(), 5);
        QCOMPARE(jumps->at(0).host, QString("a"));
        QCOMPARE(jumps->at(0).port, 0);
        QCOMPARE(jumps->at(1).user, QString("me@corp"));
        QCOMPARE(jumps->at(1).host, QString("b"));
        QCOMPARE(jumps->at(1).port, 2222);
        QCOMPARE(jumps->at(2).host, QString("2001:db8::1"));
        QCOMPARE(jumps->at(2).port, 22);
        QCOMPARE(jumps->at(3).host, QString("c"));
        QCOMPARE(jumps->at(4).host, QString("2001:db8::2"));
        for (const char* bad : {"", ",", "a,", "@b", "a:0", "a:70000", "a:b", "a:", "[::1",
                                "[::1]x", "-oProxyCommand=x", "a b", "a;b", "$(x)"})
            QVERIFY2(!parseJumpList(bad), bad);
    }

    void takesTheFirstValue()
    {
        write("config", "User early\n"
                        "Host pve pve.lan\n  HostName 10.0.0.5\n  Port 2222\n  User late\n"
                        "Host *\n  Port 22\n  HostName %h.example\n");
        const SshConfig config = read();
        const ConfiguredHost host = config.resolve("pve");
        QVERIFY(host.isMentioned);
        QVERIFY(host.hasUser);
        QCOMPARE(host.profile.name, QString("pve"));
        QCOMPARE(host.profile.configName, QString("pve"));
        QCOMPARE(host.profile.address, QString("10.0.0.5"));
        QCOMPARE(host.profile.port, 2222);
        QCOMPARE(host.profile.user, QString("early"));
        QCOMPARE(config.resolve("other").profile.address, QString("other.example"));
        QCOMPARE(config.resolve("PVE").profile.port, 2222);
    }

    void knowsNothingWithoutAFile()
    {
        const SshConfig config = read();
        const ConfiguredHost host = config.resolve("pve");
        QVERIFY(!host.isMentioned);
        QVERIFY(!host.hasUser);
        QCOMPARE(host.profile.address, QString("pve"));
        QCOMPARE(host.profile.user, QString("root"));
        QVERIFY(config.hosts().isEmpty());
        QVERIFY(config.notes().isEmpty());
    }

    void listsNamesWithoutWildcards()
    {
        write("config", "Host a b*\nHost !c d\nInclude more\nHost A e? * -x\nMatch host y\n");
        write("more", "Host inner\n");
        QCOMPARE(read().hosts(), QStringList({"a", "d", "inner"}));
    }

    void heedsNegation()
    {
        write("config", "Host *.lan !b.lan\n  Port 2222\n");
        QCOMPARE(read().resolve("a.lan").profile.port, 2222);
        QCOMPARE(read().resolve("b.lan").profile.port, 22);
        QVERIFY(!read().resolve("b.lan").isMentioned);
    }

    void expandsKeyFiles()
    {
        write("config", "Host pve\n HostName 10.0.0.5\n User admin\n Port 2222\n"
                        " IdentityFile ~/.ssh/a\n IdentityFile %d/k/%r@%h:%p-%u-%n%%\n"
                        " IdentityFile ~/.ssh/a\n IdentityFile none\n IdentityFile relative\n"
                        " IdentityFile /%C\n IdentityFile ${HOME}/x\n IdentityFile ~other/x\n"
                        " IdentitiesOnly yes\n");
        const ConfiguredHost host = read().resolve("pve");
        QCOMPARE(host.profile.keyFile, path(".ssh/a"));
        QCOMPARE(host.profile.moreKeys,
                 QStringList({path("k/admin@10.0.0.5:2222-me-pve%"), path("relative")}));
        QVERIFY(host.profile.isOnlyOwnKeys);
        QCOMPARE(host.unsupported, QStringList({"IdentityFile /%C", "IdentityFile ${HOME}/x",
                                                "IdentityFile ~other/x"}));
    }

    void followsJumps()
    {
        write("config", "Host pve\n ProxyJump bastion,ops@inner:2200\n"
                        "Host bastion\n HostName gate.example\n Port 443\n ProxyJump outer\n"
                        " IdentityFile ~/gate\n"
                        "Host inner\n ProxyJump never-asked\n");
        const ConfiguredHost host = read().resolve("pve");
        QVERIFY(host.unsupported.isEmpty());
        const QList<HostProfile>& jumps = host.profile.jumps;
        QCOMPARE(jumps.size(), 3);
        QCOMPARE(jumps[0].address, QString("outer"));
        QCOMPARE(jumps[0].user, QString("me")); // as ssh: the person's own
        QCOMPARE(jumps[1].address, QString("gate.example"));
        QCOMPARE(jumps[1].label(), QString("bastion"));
        QCOMPARE(jumps[1].port, 443);
        QCOMPARE(jumps[1].keyFile, path("gate"));
        QCOMPARE(jumps[2].user, QString("ops"));
        QCOMPARE(jumps[2].port, 2200);
        for (const HostProfile& jump : jumps)
            QVERIFY(jump.jumps.isEmpty());
    }

    void saysWhenAJumpCannotBeFollowed_data()
    {
        QTest::addColumn<QByteArray>("config");
        QTest::newRow("itself") << QByteArray("Host *\n ProxyJump pve\n");
        QTest::newRow("a ring") << QByteArray("Host pve\n ProxyJump b\nHost b\n ProxyJump pve\n");
        QTest::newRow("too many") << QByteArray("Host pve\n ProxyJump a,b,c,d,e,f,g,h,i\n");
        QTest::newRow("no name") << QByteArray("Host pve\n ProxyJump -oX=y\n");
        QTest::newRow("unknown token") << QByteArray("Host pve\n ProxyJump %C\n");
    }

    void saysWhenAJumpCannotBeFollowed()
    {
        QFETCH(QByteArray, config);
        write("config", config);
        const ConfiguredHost host = read().resolve("pve");
        QCOMPARE(host.unsupported, QStringList("ProxyJump"));
        QVERIFY(host.profile.jumps.isEmpty());
    }

    void takesTheFirstOfJumpAndCommand()
    {
        write("config", "Host a\n ProxyJump none\nHost b\n ProxyCommand none\n"
                        "Host c\n ProxyCommand nc %h %p\nHost *\n ProxyJump gate\n");
        QVERIFY(read().resolve("a").profile.jumps.isEmpty());
        QVERIFY(read().resolve("b").profile.jumps.isEmpty());
        QVERIFY(read().resolve("b").unsupported.isEmpty());
        QVERIFY(read().resolve("c").profile.jumps.isEmpty());
        QCOMPARE(read().resolve("c").unsupported, QStringList("ProxyCommand"));
    }

    void saysWhatItDoesNotFollow()
    {
        write("config",
              "Host pve\n HostKeyAlias x\n PKCS11Provider /x.so\n gssapiauthentication yes\n"
              " HostKeyAlias y\n BindInterface eth1\n Compression yes\n"
              "Host b\n GSSAPIAuthentication no\n ProxyUseFdpass no\n AddressFamily any\n");
        QCOMPARE(read().resolve("pve").unsupported,
                 QStringList(
                     {"HostKeyAlias", "PKCS11Provider", "GSSAPIAuthentication", "BindInterface"}));
        QVERIFY(read().resolve("b").unsupported.isEmpty());
    }

    void matches_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<bool>("isMatch");
        QTest::addColumn<QStringList>("unsupported");
        const auto row = [](const QByteArray& line, bool isMatch, const QStringList& said = {}) {
            QTest::newRow(line.constData()) << line << isMatch << said;
        };
        row("all", true);
        row("host 10.0.*", true);
        row("host pve", false); // the name has been replaced by then
        row("originalhost pve,x", true);
        row("originalhost *,!pve", false);
        row("!host 10.0.*", false);
        row("!originalhost other", true);
        row("host 10.* user root", true);
        row("host 10.* user admin", false);
        row("localuser me", true);
        row("host", false);
        row("exec \"touch %1\"", false, {"Match exec"});
        row("originalhost other exec true", false);
        row("final all", false, {"Match final"});
        row("", false);
    }

    void matches()
    {
        QFETCH(QByteArray, line);
        QFETCH(bool, isMatch);
        QFETCH(QStringList, unsupported);
        const QString trace = path("trace");
        line.replace("%1", trace.toUtf8());
        write("config", "Host pve\n HostName 10.0.0.5\nMatch " + line + "\n Port 2222\n");
        const ConfiguredHost host = read().resolve("pve");
        QCOMPARE(host.profile.port, isMatch ? 2222 : 22);
        QCOMPARE(host.unsupported, unsupported);
        QVERIFY(!QFile::exists(trace)); // nothing is ever run
    }

    void includesFiles()
    {
        write("config", "Include conf.d/*.conf ~/elsewhere absent\n"
                        "Host pve\n Include inner\n User late\n"
                        "Host *\n Port 1\n");
        QDir().mkpath(path(".ssh/conf.d"));
        write("conf.d/2.conf", "Host pve\n Port 2\n");
        write("conf.d/1.conf", "Host x\n Port 3\n");
        write("conf.d/.hidden.conf", "Host pve\n Port 4\n");
        write("conf.d/other", "Host pve\n Port 5\n");
        write("../elsewhere", "Host y\n Port 6\n");
        // A Host line here ends with the file; what stands outside goes on.
        write("inner", "IdentityFile ~/k\nHost x\n User wrong\n");
        const SshConfig config = read();
        QCOMPARE(config.resolve("pve").profile.port, 2);
        QCOMPARE(config.resolve("pve").profile.keyFile, path("k"));
        QCOMPARE(config.resolve("pve").profile.user, QString("late"));
        QCOMPARE(config.resolve("x").profile.port, 3);
        QCOMPARE(config.resolve("x").profile.user, QString("root")); // Include within "Host pve"
        QCOMPARE(config.resolve("y").profile.port, 6);
        QVERIFY(config.notes().isEmpty());
    }

    void endsIncludesThatGoRound()
    {
        write("config", "Include config\nInclude config\nHost pve\n Port 2\n");
        const SshConfig config = read();
        QCOMPARE(config.resolve("pve").profile.port, 2);
        QVERIFY(!config.notes().isEmpty());
        QCOMPARE(config.notes().first().kind, Kind::TooMuch);
    }

    void leavesOutWhatItMustNotRead()
    {
        write("config", "Include writable directory /dev/zero large binary\nHost pve\n Port 2\n");
        write("writable", "Host pve\n Port 3\n");
        QFile::setPermissions(path(".ssh/writable"), QFile::ReadOwner | QFile::WriteOther);
        QDir().mkpath(path(".ssh/directory"));
        write("large", "Host pve\n Port 4\n" + QByteArray(1100000, '\n'));
        write("binary", QByteArray("\0\xff\xfe Port 5\n\xff\xff 3\nHost \"pve\n", 26));
        const SshConfig config = read();
        QCOMPARE(config.resolve("pve").profile.port, 2);
        QList<Kind> kinds;
        for (const ConfigNote& note : config.notes())
            kinds += note.kind;
        QCOMPARE(kinds, QList<Kind>({Kind::WritableByAll, Kind::Unreadable, Kind::Unreadable,
                                     Kind::TooLarge, Kind::NotUnderstood, Kind::NotUnderstood}));
    }

    void survivesAnything()
    {
        QElapsedTimer timer;
        timer.start();
        const QByteArrayList words = {"Host ", "Match ", "Include ", "ProxyJump ", "HostName ",
                                      "*",     "!",      "\"",       "\\",         "%",
                                      "%h",    "\n",     "\n",       " ",          "=",
                                      "exec ", "all",    ",",        "@",          ":",
                                      "[",     "config", "\xff",     "~",          "IdentityFile "};
        for (quint32 seed = 0; seed < 25; ++seed) {
            QRandomGenerator random(seed);
            QByteArray content;
            for (int i = 0; i < 300; ++i)
                content += words[random.bounded(words.size())];
            write("config", content);
            const SshConfig config = read();
            for (const QString& name : {QString("pve"), QString(), QString(300, '*')})
                config.resolve(name);
            for (const QString& name : config.hosts().mid(0, 20))
                QVERIFY(!config.resolve(name).profile.address.startsWith('-'));
        }
        write("config", QByteArray("Host a*a*a*a*a*a*b\n").repeated(20000));
        read().resolve(QString(200, 'a'));
        QVERIFY2(timer.elapsed() < 60000, qPrintable(QString::number(timer.elapsed())));
    }

private:
    QString path(const QString& name) const { return m_home->path() + '/' + name; }

    void write(const QString& name, const QByteArray& content) const
    {
        QFile file(path(".ssh/" + name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(content), content.size());
    }

    SshConfig read() const { return SshConfig(path(".ssh/config"), {m_home->path(), "me"}); }

    std::unique_ptr<QTemporaryDir> m_home;
};

QTEST_GUILESS_MAIN(TestSshConfig)
#include "tst_ssh_config.moc"
