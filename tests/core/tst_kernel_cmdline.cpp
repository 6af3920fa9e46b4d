// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/cmdline_file.h"
#include "core/model/kernel_cmdline.h"

#include <QTest>

using vfpilot::model::CmdlineFile;
using vfpilot::model::KernelCmdline;

namespace {

const std::string path = "/etc/kernel/cmdline";
const std::vector<std::string> ours = {"intel_iommu=on", "iommu=pt", "i915.enable_guc=3",
                                       "i915.max_vfs=7", "module_blacklist=xe"};

std::string afterSet(const char* line, const char* word)
{
    auto cmdline = KernelCmdline::parse(line);
    cmdline.set(word);
    return cmdline.toLine();
}

std::string faultOf(const std::string& text)
{
    const auto file = CmdlineFile::parse(text, path);
    return file ? "none" : file.error().args.at("reason");
}

} // namespace

class TestKernelCmdline : public QObject
{
    Q_OBJECT

private slots:
    void givesBackEveryByte_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::newRow("plain") << QByteArray("root=ZFS=rpool/ROOT/pve-1 boot=zfs quiet");
        QTest::newRow("twice") << QByteArray("console=tty0  console=ttyS0,115200\t");
        QTest::newRow("quoted") << QByteArray("dyndbg=\"file drivers/vfio/* +p\" quiet");
        QTest::newRow("open quote") << QByteArray("quiet foo=\"bar baz");
        QTest::newRow("for init") << QByteArray("quiet -- single max_vfs=1");
        QTest::newRow("spaces only") << QByteArray("   ");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("binary") << QByteArray("\xff\x01 \x00 z", 6);
        QTest::newRow("huge") << QByteArray(10 * 1024 * 1024, 'a');
    }

    void givesBackEveryByte()
    {
        QFETCH(QByteArray, line);
        const std::string text = line.toStdString();
        QCOMPARE(KernelCmdline::parse(text).toLine(), text);
    }

    void theLastValueCounts()
    {
        const auto cmdline =
            KernelCmdline::parse("i915.max_vfs=7 i915.max-vfs=0 -- i915.max_vfs=3");
        QCOMPARE(cmdline.value("i915.max_vfs"), std::optional<std::string>("0"));
        QVERIFY(!cmdline.value("max_vfs"));
        QCOMPARE(KernelCmdline::parse("quiet").value("quiet"), std::optional<std::string>(""));
        QCOMPARE(KernelCmdline::parse("a=\"b c\"").value("a"), std::optional<std::string>("b c"));
    }

    void sets_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("word");
        QTest::addColumn<QString>("after");
        QTest::newRow("adds") << "quiet"
                              << "iommu=pt"
                              << "quiet iommu=pt";
        QTest::newRow("to nothing") << ""
                                    << "iommu=pt"
                                    << "iommu=pt";
        QTest::newRow("ahead of init's") << "quiet -- single"
                                         << "iommu=pt"
                                         << "quiet iommu=pt -- single";
        QTest::newRow("only init's") << "-- single"
                                     << "iommu=pt"
                                     << "iommu=pt -- single";
        QTest::newRow("is there") << "a  iommu=pt b"
                                  << "iommu=pt"
                                  << "a  iommu=pt b";
        QTest::newRow("other value") << "a intel_iommu=off b"
                                     << "intel_iommu=on"
                                     << "a intel_iommu=on b";
        QTest::newRow("contradiction") << "iommu=pt a iommu=off"
                                       << "iommu=pt"
                                       << "iommu=pt a";
        QTest::newRow("dash") << "i915.max-vfs=1 a"
                              << "i915.max_vfs=7"
                              << "i915.max_vfs=7 a";
        QTest::newRow("not its prefix") << "iommu.strict=1"
                                        << "iommu=pt"
                                        << "iommu.strict=1 iommu=pt";
        QTest::newRow("keeps what pci= says") << "pci=noaer quiet"
                                              << "pci=realloc"
                                              << "pci=noaer,realloc quiet";
        QTest::newRow("keeps what each pci= says") << "pci=noaer quiet pci=nommconf"
                                                   << "pci=realloc"
                                                   << "pci=noaer,nommconf,realloc quiet";
        QTest::newRow("keeps the list") << "module_blacklist=nouveau,sp5100"
                                        << "module_blacklist=xe"
                                        << "module_blacklist=nouveau,sp5100,xe";
        QTest::newRow("a list with a space in it") << "module_blacklist=\"a b\" quiet"
                                                   << "module_blacklist=xe"
                                                   << "module_blacklist=\"a b,xe\" quiet";
        QTest::newRow("before an open quote") << "quiet foo=\"bar baz"
                                              << "iommu=pt"
                                              << "quiet iommu=pt foo=\"bar baz";
        QTest::newRow("open quote alone") << "foo=\"bar baz"
                                          << "iommu=pt"
                                          << "iommu=pt foo=\"bar baz";
        QTest::newRow("a quoted --") << "foo=\"bar -- baz\" a"
                                     << "iommu=pt"
                                     << "foo=\"bar -- baz\" a iommu=pt";
        QTest::newRow("in the list") << "module_blacklist=xe,nouveau"
                                     << "module_blacklist=xe"
                                     << "module_blacklist=xe,nouveau";
    }

    void sets()
    {
        QFETCH(QString, before);
        QFETCH(QString, word);
        QFETCH(QString, after);
        const auto once = afterSet(qPrintable(before), qPrintable(word));
        QCOMPARE(QString::fromStdString(once), after);
        QCOMPARE(afterSet(once.c_str(), qPrintable(word)), once); // twice is once
    }

    void takesOutWhatItPutInToTheByte()
    {
        for (const std::string before : {"", " ", "quiet ", "-- a", " -- a", "\t-- a", "a=\"b c"}) {
            auto line = KernelCmdline::parse(before);
            line.set("iommu=pt");
            QVERIFY(KernelCmdline::parse(line.toLine()).carries("iommu=pt"));
            line.remove("iommu=pt");
            QCOMPARE(line.toLine(), before);
        }
    }

    void takesANameOutOfAListHoweverItStandsThere()
    {
        for (const char* list : {"xe,", ",xe", "xe,xe", "\"xe\""}) {
            auto line = KernelCmdline::parse(std::string("a module_blacklist=") + list + " b");
            line.remove("module_blacklist=xe");
            QCOMPARE(line.toLine(), "a b");
        }
        auto spaced = KernelCmdline::parse("module_blacklist=\"a b,xe\" quiet");
        spaced.remove("module_blacklist=xe");
        QCOMPARE(spaced.toLine(), "module_blacklist=\"a b\" quiet");
    }

    void takesOutThisVeryWordOnly()
    {
        auto cmdline = KernelCmdline::parse("iommu=pt a iommu.strict=1 iommu -- iommu=pt");
        cmdline.remove("iommu=pt");
        QCOMPARE(cmdline.toLine(), "a iommu.strict=1 iommu -- iommu=pt");
        auto list = KernelCmdline::parse("module_blacklist=nouveau,xe quiet");
        list.remove("module_blacklist=xe");
        QCOMPARE(list.toLine(), "module_blacklist=nouveau quiet");
        list.remove("module_blacklist=nouveau");
        QCOMPARE(list.toLine(), "quiet");
    }

    void tellsWhereItsWordsStand()
    {
        const std::string line = "  quiet a=\"b c\"\t-- x";
        const auto ranges = KernelCmdline::parse(line).ranges();
        QCOMPARE(ranges.size(), 2U);
        QCOMPARE(line.substr(ranges[0].from, ranges[0].to - ranges[0].from), "quiet");
        QCOMPARE(line.substr(ranges[1].from, ranges[1].to - ranges[1].from), "a=\"b c\"");
    }

    void takesTenMegabytesOfWords()
    {
        std::string line;
        while (line.size() < 10UL * 1024 * 1024)
            line += "iommu=off iommu=pt ";
        auto cmdline = KernelCmdline::parse(line);
        QVERIFY(cmdline.words().size() > 1000000U);
        cmdline.remove("iommu=pt");
        cmdline.set("iommu=pt");
        QCOMPARE(cmdline.toLine(), "iommu=pt ");
    }

    void editsTheFirstLineOnly()
    {
        const std::string text = "root=ZFS=rpool/ROOT/pve-1 boot=zfs\nquiet # second line\n\n";
        const auto file = CmdlineFile::parse(text, path);
        QVERIFY(file);
        QCOMPARE(file->missing(ours).size(), ours.size());
        const auto edited = file->with(ours);
        QCOMPARE(edited.toText(),
                 "root=ZFS=rpool/ROOT/pve-1 boot=zfs intel_iommu=on iommu=pt i915.enable_guc=3 "
                 "i915.max_vfs=7 module_blacklist=xe\nquiet # second line\n\n");
        QVERIFY(edited.missing(ours).empty());
        QCOMPARE(edited.with(ours).toText(), edited.toText());
        QCOMPARE(edited.without(ours).toText(), text);
    }

    void keepsAMissingFinalNewline()
    {
        const auto file = CmdlineFile::parse("root=/dev/sda2", path);
        QVERIFY(file);
        QCOMPARE(file->with({"iommu=pt"}).toText(), "root=/dev/sda2 iommu=pt");
    }

    void neverTouchesRoot()
    {
        const auto file = CmdlineFile::parse("root=/dev/sda2 quiet", path);
        QVERIFY(file);
        QCOMPARE(file->without({"root=/dev/sda2"}).firstLine(), "root=/dev/sda2 quiet");
        QCOMPARE(file->with({"root=/dev/sdb1"}).firstLine(), "root=/dev/sda2 quiet");
    }

    void refusesWhatProxmoxBootToolWouldNotTakeRightly()
    {
        QCOMPARE(faultOf("root=ZFS=rpool/ROOT/pve-1 boot=zfs\r\n"), "carriage-return");
        QCOMPARE(faultOf("root=/dev/sda2 a=b\\040c\n"), "backslash");
        QCOMPARE(faultOf("quiet\nroot=/dev/sda2\n"), "no-root");
        QCOMPARE(faultOf("root= quiet\n"), "no-root");
        QCOMPARE(faultOf("quiet -- root=/dev/sda2\n"), "no-root");
        QCOMPARE(faultOf("\nroot=/dev/sda2\n"), "empty");
        QCOMPARE(faultOf(""), "empty");
        QCOMPARE(faultOf("root=/dev/sda2 \xc3\x28\n"), "not-text");
        QCOMPARE(faultOf(std::string("root=/dev\0sda", 13)), "not-text");
        QCOMPARE(faultOf("root=/dev/sda2 label=\xe6\xa0\xb9\n"), "none");
    }
};

QTEST_GUILESS_MAIN(TestKernelCmdline)
#include "tst_kernel_cmdline.moc"
