// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/grub_default.h"
#include "core/model/kernel_cmdline.h"
#include "tests/support/hostile.h"

#include <QDir>
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

using namespace vfpilot::model;
using Variables = std::map<std::string, std::string>;

namespace {

const std::string path = "/etc/default/grub";
const std::string defaults = "GRUB_CMDLINE_LINUX_DEFAULT";
const std::vector<std::string> ours = {"intel_iommu=on", "iommu=pt", "i915.enable_guc=3",
                                       "i915.max_vfs=7", "module_blacklist=xe"};

QByteArray fixture(const QString& name)
{
    QFile file(QStringLiteral(VFPILOT_TEST_DATA "/formats/grub_default/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

// What /bin/sh itself makes of the files, with an empty environment.
Variables asSh(const std::vector<GrubFile>& files, const Variables& names)
{
    QTemporaryDir folder;
    QStringList arguments{"-c",
                          "n=$1; shift; while [ $n -gt 0 ]; do . \"$1\"; shift; n=$((n - 1)); done;"
                          "for v; do eval \"printf '%s=%s\\\\0' $v \\\"\\${$v}\\\"\"; done",
                          "sh", QString::number(files.size())};
    for (std::size_t i = 0; i < files.size(); ++i) {
        const QString name = folder.filePath(QString::number(i));
        QFile file(name);
        if (!file.open(QIODevice::WriteOnly))
            return {};
        file.write(files[i].text.data(), static_cast<qint64>(files[i].text.size()));
        arguments << name;
    }
    for (const auto& [name, value] : names)
        arguments << QString::fromStdString(name);
    QProcess sh;
    QProcessEnvironment empty;
    empty.insert("LC_ALL", "C.UTF-8");
    sh.setProcessEnvironment(empty);
    sh.start("/bin/sh", arguments);
    sh.waitForFinished();
    Variables values;
    for (const QByteArray& pair : sh.readAllStandardOutput().split('\0')) {
        const auto equals = pair.indexOf('=');
        if (equals > 0)
            values[pair.first(equals).toStdString()] = pair.sliced(equals + 1).toStdString();
    }
    if (sh.exitStatus() != QProcess::NormalExit || sh.exitCode() != 0 ||
        !sh.readAllStandardError().isEmpty())
        values["sh failed"] = "yes";
    return values;
}

QString shown(const Variables& values)
{
    QString text;
    for (const auto& [name, value] : values)
        text += QString::fromStdString(name + "=[" + value + "]\n");
    return text;
}

std::string reasonOf(const vfpilot::Error& error)
{
    const auto at = [&error](const char* key) {
        const auto it = error.args.find(key);
        return it == error.args.end() ? std::string("-") : it->second;
    };
    return at("path") + ":" + at("line") + ": " + at("reason");
}

std::string fault(const std::string& text)
{
    const auto variables = grubVariables({{"f", text}});
    return variables ? "understood" : reasonOf(variables.error());
}

const std::vector<std::pair<const char*, QByteArray>>& understood()
{
    static const std::vector<std::pair<const char*, QByteArray>> rows = {
        {"empty", ""},
        {"comment only", "# GRUB_TIMEOUT=3"},
        {"blank lines", "\n\n \t\nGRUB_TIMEOUT=3\n\n"},
        {"bare", "GRUB_CMDLINE_LINUX_DEFAULT=quiet\n"},
        {"no value", "GRUB_CMDLINE_LINUX_DEFAULT=\nGRUB_TIMEOUT= # none\n"},
        {"double", "GRUB_CMDLINE_LINUX_DEFAULT=\"quiet splash\"\n"},
        {"single", "GRUB_CMDLINE_LINUX_DEFAULT='quiet $splash \\n \"a b\"'\n"},
        {"joined", "GRUB_CMDLINE_LINUX_DEFAULT=a\"b c\"'d e'f\n"},
        {"joined words", "GRUB_CMDLINE_LINUX_DEFAULT=\"quiet \"'intel_iommu=off'\" a\"\n"},
        {"escapes inside", "GRUB_CMDLINE_LINUX_DEFAULT=\"a\\\"b c\\\" \\$x \\` \\\\ \\n \\'\"\n"},
        {"escapes outside", "GRUB_CMDLINE_LINUX_DEFAULT=quiet\\ a\\\"b\\\"\\$c\\\\d\\#e\\'\n"},
        {"variable", "A=quiet\nGRUB_CMDLINE_LINUX_DEFAULT=\"$A ${A}x $A-y\"\n"},
        {"bare variable", "A='quiet  a'\nGRUB_CMDLINE_LINUX_DEFAULT=$A\n"},
        {"appended", "GRUB_CMDLINE_LINUX_DEFAULT=quiet\n"
                     "GRUB_CMDLINE_LINUX_DEFAULT=\"$GRUB_CMDLINE_LINUX_DEFAULT iommu=off\"\n"},
        {"put before", "GRUB_CMDLINE_LINUX_DEFAULT=\"x ${GRUB_CMDLINE_LINUX_DEFAULT}\"\n"},
        {"continued", "GRUB_CMDLINE_LINUX_DEFAULT=\"quiet \\\n  iommu=pt\\\n a\"\n"},
        {"continued bare", "GRUB_CMDLINE_LINUX_DEFAULT=qui\\\net\\\n\nGRUB_TIMEOUT=\\\n3\n"},
        {"continued between", "A=1 \\\n B=2\\\n\n \\\n# c\nC=3\n"},
        {"newline in quotes", "GRUB_CMDLINE_LINUX_DEFAULT=\"quiet\niommu=pt\n\"\nB='1\n2'\n"},
        {"comment after", "GRUB_CMDLINE_LINUX_DEFAULT=\"quiet\" # iommu=pt\n"},
        {"hash in a word", "GRUB_CMDLINE_LINUX_DEFAULT=quiet#a B=#c D=\"#e\"\n"},
        {"comment with a backslash", "# a \\\nB=1\n# 'quote \"\nC=2"},
        {"two on a line", "A=1 B=2\tC=\"3 4\"\n"},
        {"semicolons", "A=1; B=2;C=3 ;D=4;#E=5\n"},
        {"order on a line", "A=1 B=$A C=\"$B$A\"\n"},
        {"export", "export GRUB_CMDLINE_LINUX_DEFAULT=quiet A B='x y'; export C\nC=1\n"},
        {"export of a variable", "A='x  y *'\nexport B=$A C=* D=~x\"\"\n"},
        {"repeated", "A=1\nA=2\nB=$A\nA=3\n"},
        {"indented", "  \tGRUB_CMDLINE_LINUX_DEFAULT=\"quiet\"  \n"},
        {"dollars", "A=\"5$\" B=$ C=$/ D=\"$ \" E='$A' F=a$.\n"},
        {"tilde in quotes", "A=\"~\" B='~' C=x~ D=\\~\n"},
        {"glob", "A=* B=[a]? C={a,b} D=!x\n"},
        {"backslash at the end", "A=1\nB=2\\"},
        {"open comment", "A=1\n#"},
        {"not blank for sh", "A=1\vB=2\fC\n"},
        {"chinese", "A=\"中文 \xf0\x9f\x98\x80\" # 注释\nB=é\n"},
        {"equals", "GRUB_CMDLINE_LINUX_DEFAULT=a=b=c==\n"},
        {"kernel quotes", "GRUB_CMDLINE_LINUX_DEFAULT='dyndbg=\"file x +p\" iommu=off quiet'\n"},
        {"list", "GRUB_CMDLINE_LINUX_DEFAULT=\"module_blacklist=nouveau,xe quiet\"\n"},
        {"for init", "GRUB_CMDLINE_LINUX_DEFAULT=\"quiet -- iommu=pt\"\n"},
        {"only init", "GRUB_CMDLINE_LINUX_DEFAULT=\"-- single\"\n"},
        {"spaces only", "GRUB_CMDLINE_LINUX_DEFAULT=\"   \"\n"},
        {"empty quotes", "GRUB_CMDLINE_LINUX_DEFAULT=''\nGRUB_CMDLINE_LINUX=\"\"''\n"},
        {"carriage return", "GRUB_CMDLINE_LINUX_DEFAULT=\"quiet\"\r\nA=1\r\n#\r\n"},
        {"computed elsewhere", "A=`echo \"x\"` B=$(echo ')' \"y\"; (true)) C=${B:-z} D=~\nE=1\n"},
    };
    return rows;
}

void addUnderstood()
{
    QTest::addColumn<QByteArray>("text");
    for (const auto& [name, text] : understood())
        QTest::newRow(name) << text;
    const QDir folder(QStringLiteral(VFPILOT_TEST_DATA "/formats/grub_default"));
    for (const QString& name : folder.entryList({"*.cfg"}))
        QTest::newRow(qPrintable(name)) << fixture(name);
}

} // namespace

class TestGrubDefault : public QObject
{
    Q_OBJECT

private slots:
    void readsWhatShReads_data() { addUnderstood(); }

    void readsWhatShReads()
    {
        QFETCH(QByteArray, text);
        const std::vector<GrubFile> files = {{path, text.toStdString()}};
        const auto parsed = GrubDefault::parse(files[0].text, path);
        QVERIFY2(parsed, parsed ? "" : reasonOf(parsed.error()).c_str());
        QCOMPARE(parsed->toText(), files[0].text);
        const auto variables = grubVariables(files);
        QVERIFY(variables);
        QCOMPARE(shown(*variables), shown(asSh(files, *variables)));
    }

    // What was edited still means for sh what it means for us, and nothing else has changed.
    void editsWhatShReads_data() { addUnderstood(); }

    void editsWhatShReads()
    {
        QFETCH(QByteArray, text);
        const auto before = GrubDefault::parse(text.toStdString(), path);
        QVERIFY(before);
        const auto gone = before->withoutWords(defaults, ours);
        QVERIFY(gone);
        QCOMPARE(gone->withoutWords(defaults, ours)->toText(), gone->toText());
        const auto set = before->withWords(defaults, ours);
        const auto variables = *grubVariables({{path, before->toText()}});
        const auto without = *grubVariables({{path, gone->toText()}});
        QCOMPARE(shown(without), shown(asSh({{path, gone->toText()}}, without)));
        for (const auto& assignment : gone->assignments()) {
            if (assignment.name != defaults)
                continue;
            const auto cmdline = KernelCmdline::parse(assignment.value);
            for (const std::string& word : ours)
                QVERIFY2(!cmdline.carries(word), assignment.value.c_str());
        }
        if (!set) {
            QCOMPARE(reasonOf(set.error()), path + ":1: no-assignment");
            QCOMPARE(gone->toText(), before->toText());
            return;
        }
        QCOMPARE(set->withWords(defaults, ours)->toText(), set->toText());
        auto with = *grubVariables({{path, set->toText()}});
        QCOMPARE(shown(with), shown(asSh({{path, set->toText()}}, with)));
        for (const std::string& word : ours)
            QVERIFY2(KernelCmdline::parse(with[defaults]).carries(word), with[defaults].c_str());
        const auto undone = *grubVariables({{path, set->withoutWords(defaults, ours)->toText()}});
        const auto original = KernelCmdline::parse(without.at(defaults));
        const bool hadOthers = original.value("iommu") || original.value("intel_iommu");
        if (!hadOthers)
            QCOMPARE(shown(undone), shown(without));
        for (const auto& [name, value] : variables) {
            if (name != defaults)
                QCOMPARE(with[name], value);
        }
    }

    void agreesWithShOnRandomText()
    {
        const QList<QByteArray> parts = {"A=", "B=",   "export ", "\"", "'",  "\\", "$",  "A", "B",
                                         "{",  "}",    " ",       "\n", "#",  ";",  "x",  "~", ":",
                                         "=",  "${A}", "$B",      "\t", "\"", "\"", "a=1"};
        QRandomGenerator random(1);
        int compared = 0;
        for (int round = 0; round < 20000 && compared < 400; ++round) {
            QByteArray text = "A=x B='y z'\nA=";
            for (int i = random.bounded(14); i > 0; --i)
                text += parts[random.bounded(parts.size())];
            const auto variables = grubVariables({{path, text.toStdString()}});
            if (!variables)
                continue;
            ++compared;
            const Variables sh = asSh({{path, text.toStdString()}}, *variables);
            QVERIFY2(shown(*variables) == shown(sh), text + "\n" + shown(sh).toUtf8());
            const auto file = GrubDefault::parse(text.toStdString(), path);
            if (const auto set = file->withWords("A", {"a=1", "b=2"})) {
                const auto edited = *grubVariables({{path, set->toText()}});
                const Variables asRead = asSh({{path, set->toText()}}, edited);
                QVERIFY2(shown(edited) == shown(asRead), (set->toText() + "\n").c_str());
            }
        }
        QVERIFY(compared > 200);
    }

    void readsTheFilesOfAPveHostInOrder()
    {
        const auto text = [](const char* name) { return fixture(name).toStdString(); };
        const std::vector<GrubFile> files = {
            {path, text("bookworm.cfg")},
            {"installer.cfg", text("installer.cfg")},
            {"proxmox-kernel-pin.cfg", text("proxmox-kernel-pin.cfg")},
            {"zfs.cfg", text("zfs.cfg")}};
        const auto variables = grubVariables(files);
        QVERIFY(variables);
        QCOMPARE(shown(*variables), shown(asSh(files, *variables)));
        QCOMPARE(variables->at("GRUB_DISTRIBUTOR"), "Proxmox VE");
        QCOMPARE(*grubCommandLine(files), "nomodeset root=ZFS=\"rpool/ROOT/pve-1\" boot=zfs quiet");
        QCOMPARE(*grubCommandLine({}), "");
    }

    void leavesOutWhatOnlyAShellCanTell()
    {
        const auto variables = grubVariables(
            {{path, "A=`echo x`\nB=\"$A\"\nC=$HOME\nD=$GRUB_DEVICE E=$GRUB_X\nA=1\n"}});
        QVERIFY(variables);
        QCOMPARE(shown(*variables), "A=[1]\nE=[]\n");
        const auto line = grubCommandLine(
            {{path, "A=1\nGRUB_CMDLINE_LINUX=quiet\n"}, {"b", "\nGRUB_CMDLINE_LINUX=$(echo x)"}});
        QVERIFY(!line);
        QCOMPARE(reasonOf(line.error()), "b:2: not-understood");
    }

    void saysWhatItLeavesToSh_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("reason");
        const auto row = [](const char* name, const char* text, const char* reason) {
            QTest::newRow(name) << QByteArray(text) << QString(reason);
        };
        row("append", "A=1\nGRUB_CMDLINE_LINUX+=\" x\"\n", "f:2: append-assignment");
        row("append exported", "export A+=1\n", "f:1: append-assignment");
        row("if", "A=1\n\nif true; then A=2; fi\n", "f:3: not-understood");
        row("command", "A=1; echo x\n", "f:1: not-understood");
        row("for a command only", "A=1 true\n", "f:1: not-understood");
        row("source", ". /etc/other\n", "f:1: not-understood");
        row("unset", "unset GRUB_CMDLINE_LINUX\n", "f:1: not-understood");
        row("function", "f() { A=1; }\n", "f:1: not-understood");
        row("subshell", "(A=1)\n", "f:1: not-understood");
        row("and", "A=1 && B=2\n", "f:1: not-understood");
        row("or", "A=1||B=2\n", "f:1: not-understood");
        row("pipe", "A=1 | B=2\n", "f:1: not-understood");
        row("background", "A=1&\n", "f:1: not-understood");
        row("redirection", "A=1 >x\n", "f:1: not-understood");
        row("here document", "A=1 <<E\nE\n", "f:1: not-understood");
        row("array", "A=(1 2)\n", "f:1: not-understood");
        row("element", "A[0]=1\n", "f:1: not-understood");
        row("no name", "1A=1\n", "f:1: not-understood");
        row("space before", "A =1\n", "f:1: not-understood");
        row("dash name", "A-B=1\n", "f:1: not-understood");
        row("assigning default", "A=\"${B:=x}\"\n", "f:1: not-understood");
        row("ending default", "A=${B?x}\n", "f:1: not-understood");
        row("arithmetic", "A=$((B=1))\n", "f:1: not-understood");
        row("bad name", "A=${1x}\n", "f:1: not-understood");
        row("nested", "A=${B:-${C:=1}}\n", "f:1: not-understood");
        row("ansi quotes", "A=$'a\\'b'\n", "f:1: not-understood");
        row("locale quotes", "A=$\"a\"\n", "f:1: not-understood");
        row("export option", "export -p\n", "f:1: not-understood");
        row("export alone", "export \nA=1\n", "f:1: not-understood");
        row("export at the end", "A=1\nexport ", "f:2: not-understood");
        row("quoted export", "\"export\" A=1\n", "f:1: not-understood");
        row("empty command", "A=1\n;B=2\n", "f:2: not-understood");
        row("double semicolon", "A=1;;\n", "f:1: not-understood");
        row("case inside", "A=$(case x in x) echo;; esac)\n", "f:1: not-understood");
        row("comment inside", "A=$(echo # )\n)\n", "f:1: not-understood");
        row("open double", "A=1\nB=\"x\nC=1\n", "f:2: open-quote");
        row("open single", "A='x", "f:1: open-quote");
        row("open backtick", "A=`x\n", "f:1: open-quote");
        row("open command", "A=$(x\n", "f:1: open-quote");
        row("blank line of a CRLF file", "A=1\r\n\r\nB=2\r\n", "f:2: carriage-return");
        row("invalid UTF-8", "A=1\n# \xff\n", "f:2: not-text");
    }

    void saysWhatItLeavesToSh()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, reason);
        QCOMPARE(QString::fromStdString(fault(text.toStdString())), reason);
        QVERIFY(!GrubDefault::parse(text.toStdString(), path));
        QVERIFY(!grubCommandLine({{path, text.toStdString()}}));
    }

    void edits_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("with");
        QTest::addColumn<QString>("without");
        const auto row = [](const char* before, const char* with, const char* without) {
            QTest::newRow(before) << before << with << without;
        };
        row("A=\"quiet\" # c\n", "A=\"quiet iommu=pt\" # c\n", "A=\"quiet\" # c\n");
        row("A=quiet", "A=\"quiet iommu=pt\"", "A=quiet");
        row("A=", "A=iommu=pt", "A=");
        row("A=''", "A='iommu=pt'", "A=''");
        row("A=\"\"''", "A=\"iommu=pt\"''", "A=\"\"''");
        row("A=iommu=off", "A=iommu=pt", "A=iommu=off");
        row("A='a  iommu=off  b'", "A='a  iommu=pt  b'", "A='a  iommu=off  b'");
        row("A=\"a iommu=pt b\"", "A=\"a iommu=pt b\"", "A=\"a b\"");
        row("A=\"iommu=pt b\"", "A=\"iommu=pt b\"", "A=\"b\"");
        row("A=\"iommu=pt\"", "A=\"iommu=pt\"", "A=\"\"");
        row("A=\"iommu=pt $B\"", "A=\"iommu=pt $B\"", "A=\"$B\"");
        row("A=\"$B iommu=pt\"", "A=\"$B iommu=pt\"", "A=\"$B\"");
        row("A=\"$B\"", "A=\"$B iommu=pt\"", "A=\"$B\"");
        row("A=$B", "A=\"$B iommu=pt\"", "A=$B");
        row("A=$B\"\"", "A=$B\" iommu=pt\"\"\"", "A=$B\"\"");
        row("A=a\\ b", "A=\"a b iommu=pt\"", "A=a\\ b");
        row("A=a\"b \"'iommu=pt'", "A=a\"b \"'iommu=pt'", "A=a\"b\"''");
        row("A=\"x \\\n iommu=pt \\\n y\"", "A=\"x \\\n iommu=pt \\\n y\"", "A=\"x\\\n \\\n y\"");
        row("A='iommu=pt'\nA=\"$A b\"\n", "A='iommu=pt'\nA=\"$A b iommu=pt\"\n",
            "A=''\nA=\"$A b\"\n");
        row("A=\"iommu=pt iommu=pt -- iommu=pt\"", "A=\"iommu=pt iommu=pt -- iommu=pt\"",
            "A=\"-- iommu=pt\"");
        row("A=\"-- x\"", "A=\"iommu=pt -- x\"", "A=\"-- x\"");
        row("A=\"  \"", "A=\"iommu=pt  \"", "A=\"  \"");
        row("A=\"iommu=pt iommu=off\"", "A=\"iommu=pt\"", "A=\"iommu=off\"");
        row("A=\"x`iommu`\"", "A=\"x`iommu` iommu=pt\"", "A=\"x`iommu`\"");
    }

    void edits()
    {
        QFETCH(QString, before);
        QFETCH(QString, with);
        QFETCH(QString, without);
        const auto file = GrubDefault::parse(before.toStdString(), path);
        QVERIFY(file);
        QCOMPARE(QString::fromStdString(file->withWords("A", {"iommu=pt"})->toText()), with);
        QCOMPARE(QString::fromStdString(file->withoutWords("A", {"iommu=pt"})->toText()), without);
    }

    void keepsTheListOfOthers()
    {
        const auto file = GrubDefault::parse("A=\"a module_blacklist=nouveau,xe b\"\n", path);
        QCOMPARE(file->withoutWords("A", {"module_blacklist=xe"})->toText(),
                 "A=\"a module_blacklist=nouveau b\"\n");
        QCOMPARE(file->withWords("A", {"module_blacklist=i915"})->toText(),
                 "A=\"a module_blacklist=nouveau,xe,i915 b\"\n");
    }

    void writesQuotesThatShTakesBack()
    {
        for (const char* source : {"A=\"a\"", "A='a'", "A=a", "A="}) {
            const auto file = GrubDefault::parse(source, path)->withWords("A", {"x=\"$y '`\\ z\""});
            QVERIFY(file);
            const auto variables = *grubVariables({{path, file->toText()}});
            QCOMPARE(shown(variables), shown(asSh({{path, file->toText()}}, variables)));
            QVERIFY(variables.at("A").ends_with("x=\"$y '`\\ z\""));
        }
    }

    void doesNotEditWhatHangsOnAVariable_data()
    {
        QTest::addColumn<QString>("text");
        for (const char* text : {"A=\"iommu=$B\"", "A=iommu$B", "A=\"$B=pt\"", "A=$B\"iommu=pt\"",
                                 "A=\"x iom${B}=pt\"", "A=\"iommu=`echo pt`\"",
                                 "A=\"io$B x\"\nA=\"$A b\"\nA=\"$C=pt\""})
            QTest::newRow(text) << text;
    }

    void doesNotEditWhatHangsOnAVariable()
    {
        QFETCH(QString, text);
        const auto file = GrubDefault::parse(text.toStdString(), path);
        QVERIFY(file);
        const auto without = file->withoutWords("A", {"iommu=pt"});
        QVERIFY(!without);
        QCOMPARE(without.error().args.at("reason"), "not-understood");
        QVERIFY(!file->withWords("A", {"iommu=pt"}));
    }

    void doesNotAddToAnOpenKernelQuote()
    {
        const auto file = GrubDefault::parse("A='quiet a=\"b'\n", path);
        QVERIFY(!file->withWords("A", {"iommu=pt"}));
        QCOMPARE(file->withoutWords("A", {"quiet"})->toText(), "A='a=\"b'\n");
    }

    void listsTheAssignments()
    {
        const auto file = GrubDefault::parse("A='1 '\"$B\"\\$\n\nexport C=`x` A=${A}\n", path);
        const auto list = file->assignments();
        QCOMPARE(list.size(), 3U);
        QCOMPARE(list[0].value, "1 $B$");
        QCOMPARE(list[1].value, "`x`");
        QCOMPARE(list[1].line, 3);
        QCOMPARE(list[2].name, "A");
        QCOMPARE(list[2].value, "$A");
    }

    void survivesHostileText_data()
    {
        vfpilot::test::addHostileRows(fixture("guide.cfg"));
        const QByteArray start = "GRUB_CMDLINE_LINUX_DEFAULT=";
        const QByteArray word = "iommu=pt a=" + QByteArray(500, 'x') + " ";
        QTest::newRow("huge value") << start + "\"" + word.repeated(20000) + "\"";
        QTest::newRow("many words")
            << start + "'" + QByteArray("a iommu=pt ").repeated(50000) + "'";
        QTest::newRow("many quotes") << start + QByteArray("'a '\"b\"\\ ").repeated(50000);
        QTest::newRow("huge list")
            << start + "module_blacklist=" + QByteArray("xe,").repeated(100000);
        QTest::newRow("open quotes") << "A=" + QByteArray(vfpilot::test::manySize, '"') + "\"";
        QTest::newRow("doubling") << "A=aaaa\n" + QByteArray("A=$A$A\n").repeated(100000);
        QTest::newRow("growing") << "A=" + QByteArray(1000000, 'a') + "\n" +
                                        QByteArray("A=$A\n").repeated(100000);
        QTest::newRow("commands") << "A=" + QByteArray("$(").repeated(1000000);
    }

    void survivesHostileText()
    {
        QFETCH(QByteArray, bytes);
        const std::string text = bytes.toStdString();
        const auto file = GrubDefault::parse(text, path);
        if (!file) {
            QCOMPARE(file.error().code, vfpilot::Errc::FileMalformed);
            QVERIFY(!grubVariables({{path, text}}));
            return;
        }
        QCOMPARE(file->toText(), text);
        const auto without = file->withoutWords(defaults, {"iommu=pt", "module_blacklist=xe"});
        QVERIFY(without);
        const auto with = without->withWords(defaults, {"iommu=pt"});
        QVERIFY(with || with.error().args.at("reason") == "no-assignment");
        const auto line = grubCommandLine({{path, text}});
        QVERIFY(line || line.error().args.at("reason") == "too-long");
    }

    void survivesBeingCutAnywhere()
    {
        for (const char* name :
             {"guide.cfg", "bookworm.cfg", "trixie.cfg", "zfs.cfg", "crlf.cfg"}) {
            vfpilot::test::cutAtEveryByte(fixture(name), [](const std::string& text) {
                const auto file = GrubDefault::parse(text, path);
                if (file)
                    QCOMPARE(file->toText(), text);
                else
                    QVERIFY(file.error().args.at("reason") != "");
                if (file)
                    QVERIFY(file->withoutWords(defaults, ours));
            });
        }
    }
};

QTEST_GUILESS_MAIN(TestGrubDefault)
#include "tst_grub_default.moc"
